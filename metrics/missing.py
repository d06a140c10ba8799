"""Why there is no figure, in a sentence, and what would bring one."""

from __future__ import annotations

from metrics.indicator import Indicator
from metrics.periods import period_of
from metrics.result import Result

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)


def why_no_figure(warehouse, indicator: Indicator, result: Result, now) -> str | None:
    """None where the latest whole period has a figure."""
    if now is not None and now.value is not None:
        return None
    frame = result.frame
    needed = f"It needs {indicator.needs.words}."
    if not warehouse.exists():
        return needed
    known = frame[frame["value"].notna()]
    if known.empty:
        if (frame["note"] == "withheld").any():
            return _withheld(result)
        if (frame["note"] == "too_few").any():
            return "Too few have come to an end to say how long it takes."
        return result.remarks[0] if result.remarks and not result.remarks[0][:1].isdigit() else needed
    latest = known.iloc[-1]
    if latest["note"] == "partial" and len(known) == 1:
        return f"The only period with data, {named(latest['period'])}, is not over yet."
    if now is None or now.note == "withheld":
        return _withheld(result)
    return f"No figure for {named(now.period)}. The newest is of {named(latest['period'])}."


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
