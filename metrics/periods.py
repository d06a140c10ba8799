"""Periods as people name them: months, quarters, years, or everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.errors import BadScope, UnknownName

GRAINS = ("month", "quarter", "year", "all")
# Rows of a table with dates that carry none themselves: part of all history, of no period in it.
UNDATED = "undated"
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of local days, ``end`` exclusive, under the label that figures carry."""

    start: date
    end: date
    label: str

    @property
    def days(self) -> int:
        return (self.end - self.start).days


def known_grain(grain: str) -> str:
    """The grain itself.

    Raises:
        UnknownName: there is no such grain.
    """
    if grain not in GRAINS:
        raise UnknownName("grain", grain, GRAINS)
    return grain


def months_later(day: date, months: int) -> date:
    """The first of the month that lies so many months after the month of ``day``."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def first_day(grain: str, day: date) -> date:
    """First day of the period that a day lies in; the day itself for `all`."""
    if grain == "all":
        return day
    size = _MONTHS[grain]
    return date(day.year, (day.month - 1) // size * size + 1, 1)


def next_start(grain: str, start: date) -> date:
    """First day of the period after the one that begins at ``start``."""
    return months_later(start, _MONTHS[grain])


def period(grain: str, start: date) -> Period:
    """The month, quarter or year that begins on that day."""
    label = {
        "month": f"{start.year:04d}-{start.month:02d}",
        "quarter": f"{start.year:04d}-Q{(start.month + 2) // 3}",
        "year": f"{start.year:04d}",
    }[grain]
    return Period(start, next_start(grain, start), label)


def periods(grain: str, first: date, last: date) -> list[Period]:
    """Every period that holds a day from ``first`` to ``last``, both included; one named `all` for that grain."""
    if grain == "all":
        return [Period(first, last + timedelta(days=1), "all")]
    found, start = [], first_day(grain, first)
    while start <= last:
        found.append(period(grain, start))
        start = next_start(grain, start)
    return found


def period_of(label: str) -> Period | None:
    """The period of a label, None for `all` and for what is undated.

    Raises:
        BadScope: no period is named so.
    """
    if label in ("all", UNDATED):
        return None
    try:
        if "Q" in label:
            year, quarter = label.split("-Q")
            return period("quarter", date(int(year), int(quarter) * 3 - 2, 1))
        if "-" in label:
            return period("month", parse_month(label))
        return period("year", date(int(label), 1, 1))
    except ValueError as error:
        raise BadScope(f"{label!r} names no period.", change="Write 2026-07, 2026-Q3, 2026 or all.") from error


def label_at(grain: str, label: str) -> str:
    """The label of the period of a longer grain that holds this one; without one, the label itself."""
    if grain == "all":
        return "all"
    found = period_of(label)
    return label if found is None else period(grain, first_day(grain, found.start)).label


def parse_month(text: str) -> date:
    """First day of a month written YYYY-MM.

    Raises:
        BadScope: it is written otherwise.
    """
    try:
        return datetime.strptime(text, "%Y-%m").date()
    except ValueError as error:
        raise BadScope(f"{text!r} is no month.", change="Write it as YYYY-MM, such as 2026-07.") from error


def whole_quarters(start: date | None, end: date | None) -> tuple[date | None, date | None]:
    """The whole quarters inside a stretch of time; an open end stays open.

    Raises:
        BadScope: not one whole quarter lies in it.
    """
    begins = None if start is None else first_day("quarter", start)
    if begins is not None and begins < start:
        begins = next_start("quarter", begins)
    ends = None if end is None else first_day("quarter", end)
    if begins is not None and ends is not None and begins >= ends:
        raise BadScope(
            f"from {start:%Y-%m-%d} to {end:%Y-%m-%d} there is not one whole quarter.",
            change="Figures about people are shown for whole quarters: choose at least one.",
        )
    return begins, ends
