"""The indicator page, shared by all: the answer in words, the chart, the parts, the definition, the records."""

from __future__ import annotations

import streamlit as st

from data.errors import BadScope, NotAllowed, UnknownName
from metrics.indicators import find
from pages.parts import cached
from pages.parts.answer import answer, draw_chart, over_time
from pages.parts.behind import records_behind
from pages.parts.breakdown import breakdown
from pages.parts.card import Missing, no_figure
from pages.parts.comments import comments_here
from pages.parts.decisions import decisions
from pages.parts.definition import definition
from pages.parts.drawn import draw
from pages.parts.face import shown, why_not
from pages.parts.gathered import Told
from pages.parts.improved import draw_improvements, judged_here, of_this
from pages.parts.routes import address
from pages.parts.scope_bar import scope_bar
from pages.parts.shell import Here, foot, open_page, trouble
from pages.parts.spans import period_words
from pages.parts.voice import voice_here
from pages.parts.words import day_words

NARROWING = ("stream", "service", "department")


def _indicator(here: Here):
    key = st.query_params.get("key") or st.session_state.get("kept_key") or "promise_kept"
    indicator = find(key)
    if here.viewer.audience not in indicator.audiences:
        raise NotAllowed(f"{indicator.title!r} is a diagnostic.", change="It is for service owners and analysts.")
    st.session_state["kept_key"] = key
    st.query_params["key"] = key
    return indicator


def _facts(told: Told) -> tuple[str, ...]:
    reading = told.reading
    if reading is None:
        return ()
    goal = reading.target.goal if reading.target and reading.target.goal else None
    review = reading.target.review_on if reading.target else None
    return (
        f"Goal: {goal}" if goal else "No goal", f"Owner {reading.owner}" if reading.owner else "No owner",
        f"Review {day_words(review)}" if review else "",
    )


def page() -> None:
    """Draw the page."""
    here = open_page("indicator")
    try:
        indicator = _indicator(here)
    except (UnknownName, NotAllowed) as error:
        here.lead("**There is no such figure here.**")
        trouble(error)
        foot()
        return
    opening = st.container()
    chosen = scope_bar(here, "period", "compare", *(name for name in NARROWING if name in indicator.dimensions))
    try:
        told = Told(indicator, cached.reading(here.store, indicator.key, chosen.scope))
    except BadScope as error:
        told = Told(indicator, None, str(error))
    improved = judged_here(here, chosen, indicator.name) if told.has_figure else []
    with opening:
        here.lead(answer(here, told, of_this(improved, chosen)), page=indicator.factor.capitalize(), facts=_facts(told))
    if told.has_figure:
        draw_chart(here, chosen, told)
        draw_improvements(here, improved, indicator.unit, improved == of_this(improved, chosen))
        over_time(here, chosen, told)
    else:
        reason = told.trouble or why_not(told.reading)
        draw(no_figure(Missing(reason, "Upload it", address("upload"))), key="nofigure")
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        breakdown(here, chosen, indicator)
    with right:
        definition(here, indicator, chosen.scope)
    if told.has_figure:
        now = shown(told.reading, here.organisation.currency)
        used = {"value": now.whole, "interval": now.interval, "period": period_words(told.reading.now.period)}
        decisions(here, indicator, used, st.query_params.get("decide") == "yes")
        records_behind(here, chosen, indicator, told.reading.series.frame)
        voice_here(here, chosen, indicator)
        comments_here(here, indicator)
    foot()


page()
