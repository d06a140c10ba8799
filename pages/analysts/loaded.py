"""After a load: what came of it, the first figures, and where they are."""

from __future__ import annotations

import streamlit as st

from pages.analysts.checked import Loaded
from pages.analysts.upload_words import lights, lit_table, report_table
from pages.parts import cached
from pages.parts.drawn import draw, link, node
from pages.parts.main_button import main_button
from pages.parts.routes import BY_PATH, address
from pages.parts.shell import Here
from pages.parts.spans import spans
from pages.parts.tables import heading


def show_loaded(here: Here, loaded: Loaded) -> None:
    """The figures first, then what was loaded and what was refused."""
    # The figures are those over all time, and so is what a click on one opens.
    period = spans(cached.newest_at(here.store))[-1].words
    if loaded.lit:
        if main_button("See the outcomes", "see", ":material/arrow_forward:"):
            st.switch_page(BY_PATH["outcomes"].file, query_params={"data": "own"})
        draw(node("section", None, heading("The figures that it changed, over all time"), lit_table(loaded.lit, here.organisation.currency, period, most=99),
                  lights(loaded.lit, links=True)), key="lit_up")
    report_table(loaded.reports)
    for report in loaded.reports:
        if report.batch in loaded.mend:
            st.download_button(f"Refused rows of {report.file}, as a file to mend", loaded.mend[report.batch], f"{report.batch}_to_mend.csv",
                               "text/csv", icon=":material/download:", on_click="ignore", key=f"mend_{report.batch}")
    also = f" What you confirmed is {', '.join(loaded.confirmed)}." if loaded.confirmed else ""
    draw(node("p", "said", "Any import can be ", link(address("imports", data="own"), "taken back"), f" in any order.{also}"), key="back")
