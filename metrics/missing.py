"""Why there is no figure, in a sentence, and what would bring one."""

from __future__ import annotations

from metrics.indicator import Indicator
from metrics.periods import period_of
from metrics.result import Result

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)


def why_no_figure(indicator: Indicator, result: Result, now, lacking: str | None) -> str:
    """The sentence for a card without a figure; ``lacking`` names what its assumptions or answers lack."""
    frame = result.frame
    known = frame[frame["value"].notna()]
    notes = set(frame["note"])
    if lacking:
        return lacking
    if (mixed := never_added(indicator)) in result.remarks:
        return mixed
    if "withheld" in notes and (known.empty or now is None or now.note == "withheld"):
        return f"Withheld: too few people to show it without giving single ones away. {' '.join(result.remarks)}".strip()
    if known.empty:
        few = "Too few have come to an end to say how long it takes."
        return few if "too_few" in notes else f"It needs {indicator.needs.words}."
    return f"No figure for {named(now.period)}. The newest is of {named(known.iloc[-1]['period'])}."


def never_added(indicator: Indicator) -> str:
    """Why an indicator that stays apart by a dimension has no figure over several of its values."""
    return f"Figures of one {indicator.apart} and another are not added up: choose one."


def named(label: str) -> str:
    """`July 2026`, `the third quarter of 2026`, `2026`, `all history`."""
    span = period_of(label)
    if span is None:
        return "all history"
    if "Q" in label:
        return f"the {('first', 'second', 'third', 'fourth')[span.start.month // 3]} quarter of {span.start.year}"
    return f"{_MONTHS[span.start.month - 1]} {span.start.year}" if "-" in label else label


def _withheld(result: Result) -> str:
    return "Withheld: too few people to show it without giving single ones away. " + " ".join(result.remarks)
