"""A service: how it is for the people served, where it flows, what is asked of it, and what its catalogue entry says."""

from __future__ import annotations

import streamlit as st

from pages.parts import cached
from pages.parts.card import card_grid
from pages.parts.drawn import draw, link, node
from pages.parts.earlier import against
from pages.parts.face import shown
from pages.parts.gathered import Told, face_of, tell
from pages.parts.routes import address
from pages.parts.scope_bar import scope_bar
from pages.parts.shell import Here, foot, open_page
from pages.parts.tables import empty_state, facts, heading
from pages.parts.words import lower_first, spelled

SECTIONS = (
    ("Experience and friction", ("service_experience", "lost_hours_per_colleague", "cost_of_lost_time", "effort")),
    ("Flow", ("promise_kept", "right_first_time", "time_to_outcome", "handoffs_per_outcome", "hours_to_resolve",
              "share_resting_30_days")),
    ("Demand", ("tickets", "reopened", "failure_demand", "automation_potential")),
)
QUESTIONS = (
    ("what_business", "What is the business?"), ("who_customers", "Who are the customers?"), ("what_needed", "What do they need?"),
    ("why_us", "Why us?"), ("what_expected", "What do they expect?"),
    ("who_accountable", "Who is accountable that people are happy?"), ("which_means", "Which people, processes, technology?"),
)


def _sentence(name: str, told: list[Told], currency: str | None) -> str:
    wanted = {one.indicator.key: one for one in told if one.has_figure}
    figures = [wanted[key] for key in ("promise_kept", "service_experience") if key in wanted] or list(wanted.values())[:2]
    if not figures:
        return f"**{name}: no figures in this time.** Choose a longer one, or upload what is missing."
    said = " and ".join(f"{lower_first(one.indicator.title)} {shown(one.reading, currency).whole}" for one in figures)
    worse = [one for one in wanted.values() if one.variation == "concern"]
    better = [one for one in wanted.values() if one.variation == "improvement"]
    sides = [wanted[key].assurance for key in ("promise_kept", "service_experience") if key in wanted]
    sore = "**It keeps its promise, yet the people it serves are unhappy.** " if sides == ["pass", "fail"] else ""
    turn = "Nothing changed beyond noise." if not worse and not better else " ".join(
        f"{spelled(len(group), True)} of its figures {'is' if len(group) == 1 else 'are'} {way} than before."
        for group, way in ((worse, "worse"), (better, "better")) if group)
    return f"**{name}**: {said}. {sore}{turn}"


def _catalogue(entry: dict, departments: dict[str, str]) -> list:
    answered = [question for column, question in QUESTIONS if entry.get(column)]
    listed = [(question, entry.get(column) or node("span", "soft", "not answered yet")) for column, question in QUESTIONS]
    kept = [("Provided by", departments.get(entry.get("department") or "", entry.get("department"))), ("Owner", entry.get("owner") or node("strong", "worse", "No owner")),
            ("The outcome it enables", entry.get("outcome"))]
    return node("section", None, heading(f"Catalogue entry: {spelled(len(answered))} of seven questions answered"), facts(kept + listed, wide=True))


def _choose(here: Here, names: list[dict]) -> None:
    here.lead("**Which service?** Choose one to see it from the side of the people it serves.")
    if names:
        draw(node("ul", None, *(node("li", None, link(address("service", service=s["name"]), s["name"])) for s in names)), key="which")
    else:
        draw(empty_state("There are no services yet. A list of tickets proposes them: each category becomes one.",
                         [("Upload files", address("upload"))]), key="empty")


def page() -> None:
    """Draw the page."""
    here = open_page("service")
    opening = st.container()
    chosen = scope_bar(here, "period", "compare", "service", "department")
    names = cached.services(here.store)
    picked = chosen.scope.services[0] if chosen.scope.services else st.query_params.get("id")
    if not picked:
        with opening:
            _choose(here, names)
        foot()
        return
    chosen = chosen.of_service(picked)
    entry = next((s for s in names if s["id"] == picked), {})
    told = {title: tell(here, chosen, keys) for title, keys in SECTIONS}
    every = [one for group in told.values() for one in group]
    with opening:
        here.lead(_sentence(entry.get("name") or picked, every, here.organisation.currency), facts=(entry.get("outcome") or "",))
    lit = {title: [one for one in group if one.has_figure] or group[:1] for title, group in told.items()}
    sections = [card_grid(title, [face_of(here, one, against(here, chosen, one)) for one in group]) for title, group in lit.items() if group]
    draw(node("div", None, *sections, _catalogue(entry, {d["id"]: d["name"] for d in cached.departments(here.store)})), key="cards")
    foot()


page()
