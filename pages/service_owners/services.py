"""My services: each from its two sides, the promise it keeps and how it is for the people served."""

from __future__ import annotations

import streamlit as st

from pages.parts.drawn import draw, node
from pages.parts.dumbbell import dumbbells
from pages.parts.routes import address
from pages.parts.scope_bar import scope_bar
from pages.parts.service_rows import all_sides, sentence, service_rows, shared_axis
from pages.parts.shell import foot, open_page
from pages.parts.tables import empty_state

HEADS = ("Service and the outcome it enables", "", "Reading", "Cost of lost time", "Does it stay fixed?")


def page() -> None:
    """Draw the page."""
    here = open_page("services")
    opening = st.container()
    chosen = scope_bar(here, "period", "stream", "department")
    every = all_sides(here, chosen)
    rows = service_rows(here, chosen, every)
    with opening:
        here.lead(sentence(every, rows))
    if not rows:
        draw(empty_state("A list of tickets lights this page: what was promised, what was kept. Answers to a survey about "
                         "them add how it was for the people served.", [("Upload files", address("upload"))]), key="empty")
    else:
        axis = shared_axis(here, every)
        words = ("Share of promises kept (ring) against share of favourable answers (filled, with its 95\u00a0% interval), "
                 f"{chosen.span.words}. Dashed: targets. A long orange line is a watermelon: fine outside, sore inside.")
        draw(node("div", None, node("p", "soft", words), dumbbells(axis, rows, HEADS)), key="services")
    foot()


page()
