"""The indicator book: every definition, what it needs, and where it stands."""

from __future__ import annotations

import streamlit as st

from metrics import book as printed
from metrics.indicators import load
from pages.parts.definition import definition_facts
from pages.parts.drawn import draw, link, node
from pages.parts.routes import address
from pages.parts.shell import foot, open_page
from pages.parts.tables import heading, table
from pages.parts.words import spelled

FACTORS = ("revenue", "cost", "productivity", "differentiation", "customer satisfaction", "experience", "diagnostic")


def page() -> None:
    """Draw the page."""
    here = open_page("book")
    book = [i for i in load().values() if here.viewer.audience in i.audiences]
    outcomes = [i for i in book if not i.diagnostic]
    here.lead(f"**{spelled(len(outcomes), True)} indicators, each one question with one number**; "
              f"{spelled(len(book) - len(outcomes))} diagnostics beside them, which executives never see.")
    wanted = st.text_input("Find", key="find", bind="query-params", placeholder="Find a question, a word, a key", width=320,
                           label_visibility="collapsed") or ""
    found = [i for i in book if wanted.casefold() in f"{i.key} {i.title} {i.question} {i.formula} {i.goal}".casefold()]
    for factor in FACTORS:
        rows = [
            (link(address("indicator", key=i.key), i.question), node("span", None, i.formula, node("span", "soft", i.reference)), i.needs.words)
            for i in found if i.factor == factor
        ]
        if rows:
            draw(node("section", None, heading(factor.capitalize()), table(("Question", "Formula, and where it comes from", "What it needs"), rows, widths=("28%", "46%", "26%"))),
                 key=f"book_{factor}")
    if not found:
        draw(node("p", "said", f"No indicator speaks of {wanted}."), key="none")
        foot()
        return
    keys = [i.key for i in found]
    st.download_button("The printed book", lambda: printed.html(None).encode(), "indicator_book.html", "text/html", icon=":material/download:",
                       key="get_book", on_click="ignore")
    with st.expander("One definition in full"):
        picked = st.selectbox("Indicator", keys, format_func=lambda key: load()[key].title, key="define")
        draw(definition_facts(load()[picked]), key="definition")
    foot()


page()
