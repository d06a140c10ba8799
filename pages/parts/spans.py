"""The stretches of time that a reader may choose, and what to compare them with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from metrics.periods import months_later

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
_LENGTHS = (12, 24, 6, 3, 1)
EVERYTHING = "All time"

NO_COMPARISON = "without comparison"
BEFORE = "against the time before"
YEAR_EARLIER = "against a year earlier"
COMPARISONS = (BEFORE, YEAR_EARLIER, NO_COMPARISON)


@dataclass(frozen=True)
class Span:
    """Whole months from ``start`` (None: all history) to ``end``, exclusive (None: no data yet)."""

    words: str
    start: date | None
    end: date | None

    @property
    def months(self) -> int | None:
        """How many months; None for all history."""
        if self.start is None or self.end is None:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month


def month_words(day: date) -> str:
    """July 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def period_words(label: str, short: bool = False) -> str:
    """A period's label as people say it: 2026-07 is July 2026 (or Jul 2026), 2026-Q3 is 3rd quarter of 2026."""
    if "Q" in label:
        year, quarter = label.split("-Q")
        return f"Q{quarter} {year}" if short else f"quarter {quarter} of {year}"
    if "-" in label:
        year, month = label.split("-")
        name = MONTHS[int(month) - 1]
        return f"{name[:3] if short else name} {year}"
    return "all time" if label == "all" else label


def spans(newest: datetime | None) -> tuple[Span, ...]:
    """What can be chosen, the default first: the 12 whole months before the newest moment of the data."""
    if newest is None:
        return (Span(EVERYTHING, None, None),)
    # A month is whole once its last day is told of.
    end = (newest.date() + timedelta(days=1)).replace(day=1)
    last = month_words(months_later(end, -1))
    chosen = [Span(last if n == 1 else f"{n} months to {last}", months_later(end, -n), end) for n in _LENGTHS]
    earlier = [months_later(end, -n) for n in (3, 6, 12)]
    chosen += [Span(f"12 months to {month_words(months_later(e, -1))}", months_later(e, -12), e) for e in earlier]
    return (*chosen, Span(f"{EVERYTHING} to {last}", None, end))


def before(span: Span, comparison: str) -> Span | None:
    """The stretch to compare with, None where there is none."""
    if comparison == NO_COMPARISON or span.months is None or span.start is None or span.end is None:
        return None
    back = 12 if comparison == YEAR_EARLIER else span.months
    start, end = months_later(span.start, -back), months_later(span.end, -back)
    words = "a year earlier" if comparison == YEAR_EARLIER else (
        "the month before" if span.months == 1 else f"the {span.months} months before")
    return Span(words, start, end)
