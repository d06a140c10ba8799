"""One recognised table turned into a batch that is ready to publish, or to rehearse."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from connectors import remembered
from connectors.check import Check, refuse_rows, type_rows
from connectors.grain import other_grain
from connectors.kept import keep, newest_moment, tally
from connectors.noticed import has_moments, noticed
from connectors.recognise import Recognition, corrected
from connectors.scratch import Scratch, literal
from connectors.settle import Written, land, require_settled
from connectors.streamed import glance, stream_rows
from connectors.totals import without_totals
from connectors.work import Said, Work
from connectors.zones import zone_for
from data.batch import Batch
from data.errors import FileRefused
from data.home import Home

_REASONS = 20


@dataclass(frozen=True)
class Draft:
    """A batch, with what its report says beside the counts; ``reading`` is what had been said.

    ``questions`` are those of a survey whose answers are kept, ``others`` its further ones. ``zone`` is that of its moments,
    empty where it has none, and ``zone_from`` who said so: `said`, `remembered`, `organisation`, `proposed`, or nobody.
    """

    batch: Batch
    found: Recognition
    reading: object
    shape: str
    reasons: dict[str, int]
    unmapped: tuple[str, ...]
    questions: tuple = ()
    others: tuple = ()
    zone: str = ""
    zone_from: str = ""
    why: str = ""


def draft(scratch: Scratch, found: Recognition, name: str, home: Home, reading, loaded_at: datetime, loaded_by: str) -> Draft:
    """Read, check and keep one table."""
    shape = remembered.shape(found)
    source = reading.source or _default_source(found.profile, shape)
    zone = zone_for(home, reading, source)
    said = Said(
        source=source, zone=zone.name, zone_because=zone.because, order=reading.dates, decimal=reading.decimal, as_of=reading.as_of,
        columns=reading.mapping or {}, questions=reading.questions or {}, remembered=reading.remembered,
    )
    work, written, listed = _typed(scratch, found, name, reading, said, loaded_at)
    found, profile = work.found, work.profile
    refuse_rows(work, listed)
    counted = tally(work, written.landed.misfits)
    newest = newest_moment(work)
    as_of = said.as_of or (None if profile.declared else newest) or loaded_at
    main = keep(work, counted, as_of)
    tables = (main, *(rows for make in profile.makes for rows in make(work)))
    refusals, reasons = _refusals(scratch)
    batch = Batch(
        file_name=name,
        file_hash=_hash(found.sheet.sha256 + found.sheet.name, work, reading.full),
        profile=profile.key,
        source=said.source,
        rows=written.landed.rows,
        read=counted.read,
        refused=counted.refused,
        tables=tables,
        loaded_at=loaded_at,
        refusals=refusals,
        newest_at=newest,
        as_of=said.as_of,
        full=reading.full,
        notes=noticed(work, written, counted, newest, home, reading.full),
        loaded_by=loaded_by,
    )
    return Draft(
        batch, found, reading, shape, reasons, work.not_stored, work.questions, work.others,
        zone=zone.name if has_moments(work) else "", zone_from=zone.who, why="; ".join(filter(None, (found.why, written.why))),
    )


def _typed(
    scratch: Scratch, found: Recognition, name: str, reading, said: Said, loaded_at: datetime
) -> tuple[Work, Written, list[Check]]:
    """Bring the rows in and read them: in one pass over a long file where that is sure to read it the same."""
    if written := glance(scratch, found):
        work = Work(scratch, found, found.profile, said, loaded_at, written.moments, written.marks, streamed=True)
        if streamed := stream_rows(work, any_grain=bool(reading.profile)):
            landed, listed = streamed
            return work, replace(written, landed=landed), listed
    written = land(scratch, found, said.order, said.decimal)
    if not reading.profile and (other := other_grain(scratch, found)) is not None:
        found = corrected(other, said.columns)
        written = land(scratch, found, said.order, said.decimal)
    if written.landed.rows < 1:
        raise FileRefused("there are no rows below its header.", where=name, change="Export it again.")
    require_settled(written, found, name)
    profile = without_totals(scratch, found, written.landed.rows)
    work = Work(scratch, found, profile, said, loaded_at, written.moments, written.marks)
    if profile.questions:
        work = profile.ask(work)
    return work, written, type_rows(work)


def _default_source(profile, shape: str) -> str:
    # Two surveys of one tool have nothing in common but the tool: the questions tell them apart.
    return f"{profile.system}-{shape[:6]}" if profile.questions else profile.system


def _hash(content: str, work: Work, full: bool) -> str:
    """The content and how it was read, not what was said of it where its rows tell: a word for the next file changes no earlier one."""
    said = work.said
    zone = said.zone if has_moments(work) else ""
    orders = {column: settled.order for column, settled in work.moments.items()}
    how = [work.profile.key, said.source, zone, orders, work.marks, str(said.as_of), full, said.columns]
    if said.questions:
        how.append({code: asdict(one) for code, one in said.questions.items()})
    return hashlib.sha256((content + json.dumps(how, sort_keys=True)).encode()).hexdigest()


def _refusals(scratch: Scratch) -> tuple[Path | None, dict[str, int]]:
    rows = scratch.sql(
        f"""SELECT CASE WHEN "column" = '' THEN '' ELSE "column" || ': ' END
                   || regexp_replace(reason, '^.*: (this day does not exist)$', '\\1') AS reason, count(*) AS times
        FROM refusals GROUP BY 1 ORDER BY times DESC, 1 LIMIT {_REASONS}"""
    )
    if not rows:
        return None, {}
    to = scratch.folder / "refusals.parquet"
    scratch.sql(f"COPY (SELECT * FROM refusals ORDER BY row) TO {literal(to)} (FORMAT parquet)")
    return to, dict(rows)
