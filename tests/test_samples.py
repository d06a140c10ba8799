"""Between them the samples carry the quirks of real exports, so that whatever is built on them meets these."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from connectors.profiles import profiles, sample
from connectors.readers import dialect

QUIRKS = {
    "written in utf-8", "written in utf-8-sig", "written in utf-16", "written in cp1252", "written in cp850", "cut by ,", "cut by ;", "cut by \t",
    "a workbook", "lines end in CRLF", "lines end in LF", "a line break in a cell", "a quotation mark in a cell", "a column that repeats", "a blank row",
    "a row of totals", "a trailing delimiter", "titles above the header", "several header rows", "a blank in a number", "blanks at the end of a cell",
    "missing as ?", "missing as -", "missing as N/A", "missing as 1900-01-01", "missing as 1/1/1900", "missing as Offered",
}


@cache
def _quirks() -> dict[str, list[str]]:
    found = defaultdict(list)
    for key in profiles():
        for quirk in _of(key):
            found[quirk].append(key)
    return found


def _of(key: str) -> set[str]:
    path = sample(key)
    if path.suffix != ".csv":
        return {"a workbook"}
    encoding = dialect.survey(path).encoding
    text = path.read_bytes().decode(encoding)
    mark = dialect.delimiter(text)
    rows = dialect.records(text, mark, 1000)
    cells = [cell for row in rows for cell in row]
    header = [name for name in rows[0] if name]
    found = {f"written in {encoding}", f"cut by {mark}", "lines end in CRLF" if "\r\n" in text else "lines end in LF"}
    told = {
        "a line break in a cell": any("\n" in cell for cell in cells), "a quotation mark in a cell": any('"' in cell for cell in cells),
        "a column that repeats": len(set(header)) < len(header), "a blank row": "\n\n" in text.replace("\r", ""),
        "a row of totals": any(row[0].casefold() in ("summe", "total") for row in rows), "a trailing delimiter": all(row[-1] == "" for row in rows),
        "titles above the header": len(rows[0]) < len(rows[1]), "several header rows": profiles()[key].header_rows > 1,
        "a blank in a number": any(cell.replace(" ", "").replace("\u00a0", "").isdigit() and not cell.isdigit() for cell in map(str.strip, cells)),
        "blanks at the end of a cell": any(cell.endswith("  ") for cell in cells),
        **{f"missing as {word}": any(cell.split(" ")[0] == word for cell in cells) for word in ("?", "-", "N/A", "1900-01-01", "1/1/1900", "Offered")},
    }
    return found | {quirk for quirk, there in told.items() if there}


@pytest.mark.parametrize("quirk", sorted(QUIRKS))
def test_some_sample_has_it(quirk):
    assert _quirks()[quirk], f"no sample is {quirk}"
