"""Lengths of time as tools write them - `12:30`, `1:02:03`, `2 days 3 hours`, `1 dia 4 horas`, bare numbers - as SQL."""

from __future__ import annotations

from connectors.scratch import literal

# Beginnings of the words for each unit in English, German, French, Spanish, Portuguese and Italian; bare letters too.
_UNITS = (
    (10080.0, r"(?:w|weeks?|wochen?|semaines?|semanas?|settiman[ae])"),
    (1440.0, r"(?:d|days?|tage?n?|t|jours?|j|dias?|días?|giorn[oi]|g)"),
    (60.0, r"(?:h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae])"),
    (1.0, r"(?:m|mins?|minutes?|minuten?|minutos?|minut[oi])"),
    (1 / 60, r"(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|second[oi])"),
)
_CLOCK = r"^(-?)(\d+):(\d{2})(?::(\d{2}))?$"


def minutes(text: str, bare: float = 1.0) -> str:
    """SQL for the minutes that a text says; NULL where it says no length of time.

    ``bare`` is how many minutes the unit of a bare number has. `HH:MM` and `HH:MM:SS` are hours first.

    >>> minutes("t__spent", bare=60.0).startswith("CASE")
    True
    """
    said = f"lower(trim({text}))"
    clock = " + ".join(
        f"coalesce(try_cast(regexp_extract({said}, {literal(_CLOCK)}, {part}) AS DOUBLE), 0) * {unit!r}e0"
        for part, unit in ((2, 60.0), (3, 1.0), (4, 1 / 60))
    )
    words = " + ".join(f"coalesce({_amount(said, unit)}, 0) * {factor!r}e0" for factor, unit in _UNITS)
    any_unit = "|".join(unit for _, unit in _UNITS)
    number = f"try_cast(replace({said}, ',', '.') AS DOUBLE)"
    return (
        f"CASE WHEN {number} IS NOT NULL THEN {number} * {float(bare)!r}e0 "
        f"WHEN regexp_matches({said}, {literal(_CLOCK)}) THEN "
        f"CASE WHEN starts_with({said}, '-') THEN -1 ELSE 1 END * ({clock}) "
        f"WHEN regexp_full_match({said}, {literal(_sentence(any_unit))}) THEN {words} END"
    )


def _amount(said: str, unit: str) -> str:
    pattern = r"([0-9]+(?:[.,][0-9]+)?)[\s\x{00A0}.]*" + unit + r"(?:[^\pL]|$)"
    number = f"regexp_extract({said}, {literal(pattern)}, 1)"
    return f"try_cast(replace({number}, ',', '.') AS DOUBLE)"


def _sentence(any_unit: str) -> str:
    return rf"(?:[0-9]+(?:[.,][0-9]+)?[\s\x{{00A0}}.]*(?:{any_unit})(?:[\s\x{{00A0}},.]|und|and|et|e|y)*)+"
