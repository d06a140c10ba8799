"""What a figure is: formula, source, interval, traps, and the statement that ran."""

from __future__ import annotations

import streamlit as st

from metrics import book, engine
from metrics.book import version_lines
from metrics.indicator import Indicator
from metrics.scope import Scope
from pages.parts.deviations import sections_about
from pages.parts.drawn import draw, node
from pages.parts.shell import Here
from pages.parts.tables import facts, heading

def definition_facts(indicator: Indicator) -> list:
    """The declaration in words and the history of its definition, as the printed indicator book has them."""
    lines = node("ul", "plain", *(node("li", None, line.replace("`", "")) for line in version_lines(indicator)))
    return facts([*book.facts(indicator), ("Versions of this definition", lines)])


def definition(here: Here, indicator: Indicator, scope: Scope) -> None:
    """Draw the definition, why other tools show another number, and the SQL."""
    draw(node("section", None, heading("What the figure is"), definition_facts(indicator)), key="definition")
    with st.expander("Why it may differ from the tool that it comes from"):
        draw(node("p", "said", indicator.traps), key="traps")
        st.markdown(sections_about(indicator.key))
        draw(node("p", "soft", "Every example, computed from its file: docs/deviations.md."), key="deviations")
    with st.expander("The statement that ran"):
        st.code(engine.sql(indicator.key, scope, warehouse=here.store.warehouse), language="sql", wrap_lines=True)
