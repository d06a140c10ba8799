"""Lengths of time as people type them into a survey: `30`, `30 min`, `1,5 Stunden`, `1 h 15`, `0:45`."""

from __future__ import annotations

from connectors.scratch import literal

_NUMBER = r"\d+(?:[.,]\d+)?"
_PLAIN = rf"^\s*({_NUMBER})\s*$"
_HOURS = rf"(?i)^\s*({_NUMBER})\s*(?:h|hrs?|hours?|std\.?|stunden?|heures?)\s*(?:(?:and|und|et)?\s*\d{{1,2}}\s*(?:m|min\.?|minutes?|minuten)?)?\s*$"
_AND_MINUTES = r"(?i)(?:h|hrs?|hours?|std\.?|stunden?|heures?)\s*(?:and|und|et)?\s*(\d{1,2})\s*(?:m|min\.?|minutes?|minuten)?\s*$"
_MINUTES = rf"(?i)^\s*({_NUMBER})\s*(?:m|min\.?|mins|minutes?|minuten)\s*$"
_CLOCK = r"^\s*\d{1,2}:\d\d\s*$"


def minutes(cell: str, factor: float) -> str:
    """SQL for the minutes that a cell tells; NULL where it tells none, or a range. A bare number counts ``factor`` minutes."""
    def part(form: str) -> str:
        return f"try_cast(replace(regexp_extract({cell}, {literal(form)}, 1), ',', '.') AS DOUBLE)"

    clock = (f"CASE WHEN regexp_matches({cell}, {literal(_CLOCK)}) THEN"
             f" try_cast(split_part(trim({cell}), ':', 1) AS DOUBLE) * 60 + try_cast(split_part(trim({cell}), ':', 2) AS DOUBLE) END")
    return f"coalesce({part(_PLAIN)} * {factor!r}e0, {part(_MINUTES)}, {part(_HOURS)} * 60 + coalesce({part(_AND_MINUTES)}, 0), {clock})"
