"""Texts on their way into a spreadsheet: none of them may run there as a formula."""

from __future__ import annotations

import re

import pandas as pd

# What a spreadsheet may take for the beginning of a formula, behind blanks too, and in the wide forms of East Asia.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?%?|[+-]?\d+(:\d\d){1,2}|[+-]")


def harmless(cell: str | None) -> str:
    """The text, behind an apostrophe where a spreadsheet could run it; numbers and times stay as they are."""
    if not cell or not _FORMULA.match(cell) or _NUMBER.fullmatch(cell):
        return cell or ""
    return f"'{cell}"


def harmless_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV whose texts and column names are harmless."""
    texts = {}
    for name in frame.select_dtypes(include=["object", "string", "category"]).columns:
        # Distinct values only: a download of a million rows names a few hundred groups.
        cells = frame[name].astype("object")
        said = {value: harmless(value) for value in cells.dropna().unique() if isinstance(value, str)}
        texts[name] = cells.map(lambda value, said=said: said.get(value, value) if isinstance(value, str) else value)
    return frame.assign(**texts).rename(columns=lambda name: harmless(str(name))).to_csv(index=False)
