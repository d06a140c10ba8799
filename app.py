"""The front door: who is this, and which pages are theirs; nothing else."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.routes import ROUTES
from pages.parts.shell import viewer

STATIC = Path(__file__).parent / "static"

st.set_page_config(page_title="Windshield", page_icon=str(STATIC / "mark_light.svg"), layout="wide",
                   initial_sidebar_state="collapsed")
tone = st.context.theme.type or "light"
st.logo(str(STATIC / f"logo_{tone}.svg"), size="large")



def first() -> None:
    """The bare address leads to the first page, which then has an address of its own."""
    st.switch_page(ROUTES[0].file, query_params=st.query_params.to_dict())


audience = viewer().audience
menu: dict[str, list] = {"Executives": [st.Page(first, title="Windshield", default=True, visibility="hidden")]}
for route in ROUTES:
    if audience in route.audiences:
        page = st.Page(route.file, title=route.title, url_path=route.path, visibility="visible" if route.section else "hidden")
        menu.setdefault(route.section or "Executives", []).append(page)
st.navigation(menu, position="top").run()
