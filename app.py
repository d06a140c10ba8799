"""The front door: who is this, and which pages are theirs; nothing else. `python app.py` serves it."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web import cli

from pages.parts.routes import ROUTES
from pages.parts.shell import viewer

STATIC = Path(__file__).parent / "static"


def first() -> None:
    """The bare address leads to the first page, which then has an address of its own."""
    st.switch_page(ROUTES[0].file, query_params=st.query_params.to_dict())


def door() -> None:
    """Show the menu of this reader's audience, and the page that was asked for."""
    st.set_page_config(page_title="Windshield", page_icon=str(STATIC / "mark_light.svg"), layout="wide",
                       initial_sidebar_state="collapsed")
    st.logo(str(STATIC / f"logo_{st.context.theme.type or 'light'}.svg"), size="large")
    audience = viewer().audience
    menu: dict[str, list] = {"Executives": [st.Page(first, title="Windshield", default=True, visibility="hidden")]}
    for route in ROUTES:
        if audience in route.audiences:
            page = st.Page(route.file, title=route.title, url_path=route.path, visibility="visible" if route.section else "hidden")
            menu.setdefault(route.section or "Executives", []).append(page)
    st.navigation(menu, position="top").run()


def serve() -> None:
    """Start the server; further arguments are Streamlit's own."""
    # Streamlit takes a folder named pages for its older kind of pages until the first reader has come, and would tell
    # a first reader who opens any address but the bare one that there is no such page.
    PagesManager.uses_pages_directory = False
    sys.argv = ["streamlit", "run", __file__, *sys.argv[1:]]
    sys.exit(cli.main())


if get_script_run_ctx(suppress_warning=True) is not None:
    door()
elif __name__ == "__main__":
    serve()
