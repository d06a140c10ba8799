"""From sound rows to records: one row per id, the newest, with how new it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors.check import PACKED
from connectors.scratch import listed, literal
from connectors.typed import sql_type
from connectors.work import Work
from data.batch import Rows


@dataclass(frozen=True)
class Tally:
    """Records found (``read``), kept and refused, and the rows that said the same record again.

    ``beside``: the typed rows hold more than records, which must not be kept with them.
    """

    typed: int
    read: int
    kept: int
    refused: int
    repeated: int
    saved: int
    undated: int
    beside: bool

    @property
    def final(self) -> bool:
        """The typed rows are the records as they stand: nothing to leave out, nothing to fill in."""
        return not (self.refused or self.repeated or self.saved or self.undated or self.beside)


def tally(work: Work, misfits: int) -> Tally:
    """Count records: a record is refused where none of its rows is sound."""
    (typed, sound, no_id, ids, undated), = work.scratch.sql(
        """SELECT count(*), count(*) FILTER (_trouble = 0), count(*) FILTER (id IS NULL), count(DISTINCT hash(id)) FILTER (id IS NOT NULL),
                  count(*) FILTER (version_at IS NULL) FROM typed"""
    )
    if ids < typed - no_id:
        # As many hashes as rows prove that no id is there twice; fewer prove nothing.
        (ids,), = work.scratch.sql("SELECT count(DISTINCT id) FROM typed")
    beside = bool(work.working or work.questions)
    if work.streamed:
        (written,), = work.scratch.sql(f"SELECT count(*) FROM read_parquet({literal(work.scratch.folder / 'typed.parquet')})")
        beside = beside or written > typed
    kept, troubled = ids, 0
    if sound < typed:
        (kept, troubled), = work.scratch.sql(
            "SELECT count(DISTINCT id) FILTER (_trouble = 0), count(DISTINCT id) FILTER (_trouble > 0) FROM typed"
        )
    refused = ids - kept + no_id + misfits
    return Tally(typed, kept + refused, kept, refused, sound - kept, troubled - (ids - kept), undated, beside)


def newest_moment(work: Work) -> datetime | None:
    """The newest moment among the sound rows that is neither in the future nor a due date."""
    moments = [
        m.field.to for m in work.matches
        if sql_type(work, m) in ("TIMESTAMP", "DATE") and (m.field.working or not work.profile.column(m.field.to).info.get("future"))
    ]
    if not moments:
        return None
    work.scratch.say("loaded_at", work.loaded_at)
    newest = ", ".join(f"CAST(max(\"{m}\") FILTER (\"{m}\" <= getvariable('loaded_at')) AS TIMESTAMP)" for m in moments)
    row, = work.scratch.sql(f"SELECT greatest({newest}) FROM typed WHERE _trouble = 0")
    return row[0]


def keep(work: Work, counted: Tally, fallback: datetime) -> Rows:
    """Write the records of the main table; ``fallback`` is how new a row is that does not say so itself."""
    scratch = work.scratch
    scratch.say("fallback", fallback)
    version, which = "coalesce(version_at, CAST(getvariable('fallback') AS TIMESTAMP))", "_trouble = 0"
    if counted.repeated:
        order = [version, *(f"coalesce({name}, -1)" for name in work.profile.order if work.has(name)), "_row"]
        scratch.sql(
            f"""CREATE OR REPLACE TABLE newest AS
            SELECT arg_max(_row, ({', '.join(order)})) AS _row FROM typed WHERE _trouble = 0 GROUP BY id"""
        )
        which += " AND _row IN (SELECT _row FROM newest)"
    scratch.sql(f"CREATE OR REPLACE VIEW kept AS SELECT * REPLACE ({version} AS version_at) FROM typed WHERE {which}")
    to = scratch.folder / "typed.parquet"
    if not counted.final:
        to = scratch.folder / "kept.parquet"
        scratch.sql(f"COPY (SELECT id, version_at, {listed(work.mapped)} FROM kept) TO {literal(to)} ({PACKED})")
    return Rows(work.profile.table, to, work.mapped, work.said.source)
