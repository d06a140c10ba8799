"""Rows that add up the others: they stand where a record has its name, and are no records."""

from __future__ import annotations

from dataclasses import replace

from connectors.profile import Profile
from connectors.recognise import Recognition
from connectors.scratch import Scratch, literal

# `Total`, `Grand Total: 12`, `Summe`, `Gesamtergebnis (8)`, `Total général`, `Suma`.
_FORM = r"^(grand |sub-?)?(totals?|sum|summe|gesamt(summe|ergebnis)?|insgesamt|somme|ensemble|suma|soma)\s*(général|generale?|geral)?\s*([(:=].*|\d.*)?$"
LAST = 50


def without_totals(scratch: Scratch, found: Recognition, rows: int) -> Profile:
    """The profile, with rows of totals left out where the end of the table that has landed shows one; ``rows``: how many it has."""
    profile = found.profile
    named = {m.field.to: m.column for m in found.matches}
    first = next((name for name in profile.natural_key if name in named), None)
    column, text = (found.id_column, "t__id") if found.id_column is not None else (named.get(first), f"t_{first}")
    if column is None or profile.reshape:
        return profile
    (there,), = scratch.sql(
        f"SELECT count(*) FROM raw WHERE _row > {rows - LAST} AND {is_total(f'trim(c{column})')}"
    )
    if not there:
        return profile
    only = f"({profile.only}) AND " if profile.only else ""
    return replace(profile, only=f"{only}NOT coalesce({is_total(text)}, false)")


def is_total(text: str) -> str:
    """SQL for whether a text says that its row adds up others."""
    return f"regexp_matches(lower({text}), {literal(_FORM)})"
