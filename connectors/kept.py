"""From sound rows to records: one row per id, the newest, with how new it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors.scratch import listed, literal
from connectors.work import Work
from data.batch import Rows


@dataclass(frozen=True)
class Tally:
    """Records found (``read``), kept and refused, and the rows that said the same record again."""

    typed: int
    read: int
    kept: int
    refused: int
    repeated: int
    saved: int


def tally(work: Work, misfits: int) -> Tally:
    """Count records: a record is refused where none of its rows is sound."""
    (typed, sound, no_id, ids, kept, troubled), = work.scratch.sql(
        """SELECT count(*), count(*) FILTER (_trouble = 0), count(*) FILTER (id IS NULL), count(DISTINCT id),
                  count(DISTINCT id) FILTER (_trouble = 0), count(DISTINCT id) FILTER (_trouble > 0)
        FROM typed"""
    )
    refused = ids - kept + no_id + misfits
    return Tally(typed, kept + refused, kept, refused, sound - kept, troubled - (ids - kept))


def version_column(work: Work) -> str | None:
    """The mapped column that holds the row's own update."""
    return next((c for c in work.mapped if work.profile.column(c).info.get("version")), None)


def newest_moment(work: Work) -> datetime | None:
    """The newest moment among the sound rows that is neither in the future nor a due date."""
    moments = [
        m.field.to for m in work.matches
        if not m.field.working and m.column in work.moments and not work.profile.column(m.field.to).info.get("future")
    ]
    if not moments:
        return None
    work.scratch.say("loaded_at", work.loaded_at)
    newest = ", ".join(f"CAST(max(\"{m}\") FILTER (\"{m}\" <= getvariable('loaded_at')) AS TIMESTAMP)" for m in moments)
    row, = work.scratch.sql(f"SELECT greatest({newest}) FROM typed WHERE _trouble = 0")
    return row[0]


def keep(work: Work, repeated: int, fallback: datetime) -> Rows:
    """Write the records of the main table; ``fallback`` is how new a row is that does not say so itself."""
    scratch, own = work.scratch, version_column(work)
    scratch.say("fallback", fallback)
    version = f"coalesce(CAST({own} AS TIMESTAMP), getvariable('fallback'))" if own else "getvariable('fallback')"
    which = "_trouble = 0"
    if repeated:
        order = [version, *(f"coalesce({name}, -1)" for name in work.profile.order if work.has(name)), "_row"]
        scratch.sql(
            f"""CREATE OR REPLACE TABLE newest AS
            SELECT arg_max(_row, ({', '.join(order)})) AS _row FROM typed WHERE _trouble = 0 GROUP BY id"""
        )
        which += " AND _row IN (SELECT _row FROM newest)"
    extra = listed([*work.mapped, *work.working, *(q.name for q in work.questions)])
    to = scratch.folder / "kept.parquet"
    mapped = listed(work.mapped)
    scratch.sql(f"COPY (SELECT id, CAST({version} AS TIMESTAMP) AS version_at, {mapped} FROM typed WHERE {which}) TO {literal(to)} (FORMAT parquet)")
    scratch.sql(
        f"""CREATE OR REPLACE VIEW kept AS SELECT _row, id, CAST({version} AS TIMESTAMP) AS version_at, {extra}
        FROM typed WHERE {which}"""
    )
    return Rows(work.profile.table, to, work.mapped, work.said.source)
