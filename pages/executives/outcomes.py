"""Outcomes, the home: what changed for a reason, which targets will be missed, and what wants a decision."""

from __future__ import annotations

import streamlit as st

from pages.parts import cached, sentences
from pages.parts.card import card_row, key_to_cards
from pages.parts.decide import decisions_rail
from pages.parts.drawn import draw, node
from pages.parts.earlier import against
from pages.parts.gathered import Told, best, face_of, of_one_stream, tell, to_decide
from pages.parts.scope_bar import Chosen, scope_bar
from pages.parts.shell import Here, foot, open_page
from pages.parts.start import start_here

# What executives read of each value factor, in order of preference; two at most are shown, those with a figure first.
WANTED = {
    "revenue": ("customer_delivery_on_time", "revenue_at_risk"),
    "cost": ("cost_per_outcome", "cost_of_lost_time", "failure_demand", "keep_the_lights_on"),
    "productivity": ("time_to_outcome", "lost_hours_per_colleague", "promise_kept", "right_first_time"),
    "differentiation": ("lead_time_of_change", "new_value_share", "proactive_share", "business_owned"),
    "customer satisfaction": ("customer_nps", "customer_retention", "customer_satisfaction"),
    "experience": ("enps", "retention", "service_experience", "voluntary_turnover"),
}
MOST = 2
# Streams differ too much to be one figure: the one that wants attention most stands for them.
BY_STREAM = ("cost_per_outcome", "time_to_outcome")


def _told(here: Here, chosen: Chosen, keys: tuple[str, ...]) -> list[Told]:
    every = tell(here, chosen, keys)
    own = {key: of_one_stream(here, chosen, key) for key in keys if key in BY_STREAM}
    return [own.get(one.indicator.key) or one for one in every]


def _goal(here: Here, factor: str, shown: list[Told]) -> str:
    """The declared goal of the value factor; without a declaration, none."""
    declared = [goal["name"] for goal in cached.goals(here.store) if goal["factor"] == factor]
    named = [one.reading.target.goal for one in shown if one.reading is not None and one.reading.target and one.reading.target.goal]
    return (named or declared or [""])[0]


def _section(here: Here, chosen: Chosen, factor: str, shown: list[Told]) -> list:
    if not shown:
        head = node("header", "factor", node("h2", None, factor.capitalize()))
        words = node("p", "soft", "No indicator of this release serves this value factor yet.")
        return node("section", "cards", head, node("div", None, words))
    faces = [face_of(here, one, against(here, chosen, one)) for one in shown]
    return card_row(factor.capitalize(), _goal(here, factor, shown), faces)


def page() -> None:
    """Draw the page."""
    here = open_page("outcomes")
    opening = st.container()
    chosen = scope_bar(here, "period", "compare", "stream", "department")
    by_factor = {factor: best(_told(here, chosen, keys), MOST) for factor, keys in WANTED.items()}
    told = [one for shown in by_factor.values() for one in shown]
    with opening:
        here.lead(sentences.outcomes(told, here.organisation.currency))
        start_here(here)
    evidence = node("div", "evidence", *(_section(here, chosen, factor, shown) for factor, shown in by_factor.items()))
    rail = decisions_rail(to_decide(told), here.organisation.currency)
    key = node("div", "reading", key_to_cards(), node("p", "soft", sentences.chance(told)))
    # One drawing, so that on a phone what wants a decision comes before the evidence, and the key after it.
    draw(node("div", "railed", rail, evidence, key), key="outcomes")
    foot()


page()
