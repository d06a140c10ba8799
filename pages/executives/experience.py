"""Experience, in its short form: its measures side by side, never one score; and whose voice they are."""

from __future__ import annotations

import streamlit as st

from pages.parts import sentences
from pages.parts.card import card_grid
from pages.parts.drawn import draw, node
from pages.parts.earlier import against
from pages.parts.gathered import face_of, tell
from pages.parts.scope_bar import scope_bar
from pages.parts.shell import foot, open_page

SECTIONS = (
    ("Do people want to be here?", ("enps", "retention", "voluntary_turnover", "first_year_retention", "time_to_hire")),
    ("How is it for the people served, and who said so?",
     ("service_experience", "happiness", "effort", "comfort", "safety", "readiness", "who_answered")),
)


def page() -> None:
    """Draw the page."""
    here = open_page("experience")
    opening = st.container()
    chosen = scope_bar(here, "period", "compare", "department")
    told = {title: tell(here, chosen, keys) for title, keys in SECTIONS}
    every = [one for group in told.values() for one in group]
    with opening:
        here.lead(sentences.outcomes(every, here.organisation.currency, "measures of experience"))
    sections = [
        card_grid(title, [face_of(here, one, against(here, chosen, one)) for one in group]) for title, group in told.items() if group
    ]
    note = node("p", "soft", "These are never added up into one score. " + sentences.chance(every))
    draw(node("div", None, *sections, note), key="cards")
    foot()


page()
