"""What a figure is: formula, source, interval, traps, and the statement that ran."""

from __future__ import annotations

import streamlit as st

from metrics import engine
from metrics.indicator import Indicator
from metrics.scope import Scope
from pages.parts.drawn import draw, node
from pages.parts.shell import Here
from pages.parts.tables import facts, heading
from pages.parts.words import day_words

_PRIVACY = {
    "open": "open", "transactional": "answers to single tickets: no group below its minimum, rows for the service's owner only",
    "confidential": "confidential answers: whole quarters and departments of enough people, never rows",
    "people": "about people: whole quarters and departments of enough people, never rows",
}


def definition_facts(indicator: Indicator) -> list:
    """The declaration in words, as it stands in the indicator book."""
    better = {"higher": "Higher is better", "lower": "Lower is better", None: "Neither way is better by itself"}[indicator.better]
    return facts([
        ("Formula", indicator.formula), ("Serves", f"{indicator.factor}: {indicator.goal}"), ("Which way", better),
        ("Interval", indicator.estimator.interval), ("Where the formula comes from", indicator.reference),
        ("What it needs", indicator.needs.words), ("How closely it is kept", _PRIVACY[indicator.privacy]),
        ("Can be told apart by", ", ".join(indicator.dimensions)), ("Next review of this definition", day_words(indicator.review)),
        ("Key", indicator.key),
    ])


def definition(here: Here, indicator: Indicator, scope: Scope) -> None:
    """Draw the definition, why other tools show another number, and the SQL."""
    draw(node("section", None, heading("What the figure is"), definition_facts(indicator)), key="definition")
    with st.expander("Why it may differ from the tool that it comes from"):
        draw(node("p", "said", indicator.traps), key="traps")
    with st.expander("The statement that ran"):
        st.code(engine.sql(indicator.key, scope, warehouse=here.store.warehouse), language="sql", wrap_lines=True)
