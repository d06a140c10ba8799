"""The refused rows of an earlier import: where and why, and a file to mend once its original is dropped again."""

from __future__ import annotations

import io

import pandas as pd
import streamlit as st

from connectors.rejects import write_rejects
from connectors.scratch import working_folder
from data import catalogue
from data.catalogue import Import
from data.errors import WindshieldError
from data.home import Home
from data.spreadsheet import harmless_csv, harmless_frame
from pages.parts.drawn import draw
from pages.parts.shell import Here, trouble
from pages.parts.tables import heading


def refused_rows(here: Here, one: Import) -> None:
    """Draw what an import refused; nothing where it refused nothing."""
    refused = catalogue.refusals(here.store.warehouse, one.batch)
    if not refused:
        return
    draw(heading(f"{one.refused:,} record{' was' if one.refused == 1 else 's were'} refused"), key="refused_title")
    frame = pd.DataFrame(refused).rename(columns={"row": "Row", "line": "Line", "column": "Column", "reason": "Why, and what to change"})
    st.dataframe(harmless_frame(frame), hide_index=True, key="refused")
    st.download_button("This list as CSV", harmless_csv(frame), f"{one.batch}_refused.csv", "text/csv",
                       icon=":material/download:", on_click="ignore", key="refused_list")
    if one.undone_at is not None:
        return
    file = st.file_uploader("Drop the original again to get these rows as a file to mend: values are not kept here", key=f"original_{one.batch}")
    if file is None:
        return
    try:
        mend = _mend(here.home, one, file.name, file)
    except WindshieldError as error:
        trouble(error)
        return
    st.download_button("The refused rows as a file to mend", mend, f"{one.batch}_to_mend.csv", "text/csv", icon=":material/download:",
                       on_click="ignore", key="mend")


def _mend(home: Home, one: Import, name: str, content: io.BytesIO) -> bytes:
    with working_folder(home) as folder:
        original, to = folder / "original" / (name.rsplit("/", 1)[-1] or "original"), folder / "mend.csv"
        original.parent.mkdir()
        original.write_bytes(content.getbuffer())
        write_rejects(home, one.batch, to, original)
        return to.read_bytes()
