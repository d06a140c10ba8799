"""The way in for whoever has loaded nothing yet: one button, where the figures will be."""

from __future__ import annotations

import streamlit as st

from pages.parts.drawn import draw, node
from pages.parts.main_button import main_button
from pages.parts.routes import BY_PATH
from pages.parts.shell import Here


def start_here(here: Here) -> None:
    """Draw the way to the upload while the store is empty, for those who may upload."""
    if not here.store.empty:
        return
    if here.viewer.audience not in BY_PATH["upload"].audiences:
        draw(node("p", "soft", "Whoever reads as an analyst can upload the first files: the switch is at the foot of the page."), key="start_words")
        return
    if main_button("Upload your first files", "start", ":material/upload:"):
        st.switch_page(BY_PATH["upload"].file, query_params={"data": "own"})
    draw(node("p", "soft", "One list of tickets is enough to begin. You see what a file is and what it would change before anything is written."), key="start_words")
