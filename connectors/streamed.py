"""Long tables read in one pass: how they are written is taken from their first rows, and every later row must bear it out."""

from __future__ import annotations

import duckdb

from connectors import progress
from connectors.check import FIRST_OF_1900, PACKED, Check, checks, select_typed
from connectors.grain import has_other_grain
from connectors.moments import PROVEN
from connectors.numbers import LEFT_OUT, shows_decimals
from connectors.readers.sheet import Landed
from connectors.recognise import Recognition
from connectors.scratch import Scratch, literal
from connectors.settle import Written, decide
from connectors.shapes import shape
from connectors.totals import LAST, is_total
from connectors.typed import sql_type
from connectors.work import Work

FIRST = 20_000


def glance(scratch: Scratch, found: Recognition) -> Written | None:
    """How the first rows are written; None where the table must be brought in to know."""
    stream = found.sheet.stream
    # Where nothing names a row, it takes all of them to tell which are records.
    sure = stream is not None and found.profile.row_by_row and found.id_column is not None
    scan = stream.scan(found.header_rows) if sure else None
    if scan is None:
        return None
    try:
        scratch.sql(f"CREATE TABLE first_rows AS SELECT row_number() OVER () AS _row, * FROM ({scan} LIMIT {FIRST})")
    except duckdb.Error:
        return None
    scratch.sql("CREATE OR REPLACE VIEW raw AS SELECT * FROM first_rows")
    written = decide(scratch, found, Landed(0, 0))
    # What is open, decided by less than proof, or counted, may come out otherwise with the rows that follow.
    proven = all(not m.markers and (not m.order or m.because == PROVEN) for m in written.moments.values())
    return written if proven and not written.open else None


def stream_rows(work: Work, *, any_grain: bool = False) -> tuple[Landed, list[Check]] | None:
    """Write `typed` in one pass over the file; None where a later row is written otherwise than the first ones.

    ``any_grain``: somebody said what the file is, whatever its rows stand for.
    """
    scratch, found = work.scratch, work.found
    scan = found.sheet.stream.scan(found.header_rows)
    scratch.sql(f"CREATE OR REPLACE VIEW raw AS {scan}")
    listed = checks(work)
    says = f"_says AND coalesce({work.profile.only}, false)" if work.profile.only else "_says"
    odd = {m.field.to: _odd(work, m) for m in work.matches if not m.field.words}
    odd = {name: sql for name, sql in odd.items() if sql}
    first = ", ".join([f"{says} AS _says", *(f"{sql} AS odd_{name}" for name, sql in odd.items())])
    select = select_typed(work, listed, first)
    scratch.sql(f"CREATE OR REPLACE VIEW raw AS {found.sheet.stream.scan(found.header_rows, counted=True)}")
    to = scratch.folder / "typed.parquet"
    try:
        with progress.running(scratch.connection, "reading"):
            scratch.sql(f"COPY ({select}) TO {literal(to)} ({PACKED})")
    except duckdb.Error:
        return _start_over(scratch)
    scratch.sql(f"CREATE OR REPLACE VIEW raw AS SELECT row_number() OVER () AS _row, * FROM ({scan})")
    scratch.sql(
        f"""CREATE OR REPLACE VIEW typed AS SELECT file_row_number + 1 AS _row, * EXCLUDE (file_row_number, _says)
        FROM read_parquet({literal(to)}, file_row_number = true) WHERE _says"""
    )
    (kept,), = scratch.sql(f"SELECT count(*) FROM read_parquet({literal(to)})")
    if any(not _borne_out(work, name) for name in odd) or _is_otherwise(work, kept, any_grain):
        return _start_over(scratch)
    return found.sheet.stream.account(scratch, found.header_rows, kept), listed


def _is_otherwise(work: Work, rows: int, any_grain: bool) -> bool:
    """Whether all rows show another grain than the first ones did, or the last ones show totals."""
    (named, ids), = work.scratch.sql("SELECT count(id), approx_count_distinct(id) FROM typed")
    if not any_grain and has_other_grain(work.found, named, ids):
        return True
    return bool(work.scratch.sql(f"SELECT 1 FROM typed WHERE _row > {rows - LAST} AND {is_total('id')} LIMIT 1"))


def _start_over(scratch: Scratch) -> None:
    """Forget which rows did not fit: the table is brought in instead."""
    for table in ("reject_errors", "reject_scans"):
        scratch.sql(f"DROP TABLE IF EXISTS {table}")
    scratch.sql("DROP VIEW IF EXISTS raw")


def _odd(work: Work, match) -> str:
    """SQL for the text of a cell that would have had a say in how its column is written."""
    name, kind = match.field.to, sql_type(work, match)
    if kind in ("TIMESTAMP", "DATE"):
        # Two CASEs, so that the pattern is tried on the few cells that could not be read.
        unread = f"CASE WHEN NOT regexp_matches(t_{name}, {FIRST_OF_1900}) THEN t_{name} END"
        return f"CASE WHEN t_{name} IS NOT NULL AND v_{name} IS NULL THEN {unread} END"
    if kind in ("DOUBLE", "BIGINT"):
        marked = f"contains(t_{name}, ',') OR contains(t_{name}, '.')"
        proven = work.marks.get(match.column, "plain") != "plain" or shows_decimals(work.scratch, match.column)
        return f"CASE WHEN {f'v_{name} IS NULL AND ' if proven else ''}({marked}) THEN t_{name} END"
    return ""


def _borne_out(work: Work, name: str) -> bool:
    """Whether all that is odd in a column would have been read, or refused, in the same way after bringing it in."""
    (match,) = (m for m in work.matches if m.field.to == name)
    shaped = "translate(t, '123456789', '000000000')"
    bare = f"translate(t, {literal(LEFT_OUT)}, '')"
    if sql_type(work, match) not in ("TIMESTAMP", "DATE"):
        number = f"SELECT 1 FROM (SELECT odd_{name} AS t FROM typed) WHERE regexp_full_match({bare}, '[-+0-9.,]+') LIMIT 1"
        return not work.scratch.sql(number)
    found = work.scratch.sql(f"SELECT DISTINCT {shaped} FROM (SELECT odd_{name} AS t FROM typed WHERE odd_{name} IS NOT NULL) LIMIT 500")
    known = set(work.moments[match.column].shapes)
    for (text,) in found:
        seen = shape(text)
        # A known shape that cannot be read names a day that does not exist, unless the order of day and month is to blame.
        if (seen is None and "0" not in text) or (seen is not None and (seen not in known or seen.mark)):
            return False
    return len(found) < 500


__all__ = ["glance", "stream_rows"]
