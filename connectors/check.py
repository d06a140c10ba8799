"""Which rows are not kept, and why: each check is a condition over columns, and a reason in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from connectors.recognise import Match
from connectors.scratch import literal
from connectors.shapes import MONTHS
from connectors.typed import sql_type, valued
from connectors.work import Work

IN_ORDER = {
    "tickets": (("opened_at", "resolved_at", "resolved before it was opened"), ("opened_at", "closed_at", "closed before it was opened")),
    "ticket_events": (("started_at", "ended_at", "ended before it started"),),
    "people": (("hired_on", "left_on", "left before the first day"),),
    "requisitions": (("opened_at", "accepted_at", "accepted before it was opened"),),
    "outages": (("started_at", "ended_at", "ended before it started"),),
    "customers": (("since_on", "left_on", "left before the first day"),),
    "person_alias": (("valid_from", "valid_to", "ends before it begins"),),
    "departments": (("valid_from", "valid_to", "ends before it begins"),),
    "services": (("valid_from", "valid_to", "ends before it begins"),),
}
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
# As small as files come for next to no time: they are kept.
PACKED = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"
FIRST_OF_1900 = "'^(0?1[-./]0?1[-./]1900|1900[-./]0?1[-./]0?1)'"
# Only what is surely a date is repeated in a reason: a name in a column of dates is nobody's business.
_DATELIKE = f"regexp_full_match({{t}}, '[-0-9./: ,TZ+]*({_MONTH})?[-0-9./: ,TZ+]*([ap]\\.?m\\.?)?', 'i')"


@dataclass(frozen=True)
class Check:
    """Rows for which ``condition`` holds are refused; ``reason`` is SQL text over the same columns."""

    column: str
    condition: str
    reason: str


def checks(work: Work) -> list[Check]:
    """All checks of a table, the first that fails names the reason."""
    found = []
    if work.found.id_column is not None:
        header = work.found.header[work.found.id_column]
        found.append(Check(header, "_id IS NULL", literal(f"there is no {header}")))
    for match in work.matches:
        found += _of_field(work, match)
    headers = {m.field.to: m.header for m in work.matches}
    for first, last, words in IN_ORDER.get(work.profile.table, ()):
        if first in headers and last in headers:
            found.append(Check(headers[last], f"v_{last} < v_{first}", literal(words)))
    found += [Check(work.found.header[q.column], q.outside(), literal(q.outside_reason())) for q in work.questions]
    return found


def _of_field(work: Work, match: Match) -> list[Check]:
    name, kind, header = match.field.to, sql_type(work, match), match.header
    written, value = f"t_{name}", f"v_{name}"
    unread = f"{written} IS NOT NULL AND {value} IS NULL"
    found = []
    if kind in ("TIMESTAMP", "DATE"):
        first_of_1900 = f"regexp_matches({written}, {FIRST_OF_1900})"
        found.append(
            # A CASE, because AND would try the expression on every row.
            Check(header, f"CASE WHEN {unread} THEN NOT {first_of_1900} END",
                  f"CASE WHEN {_DATELIKE.format(t=written)} THEN {written} || ': this day does not exist' ELSE 'this is no date' END")
        )
        if not (not match.field.working and work.profile.column(name).info.get("future")):
            found.append(Check(header, f"{value} > getvariable('latest')", "'this lies more than a year in the future'"))
    elif kind == "DOUBLE":
        found.append(Check(header, unread, "'this is no number'"))
    elif kind == "BIGINT":
        found.append(Check(header, unread, "'this is no whole number'"))
    elif kind == "BOOLEAN" and not match.field.words:
        found.append(Check(header, unread, "'this is neither yes nor no'"))
    if not match.field.working and name in work.profile.required:
        found.append(Check(header, f"{value} IS NULL", literal(f"there is no {header}")))
    return found


def type_rows(work: Work) -> list[Check]:
    """Write `typed`: every record row with its values; `_trouble` numbers the check that it fails, `_reason` says why."""
    listed = checks(work)
    to = work.scratch.folder / "typed.parquet"
    work.scratch.sql(f"COPY ({select_typed(work, listed, '_row')}) TO {literal(to)} ({PACKED})")
    work.scratch.sql(f"CREATE OR REPLACE VIEW typed AS SELECT * FROM read_parquet({literal(to)})")
    return listed


def select_typed(work: Work, listed: list[Check], first: str) -> str:
    """SQL for the typed rows, with ``first`` as what stands before their values."""
    scratch = work.scratch
    scratch.say("latest", work.loaded_at.replace(year=work.loaded_at.year + 1, day=min(28, work.loaded_at.day)))
    cases = " ".join(f"WHEN {c.condition} THEN {number}" for number, c in enumerate(listed, start=1))
    failed = f"CASE {cases} ELSE 0 END" if cases else "0"
    names = [*work.mapped, *work.working]
    columns = ", ".join(f'v_{n} AS "{n}"' for n in names)
    questions = "".join(f", {q.value()} AS {q.name}" for q in work.questions)
    reasons = " ".join(f"WHEN {number} THEN {c.reason}" for number, c in enumerate(listed, start=1))
    reason = f"CASE _trouble {reasons} END" if reasons else "NULL"
    only = "" if work.streamed or not work.profile.only else f" WHERE {work.profile.only}"
    return f"""SELECT {first}, _id AS id, {_version(work)} AS version_at, {columns}{questions}, _trouble,
            CAST({reason} AS VARCHAR) AS _reason
        FROM (SELECT *, CAST({failed} AS SMALLINT) AS _trouble FROM ({valued(work)}){only})"""


def _version(work: Work) -> str:
    """How new a row is, where that is known before all rows were read."""
    own = work.version_column
    if own:
        return f"CAST(v_{own} AS TIMESTAMP)"
    said = work.said.as_of or (work.loaded_at if work.profile.declared else None)
    work.scratch.say("as_of", said)
    return "CAST(getvariable('as_of') AS TIMESTAMP)"


def refuse_rows(work: Work, listed: list[Check]) -> None:
    """Fill the table `refusals(row, line, column, reason)`: no values but impossible dates."""
    scratch = work.scratch
    scratch.sql('CREATE OR REPLACE TABLE refusals (row BIGINT, line BIGINT, "column" VARCHAR, reason VARCHAR)')
    scratch.sql("INSERT INTO refusals SELECT row, line, '', reason FROM misfits")
    scratch.sql("CREATE OR REPLACE TABLE wanted AS SELECT _row, _trouble FROM typed WHERE _trouble > 0")
    (troubles,), = scratch.sql("SELECT count(*) FROM wanted")
    if not troubles:
        return
    work.found.sheet.place(scratch, work.found.header_rows)
    seen = {number for (number,) in scratch.sql("SELECT DISTINCT _trouble FROM wanted")}
    scratch.sql("CREATE OR REPLACE TABLE check_headers (number SMALLINT, header VARCHAR)")
    scratch.connection.executemany("INSERT INTO check_headers VALUES (?, ?)", [[n, listed[n - 1].column] for n in seen])
    scratch.sql(
        """INSERT INTO refusals
        SELECT places.row, places.line, header, typed._reason
        FROM typed JOIN places USING (_row) JOIN check_headers ON number = typed._trouble"""
    )
