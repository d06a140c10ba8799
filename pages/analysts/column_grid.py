"""The columns of a table with their sample values: what each becomes, and why; corrected in place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from connectors.propose import propose
from connectors.recognise import Recognition
from data.spreadsheet import harmless_frame
from pages.analysts.column_words import LEFT_OUT, choices

_SAMPLES = 3
_LONG = 28


def column_grid(found: Recognition, said: dict[str, str], key: str, *, proposing: bool) -> dict[str, str]:
    """Draw the grid; gives what now stands in it where that differs from what the file says by itself.

    ``said`` is what was said before, header to canonical column (`-`: left out). ``proposing``: columns that fill
    nothing are filled with what they may be.
    """
    known = choices(found.profile)
    by_itself = _by_itself(found)
    proposed = {header: p for header, p in propose(found).items() if header not in said} if proposing else {}
    rows = []
    for i, header in enumerate(found.header):
        becomes = by_itself.get(header, LEFT_OUT)
        why = "said by you, or remembered" if header in said else "its name" if header in by_itself else ""
        if header in proposed and becomes == LEFT_OUT:
            becomes, why = proposed[header].field, f"proposed: {proposed[header].why}"
        rows.append({"Column in the file": header, "Becomes": becomes, "Sample values": _samples(found, i), "Why": why})
    frame = pd.DataFrame(rows)
    # A column that fills two of ours is shown as it is; it cannot be chosen, only replaced.
    options = list(dict.fromkeys([*known, *frame["Becomes"]]))
    edited = st.data_editor(
        harmless_frame(frame), hide_index=True, key=key, disabled=["Column in the file", "Sample values", "Why"], height=min(420, 37 + 35 * len(frame)),
        alt="Which column of the file becomes what",
        column_config={
            "Becomes": st.column_config.SelectboxColumn(options=options, format_func=lambda name: known.get(name, name), required=True, width="large"),
        },
    )
    now = dict(zip(found.header, edited["Becomes"], strict=True))
    return {header: to for header, to in now.items() if header in said or to != by_itself.get(header, LEFT_OUT)}


def lacking(found: Recognition, mapping: dict[str, str]) -> list[str]:
    """What must still be said before the table can be read, in words."""
    filled = {to for header, to in {**_by_itself(found), **mapping}.items()}
    filled = {part for to in filled for part in to.split(" + ")}
    needed = list(found.profile.required) + ([] if found.profile.natural_key else ["id"])
    known = choices(found.profile)
    return [known[name] for name in needed if name not in filled]


def _by_itself(found: Recognition) -> dict[str, str]:
    filled = {found.header[found.id_column]: "id"} if found.id_column is not None else {}
    for match in found.matches:
        filled[match.header] = " + ".join(filter(None, (filled.get(match.header), match.field.to)))
    return filled


def _samples(found: Recognition, column: int) -> str:
    rows = found.sheet.head[found.header_rows :]
    seen = dict.fromkeys(row[column] for row in rows if column < len(row) and row[column].strip())
    return " · ".join(value[:_LONG] for value in list(seen)[:_SAMPLES]) or "(empty)"
