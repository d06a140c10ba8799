"""The records behind a figure, for those who may see them, and what can be taken along."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.spreadsheet import harmless_csv, harmless_frame, harmless_workbook
from metrics import engine
from metrics.book import facts, version_lines
from metrics.indicator import Indicator
from pages.parts.drawn import draw, node
from pages.parts.gathered import silently
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.tables import heading, table
from pages.parts.words import counted, moment_words

_SHOWN = 200
_QUIET = ("source", "batch", "id")


def records_behind(here: Here, chosen: Chosen, indicator: Indicator, figures: pd.DataFrame) -> None:
    """Draw the records of the whole chosen time, their count, and the downloads."""
    found = silently(engine.records, here.store.warehouse, indicator.key, chosen.whole(), _SHOWN)
    if found is None:
        return
    name = indicator.counts.table.name
    title = f"The {counted(found.n, name)} behind it" if found.n else "No records lie behind it"
    draw(heading(title), key="records_title")
    if found.rows is None:
        draw(node("p", "said", f"{found.why} They came with these imports:"), key="why")
        rows = [(b["batch"], b["file_name"] or "", b["source"] or "", moment_words(b["loaded_at"])) for b in found.batches.to_dict("records")]
        draw(table(("Import", "File", "Source", "Loaded"), rows), key="batches")
    elif len(found.rows):
        told = found.rows.dropna(axis="columns", how="all")
        order = [c for c in told.columns if c not in _QUIET]
        st.dataframe(harmless_frame(told[["id", *order]]), hide_index=True, height=320, key="records", column_config=_labels(told))
        if found.n > len(found.rows):
            draw(node("p", "soft", f"The first {len(found.rows):,} of {found.n:,}; the download holds all."), key="first")
    _downloads(here, chosen, indicator, figures, found.rows is not None and found.n > 0)


def _labels(frame: pd.DataFrame) -> dict:
    """Column names as words, moments as people write them."""
    def label(name: str) -> str:
        return name.removesuffix("_at").replace("_", " ").capitalize()

    moments = set(frame.select_dtypes(include="datetime").columns)
    return {name: st.column_config.DatetimeColumn(label(name), format="D MMM YYYY, HH:mm") if name in moments
            else st.column_config.Column(label(name)) for name in frame.columns}


def _downloads(here: Here, chosen: Chosen, indicator: Indicator, figures: pd.DataFrame, rows: bool) -> None:
    with st.container(horizontal=True, gap="small"):
        if rows:
            st.download_button("Records as CSV", lambda: _records(here, chosen, indicator), f"{indicator.key}_records.csv", "text/csv",
                               icon=":material/download:", key="get_records", on_click="ignore")
        figures = figures.assign(definition_version=indicator.version)
        st.download_button("Figures as CSV", harmless_csv(figures), f"{indicator.key}.csv", "text/csv",
                           icon=":material/download:", key="get_figures", on_click="ignore")
        st.download_button("Definition and figures as Excel", lambda: _workbook(indicator, figures), f"{indicator.key}.xlsx",
                           icon=":material/download:", key="get_workbook", on_click="ignore",
                           mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def _records(here: Here, chosen: Chosen, indicator: Indicator) -> bytes:
    every = engine.records(here.store.warehouse, indicator.key, chosen.whole()).rows
    return harmless_csv(every).encode()


def _workbook(indicator: Indicator, figures: pd.DataFrame) -> bytes:
    lines = [("Version", line) for line in version_lines(indicator)]
    told = pd.DataFrame([("Question", indicator.question), *facts(indicator), *lines], columns=["What", "Is"])
    return harmless_workbook({"Figures": figures, "Definition": told})
