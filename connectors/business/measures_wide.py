"""Business measures with one column each: a date, then orders, revenue, complaints side by side."""

from __future__ import annotations

import re

from connectors.headers import plain
from connectors.profile import Profile, one
from connectors.readers.melted import MEASURE, VALUE, is_melted, melted
from connectors.readers.sheet import Sheet
from connectors.vocabulary.business import COST_COLUMNS, DAY, DEPARTMENT, SERVICE, STREAM, WHEN, about, no_total

_FIGURE = re.compile(r"^[-+(]?[€$£]?\s?\d[\d\s.,'’\u00a0\u202f]*\s?[%€$£)]?$")
_CELL = 0.9
_STAY = frozenset(plain(n) for n in (*DAY, *SERVICE, *STREAM, *DEPARTMENT))
_DAY = frozenset(plain(n) for n in DAY)
# Costs side by side are costs, not measures.
_COSTS = frozenset(plain(n) for n in COST_COLUMNS)


def _one_row_per_measure(sheet: Sheet, start: int) -> Sheet | None:
    """The table as rows, where every column is a date, a name of what it is about, or a figure throughout."""
    if is_melted(sheet):
        return sheet
    header = [plain(name) for name in sheet.head[start]]
    stay = tuple(i for i, name in enumerate(header) if name in _STAY)
    rest = [i for i, name in enumerate(header) if name and name not in _STAY]
    rows = sheet.head[start + 1 :]
    if not rows or len(rest) < 2 or _COSTS.issuperset(header[i] for i in rest) or not any(header[i] in _DAY for i in stay) or "" in header:
        return None
    if any(not _figures([row[i].strip() for row in rows if row[i].strip()]) for i in rest):
        return None
    return melted(sheet, start, stay, tuple(rest))


def _figures(cells: list[str]) -> bool:
    return bool(cells) and sum(bool(_FIGURE.match(cell)) for cell in cells) >= _CELL * len(cells)


PROFILE = Profile(
    key="measures_wide",
    title="Business measures side by side",
    system="measures",
    grain="one row per day or month, one column per measure",
    table="measures",
    reshape=_one_row_per_measure,
    natural_key=("on", "measure", "service_text", "stream_text", "department_text"),
    fields=(one("on", *DAY), one("measure", MEASURE), one("value", VALUE), *about(), WHEN),
    only=no_total("_when", "service_text", "stream_text", "department_text"),
    ceiling=0.75,
    says=("Each column of figures is a measure of its own.",),
)
