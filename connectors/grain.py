"""What one row of a file stands for, told from its rows: a record, a change of it, one of several things about it, a year."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.profile import Profile
from connectors.profiles import profiles
from connectors.readers.sheet import HEAD
from connectors.recognise import REPEATING, Match, Recognition, recognise_sheet
from connectors.scratch import Scratch
from connectors.totals import is_total

_NOUNS = {
    "tickets": ("ticket", "tickets"), "people": ("person", "people"), "requisitions": ("position", "positions"),
    "responses": ("questionnaire", "questionnaires"), "deliveries": ("delivery", "deliveries"), "customers": ("customer", "customers"),
    "outages": ("interruption", "interruptions"),
}
_ENOUGH_TO_SEE = 2_000
_NAMED = 4


@dataclass(frozen=True)
class Grain:
    """``rows`` that say anything, the ``records`` that they are about, and what a row is, in words.

    ``kind``: `record`, `change` (rows of one record differ in state, team or last update), `several` (they differ in
    what they are about only: a category, an interaction, an agreement), `moment` (one row per record and year),
    or `again` (they say the same, or are few).
    """

    kind: str
    rows: int
    records: int
    words: str


def grain(scratch: Scratch, found: Recognition) -> Grain:
    """The grain of a table that has landed with all its mapped columns."""
    profile = found.profile
    noun, nouns = _NOUNS.get(profile.table, ("record", "records"))
    key = _key(found)
    if not key:
        return Grain("record", 0, 0, profile.grain)
    (rows, records), = scratch.sql(f"SELECT count(*), count(DISTINCT k) FROM (SELECT {key} AS k FROM raw) WHERE k IS NOT NULL")
    counted = f"{rows:,} {'row' if rows == 1 else 'rows'} of {records:,} {noun if records == 1 else nouns}"
    if rows == records:
        return Grain("record", rows, records, profile.grain if not profile.repeats else f"one row per {noun}: {counted}")
    differ = _differ(scratch, found, key)
    named = _listed(differ)
    kind = _kind(profile, differ, 1 - records / rows)
    # What the export says of itself holds where it expects several rows of a record.
    expected = profile.grain if profile.repeats or profile.order else ""
    words = {
        "moment": f"{expected or f'one row per {noun} and moment'}: {counted}",
        "change": f"one row per change of a {noun}: {counted}, which differ in {named}",
        "several": f"{expected or f'one row per {noun} and {named}'}: {counted}; {nouns} are counted, not rows",
        "again": f"one row per {noun}, some of them again: {counted}" + (f", which differ in {named}" if named else ""),
    }
    return Grain(kind, rows, records, words[kind])


def _kind(profile: Profile, differ: tuple[Match, ...], repeated: float) -> str:
    # A few that stand in a list twice make no log of it.
    if repeated <= REPEATING and not profile.repeats:
        return "again"
    fields = {match.field.to for match in differ}
    if fields & {"seen_at", "_year"}:
        return "moment"
    if fields & {"state", "team", "updated_at", "resolved_at", "closed_at", "reassign_count", "_changes"} and profile.table == "tickets":
        return "change"
    return "several" if differ else "again"


def _key(found: Recognition) -> str:
    """SQL for what makes a record, as it is written; empty where rows have no name."""
    if found.id_column is not None:
        cell = f"trim(c{found.id_column})"
        return f"CASE WHEN {cell} <> '' AND NOT {is_total(cell)} THEN {cell} END"
    columns = {m.field.to: m.column for m in found.matches}
    told = [columns[name] for name in found.profile.natural_key if name in columns]
    if found.profile.twins or not told:
        return ""
    cells = ", ".join(f"coalesce(trim(c{column}), '')" for column in told)
    # A row that names nobody is no record, whatever else it says.
    return f"CASE WHEN trim(c{told[0]}) <> '' AND NOT {is_total(f'trim(c{told[0]})')} THEN concat_ws('/', {cells}) END"


def _differ(scratch: Scratch, found: Recognition, key: str) -> tuple[Match, ...]:
    """The mapped columns in which rows of one record differ; looked for among the first records that repeat."""
    columns = sorted({m.column for m in found.matches})
    counts = ", ".join(f"max(n{c})" for c in columns)
    if not columns:
        return ()
    (most,), = [scratch.sql(
        f"""SELECT {counts} FROM (
            SELECT {', '.join(f"count(DISTINCT coalesce(trim(c{c}), '')) AS n{c}" for c in columns)}
            FROM (SELECT {key} AS k, * FROM raw) WHERE k IN (
                SELECT k FROM (SELECT {key} AS k, _row FROM raw) WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1 ORDER BY min(_row) LIMIT {_ENOUGH_TO_SEE})
            GROUP BY k)"""
    )]
    several = {column for column, n in zip(columns, most, strict=True) if n and n > 1}
    seen: dict[int, Match] = {}
    for match in found.matches:
        if match.column in several:
            seen.setdefault(match.column, match)
    return tuple(seen.values())


def _listed(differ: tuple[Match, ...]) -> str:
    names = [match.header for match in differ]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def other_grain(scratch: Scratch, found: Recognition) -> Recognition | None:
    """What a table that has landed is instead, where all its rows show another grain than the first ones did.

    A log of changes may begin with a thousand tickets that changed once, and a list with a few that stand in it twice.
    """
    others = _of_other_grain(found)
    if not others:
        return None
    # Near enough to tell a fifth, and much faster than counting.
    (rows, ids), = scratch.sql(f"SELECT count(c{found.id_column}), approx_count_distinct(c{found.id_column}) FROM raw")
    if not has_other_grain(found, rows, ids):
        return None
    fitting = [fit for p in others if (fit := recognise_sheet(found.sheet, p.key)).sureness > 0]
    return max(fitting, key=lambda fit: fit.sureness) if fitting else None


def has_other_grain(found: Recognition, rows: int, ids: int) -> bool:
    """Whether so many ids in so many rows speak of another grain than the profile's, and there is one that has it."""
    return bool(_of_other_grain(found)) and (bool(rows) and 1 - ids / rows > REPEATING) != found.profile.repeats


def _of_other_grain(found: Recognition) -> list[Profile]:
    profile = found.profile
    if profile.repeats is None or found.id_column is None or len(found.sheet.head) < HEAD:
        return []
    return [p for p in profiles().values() if (p.system, p.table, p.repeats) == (profile.system, profile.table, not profile.repeats)]
