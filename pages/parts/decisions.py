"""Decisions about an indicator: those on record, and the place to record one with the figures it used."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.register import Register
from metrics.indicator import Indicator
from pages.parts.drawn import draw, node
from pages.parts.shell import Here
from pages.parts.tables import heading, table
from pages.parts.words import day_words


def _shown(kept: dict) -> list:
    used = kept["figures"] or {}
    words = ", ".join(str(used[name]) for name in ("value", "interval", "period") if used.get(name))
    return node("span", "soft", words)


def decisions(here: Here, indicator: Indicator, used: dict, opened: bool) -> None:
    """Draw both; ``used`` are the figures as they are shown now, and are kept with the decision."""
    register = Register(here.home)
    kept = register.decisions(indicator.name)
    title = "No decision is on record yet" if not kept else f"{len(kept)} decision{'s' if len(kept) > 1 else ''} on record"
    draw(heading(title), key="decisions_title")
    if kept:
        rows = [(day_words(d["decided_at"]), d["decided_by"], node("span", None, d["decision"], " ", _shown(d)), d["review_on"] or "") for d in kept]
        draw(table(("When", "Who", "Decision, and the figures it used", "Review"), rows), key="decisions")
    with st.expander("Record a decision", expanded=opened), st.form("decision", border=False, clear_on_submit=True):
        words = st.text_area("What was decided, and why", key="decision_words")
        left, right = st.columns(2)
        who = left.text_input("Who decided", key="decision_by")
        review = right.date_input("Looked at again on", value=None, min_value=date(2000, 1, 1), key="decision_review")
        if not st.form_submit_button("Record it", type="primary"):
            return
        if not words.strip() or not who.strip():
            st.warning("Say what was decided and who decided it.")
            return
        register.record_decision(decided_by=who.strip(), indicator=indicator.name, decision=words.strip(), figures=used,
                                 review_on=review.isoformat() if review else None)
    st.rerun()
