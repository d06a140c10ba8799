"""From a file to a published batch: recognised, read, checked, kept, and told about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from connectors import remembered
from connectors.asked import Asked
from connectors.draft import Draft, draft
from connectors.linked import linked
from connectors.readers.container import open_file
from connectors.readers.shown import shown
from connectors.recognise import corrected, recognise_sheet, require
from connectors.report import Report
from connectors.scratch import locked_down, working_folder
from connectors.steady import steady
from data.batch import Receipt
from data.calendar import zone
from data.home import Home
from data.schema import PEOPLE
from data.warehouse import Warehouse


@dataclass(frozen=True)
class Reading:
    """How a file is to be read, as far as somebody said so.

    ``profile``: the key of a profile, or the name under which a mapping was saved; ``name``: to save it under.
    ``mapping``: column of the file to canonical column, `-` to leave it out. ``questions``: by a question's code.
    ``dates``: `day` or `month` first, for columns whose rows leave it open. ``decimal``: `comma` or `point`, likewise.
    ``time_zone``: of its moments; ``proposed_zone``: where neither the source nor the organisation has said one.
    ``as_of``: the moment that the file describes, UTC. ``full``: it is the whole list. ``tables``: the same for single
    sheets of a workbook, by their names. ``remembered``: which of these nobody said now, because it was said of such a
    file before.
    """

    profile: str | None = None
    source: str | None = None
    mapping: dict[str, str] | None = None
    as_of: datetime | None = None
    full: bool = False
    dates: str = ""
    decimal: str = ""
    time_zone: str = ""
    remembered: tuple[str, ...] = ()
    proposed_zone: str = ""
    name: str = ""
    questions: dict[str, Asked] | None = None
    tables: dict[str, Reading] = field(default_factory=dict)

    def of(self, table: str) -> Reading:
        """How one table of the file is to be read."""
        return self.tables.get(table, self)


@contextmanager
def drafts(path: Path | str, home: Home, reading: Reading = Reading(), loaded_by: str = "local") -> Iterator[list[Draft]]:
    """The batches that a file would make, one per table in it; their files live as long as the context.

    Raises FileRefused, with a sentence, where the file is no table, is not recognised, or could be read in two ways.
    """
    path = Path(path)
    loaded_at = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    if reading.time_zone:
        zone(reading.time_zone)
    with working_folder(home) as folder, steady(path) as unchanged:
        sheets = open_file(path, folder)
        said = [remembered.by_name(home, reading.of(sheet.name)) for sheet in sheets]
        found = [recognise_sheet(sheet, one.profile) for sheet, one in zip(sheets, said, strict=True)]
        if any(f.profile for f in found):
            # A workbook may hold sheets of notes beside its tables; they are left alone.
            said, found = zip(*(pair for pair in zip(said, found, strict=True) if pair[1].profile), strict=True)
        made, scratches = [], []
        try:
            for number, one in enumerate(found):
                name = shown(path.name) + (f" / {one.sheet.name}" if one.sheet.name and len(found) > 1 else "")
                known = remembered.fill(home, said[number], one)
                inner = folder / f"table{number}"
                inner.mkdir()
                scratches.append(locked_down(folder, one.sheet.reads))
                scratch = replace(scratches[-1], folder=inner)
                one = recognise_sheet(one.sheet, known.profile) if known.profile else one
                one = corrected(one, known.mapping or {})
                require(one, name)
                made.append(draft(scratch, one, name, home, known, loaded_at, loaded_by))
            unchanged()
            yield made
        finally:
            for scratch in scratches:
                scratch.connection.close()


def load(path: Path | str, home: Home, *, loaded_by: str = "local", **said) -> Report:
    """Load one file; ``said`` are the fields of `Reading`. Nothing changes where it is refused."""
    reading = Reading(**said)
    with drafts(path, home, reading, loaded_by) as made:
        receipts = Warehouse(home).publish_all([d.batch for d in made])
        for one in made:
            remembered.keep(home, one)
        reports = [report(d, receipt, home) for d, receipt in zip(made, receipts, strict=True)]
    return replace(reports[0], more=tuple(reports[1:]))


def _absent(made: Draft, receipt: Receipt) -> tuple[str, ...]:
    if not receipt.absent:
        return ()
    taken = "; nobody was taken for a leaver" if made.batch.tables[0].table == PEOPLE.name else "; they stay as they are"
    return (f"{receipt.absent:,} records known from before are missing from this full list{taken}.",)


def report(made: Draft, receipt: Receipt, home: Home) -> Report:
    """What publishing a draft did, in the words of the report."""
    main = receipt.main
    return Report(
        file=made.batch.file_name,
        batch=receipt.batch,
        profile=made.batch.profile,
        source=made.batch.source,
        rows=made.batch.rows,
        read=made.batch.read,
        kept=main.kept,
        new=main.new,
        changed=main.changed,
        same=main.same,
        refused=made.batch.refused,
        reasons=made.reasons,
        notes=(*made.batch.notes, *_absent(made, receipt)),
        unmapped=made.unmapped,
        linked=linked(made, Warehouse(home)),
        tables={rows.table: receipt.tables[rows.table].kept for rows in made.batch.tables if rows.table in receipt.tables},
        already=receipt.already,
    )
