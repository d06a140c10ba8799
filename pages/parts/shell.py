"""What every page does first: which data, which reader, may they be here; and what it says where there are no data."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data.access import AUDIENCES, Viewer
from data.errors import WindshieldError
from data.home import Home, demo_home, own_home
from data.warehouse import Warehouse
from pages.parts import cached
from pages.parts.as_written import as_written
from pages.parts.cached import Store
from pages.parts.lead import lead
from pages.parts.routes import BY_PATH, Route, address

AUDIENCE_WORDS = {"executive": "Executive", "service_owner": "Service owner", "analyst": "Analyst"}


@dataclass(frozen=True)
class Here:
    """The page that is open: whose data it shows, and to whom."""

    route: Route
    home: Home
    store: Store
    viewer: Viewer
    shows_demo: bool
    demo_exists: bool

    @property
    def organisation(self):
        return cached.organisation(self.store)

    def lead(self, sentence: str, *, page: str | None = None, facts: tuple[str, ...] = (), wide: bool = False) -> None:
        """Open the page with its answer."""
        organisation = self.organisation
        lead(
            sentence, page or self.route.title, (*facts, organisation.name), invented=organisation.invented,
            way=self.way, wide=wide,
        )

    @property
    def way(self) -> tuple[str, str] | None:
        """From the invented data to the reader's own, or back."""
        if self.shows_demo:
            loads = self.viewer.audience in BY_PATH["upload"].audiences
            return ("Load your own", address("upload", data="own")) if loads else None
        return ("See the demo", address("outcomes", data="demo")) if self.demo_exists else None


def viewer() -> Viewer:
    """Who is looking. Until there is a sign-in, this machine's reader, in the audience that they chose."""
    chosen = st.query_params.get("as") or st.session_state.get("audience") or "analyst"
    audience = chosen if chosen in AUDIENCES else "analyst"
    st.session_state["audience"] = audience
    return Viewer(audience=audience, people_rows=False)


def _shows_demo(own: Warehouse, demo: Warehouse) -> bool:
    """The own organisation where it has data, else the demo; a reader's choice goes before both."""
    chosen = st.query_params.get("data") or st.session_state.get("data")
    if chosen in ("own", "demo"):
        st.session_state["data"] = chosen
        return chosen == "demo" and demo.exists()
    return not own.exists() and demo.exists()


def open_page(path: str) -> Here:
    """Call this first on every page: it settles the data and the reader, and turns away who may not be here."""
    route, who = BY_PATH[path], viewer()
    if who.audience not in route.audiences:
        lead(f"**{route.title} is not for {AUDIENCE_WORDS[who.audience].lower()}s.** Change how you read at the foot "
             "of any other page, or go back.", route.title)
        st.stop()
    own, demo = own_home(), demo_home()
    shows_demo = _shows_demo(Warehouse(own), Warehouse(demo))
    home = demo if shows_demo else own
    return Here(route, home, Store(str(home.folder), Warehouse(home).revision()), who, shows_demo, Warehouse(demo).exists())


def trouble(error: WindshieldError) -> None:
    """An error of ours, as the sentence that it is."""
    st.warning(as_written(str(error)), icon=":material/info:")


def foot() -> None:
    """The switch of audience, at the foot of every page."""
    def remember() -> None:
        st.session_state["audience"] = st.session_state["reads_as"] or "analyst"
        st.query_params.pop("as", None)

    st.space("medium")
    st.session_state["reads_as"] = st.session_state.get("audience", "analyst")
    st.segmented_control("You read as", AUDIENCES, key="reads_as", format_func=AUDIENCE_WORDS.get, on_change=remember)
