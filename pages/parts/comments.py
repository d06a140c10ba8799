"""What people wrote, for those who may read it: only surveys declared readable, ten people's at a time."""

from __future__ import annotations

import streamlit as st

from data.errors import NotAllowed
from metrics.indicator import Indicator
from pages.parts import cached
from pages.parts.as_written import as_written
from pages.parts.drawn import draw, node
from pages.parts.shell import Here
from pages.parts.spans import period_words
from pages.parts.tables import heading

_ANSWERS = ("answers", "responses", "invitations")


def comments_here(here: Here, indicator: Indicator) -> None:
    """Draw the comments of every survey that this viewer may read, beside figures that rest on surveys."""
    if indicator.counts.table.name not in _ANSWERS:
        return
    named = cached.commented(here.store, here.viewer)
    if not named:
        return
    draw(heading("What people wrote"), key="comments_title")
    for survey in named:
        try:
            found = cached.comments(here.store, survey, here.viewer)
        except NotAllowed:
            continue
        if not found:
            draw(node("p", "soft", f"{survey}: fewer than ten people of one quarter wrote something, or it has not closed."), key=f"none_{survey}")
        for i, one in enumerate(found):
            whose = f"{period_words(one.period)}, {one.departments}: {one.people} people, in no order"
            with st.expander(as_written(whose)):
                draw(node("ul", None, *(node("li", None, text) for text in one.texts)), key=f"comments_{survey}_{i}")
