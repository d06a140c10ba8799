"""Texts on their way into a spreadsheet: none of them may run there as a formula."""

from __future__ import annotations

import io
import re

import pandas as pd

# What a spreadsheet may take for the beginning of a formula, behind blanks too, and in the wide forms of East Asia.
_BEGINS = r"\s*[=+\-@＝＋－＠]|[\t\r\n]"
_FORMULA = re.compile(_BEGINS)
# Our apostrophe and what made us set it, for Python and for SQL alike.
RUNS = f"'(?:{_BEGINS})"
_RUNS = re.compile(RUNS)
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?%?|[+-]?\d+(:\d\d){1,2}|[+-]")


def harmless(cell: str | None) -> str:
    """The text, behind an apostrophe where a spreadsheet could run it; numbers and times stay as they are."""
    if not cell or not _FORMULA.match(cell) or _NUMBER.fullmatch(cell):
        return cell or ""
    return f"'{cell}"


def as_it_was(cell: str) -> str:
    """The text without the apostrophe that `harmless` set before it."""
    return cell[1:] if _RUNS.match(cell) else cell


def harmless_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame whose texts and column names are harmless: what a page shows can be taken away as a file, too."""
    texts = {}
    for name in frame.select_dtypes(include=["object", "string", "category"]).columns:
        # Distinct values only: a download of a million rows names a few hundred groups.
        cells = frame[name].astype("object")
        said = {value: harmless(value) for value in cells.dropna().unique() if isinstance(value, str)}
        texts[name] = cells.map(lambda value, said=said: said.get(value, value) if isinstance(value, str) else value)
    return frame.assign(**texts).rename(columns=lambda name: harmless(str(name)))


def harmless_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV whose texts and column names are harmless."""
    return harmless_frame(frame).to_csv(index=False)


def harmless_workbook(sheets: dict[str, pd.DataFrame]) -> bytes:
    """Frames as the sheets of an Excel workbook; every text is a text, none a formula and none a link."""
    to = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(to, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        for name, frame in sheets.items():
            frame.to_excel(book, sheet_name=name, index=False)
    return to.getvalue()
