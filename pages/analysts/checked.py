"""What dropped files are and what loading them would do, worked out without writing anything."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from connectors import remembered
from connectors.confirmed import batches
from connectors.draft import Draft
from connectors.linked import linked
from connectors.load import drafts, report
from connectors.progress import stage
from connectors.recognise import NeedsAWord, Recognition
from connectors.rejects import write_rejects_of
from connectors.report import Report
from connectors.scratch import working_folder
from connectors.settle import Open
from connectors.unsettled import State, Uncovered, services, states, unassigned
from data.batch import Receipt
from data.errors import WindshieldError
from data.home import Home
from data.warehouse import Warehouse
from pages.analysts.intake import Upload
from pages.analysts.lit import Lit, lit, whole_figures

REFUSED_SHOWN = 200


@dataclass(frozen=True, eq=False)
class Table:
    """One table of a file: what it was recognised as, and what loading it would do.

    ``key`` is its name within the file, empty where the format has none. ``refused_rows`` are the first refused
    ones; ``mend`` is the file of all of them.
    """

    path: Path
    key: str
    name: str
    draft: Draft
    receipt: Receipt | None = None
    refused_rows: pd.DataFrame | None = None
    mend: bytes = b""
    linked: dict[str, float] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What tells it apart from any other table, also from one of the same name."""
        return f"{self.path.parent.parent.name}_{self.path.parent.name}_{self.name}"

    @property
    def found(self) -> Recognition:
        return self.draft.found

    @property
    def counts(self) -> dict[str, int]:
        """Records read, and which of them are new, changed, the same and refused."""
        main = self.receipt.main
        return {"read": self.draft.batch.read, "new": main.new, "changed": main.changed, "same": main.same, "refused": self.draft.batch.refused}


@dataclass(frozen=True, eq=False)
class Checked:
    """One file: its tables, or why it cannot be loaded; where a word is needed, ``found`` and ``asked`` say about what."""

    path: Path
    tables: tuple[Table, ...] = ()
    refused: str = ""
    found: Recognition | None = None
    asked: tuple[Open, ...] = ()


@dataclass(frozen=True, eq=False)
class Rehearsal:
    """What loading would do, all files together."""

    files: tuple[Checked, ...]
    lit: tuple[Lit, ...] = ()
    states: tuple[State, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    unassigned: int = 0
    trouble: str = ""

    @property
    def tables(self) -> list[Table]:
        return [table for file in self.files for table in file.tables]

    @property
    def ready(self) -> bool:
        """Whether anything can be loaded now."""
        return bool(self.tables) and not self.trouble

    def total(self, name: str) -> int:
        """The sum of a count over all tables."""
        return sum(table.counts[name] for table in self.tables if table.receipt is not None)


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and per import its refused rows as a file that can be mended and dropped again."""

    reports: tuple[Report, ...]
    confirmed: tuple[str, ...]
    mend: dict[str, bytes]
    lit: tuple[Lit, ...]


class Reader:
    """The files of one upload, each read once for everything that was said of it; a context per file keeps its rows."""

    def __init__(self):
        self._held: dict[Path, tuple[object, ExitStack, Checked]] = {}

    def read(self, upload: Upload, proposed_zone: str) -> tuple[Checked, ...]:
        """Every file as it is to be read now; those of which nothing new was said are not read again."""
        for gone in set(self._held) - set(upload.said):
            self._held.pop(gone)[1].close()
        return tuple(self._one(upload, path, proposed_zone) for path in upload.said)

    def _one(self, upload: Upload, path: Path, proposed_zone: str) -> Checked:
        tables = upload.said[path]
        reading = tables[""].reading(proposed_zone, {name: said for name, said in tables.items() if name})
        if path in self._held and self._held[path][0] == reading:
            return self._held[path][2]
        if path in self._held:
            self._held.pop(path)[1].close()
        stack = ExitStack()
        checked = _read(stack, path, upload.home, reading)
        self._held[path] = (reading, stack, checked)
        return checked

    def close(self) -> None:
        """Let go of everything."""
        for _, stack, _ in self._held.values():
            stack.close()
        self._held.clear()


def _read(stack: ExitStack, path: Path, home: Home, reading) -> Checked:
    try:
        found = stack.enter_context(drafts(path, home, reading))
        tables = [Table(path, d.found.sheet.name, d.batch.file_name, d) for d in found]
        return Checked(path, tuple(_with_refusals(table, home, stack.enter_context(working_folder(home))) for table in tables))
    except NeedsAWord as needed:
        return Checked(path, refused=_sentence(needed), found=needed.found, asked=needed.asked)
    except WindshieldError as error:
        return Checked(path, refused=_sentence(error))


def _with_refusals(table: Table, home: Home, folder: Path) -> Table:
    batch = table.draft.batch
    if batch.refusals is None:
        return table
    to = folder / "mend.csv"
    rows = write_rejects_of(table.draft, home, to, table.path, REFUSED_SHOWN)
    return replace(table, refused_rows=pd.DataFrame([vars(row) for row in rows]), mend=to.read_bytes())


def _sentence(error: WindshieldError) -> str:
    """What is wrong and where; what to change only where that is not an option of the command."""
    said = error.change if "--" not in error.change else ""
    return f"{error.where}: {error.what} {said}".strip() if error.where else f"{error.what} {said}".strip()


def rehearse(reader: Reader, upload: Upload, proposed_zone: str = "") -> Rehearsal:
    """Read and check every file, and see what loading them together would do; nothing is written."""
    files = reader.read(upload, proposed_zone)
    made = [table.draft for file in files for table in file.tables]
    if not made:
        return Rehearsal(files)
    home = upload.home
    before = Warehouse(home)
    sources = {draft.batch.source for draft in made}
    with working_folder(home) as folder:
        try:
            more = batches(upload.confirmed, made, before, folder)
            stage("seeing what loading would change")
            with before.rehearse([*(d.batch for d in made), *more]) as (after, receipts):
                stage("working out the figures")
                told = {id(draft): receipt for draft, receipt in zip(made, receipts, strict=False)}
                checked = tuple(replace(file, tables=tuple(_told(t, told[id(t.draft)], after) for t in file.tables)) for file in files)
                return Rehearsal(
                    checked, lit(whole_figures(before), whole_figures(after)), states(after, sources), services(after, sources),
                    unassigned(after, sources),
                )
        except WindshieldError as error:
            return Rehearsal(files, trouble=str(error))


def _told(table: Table, receipt: Receipt, after: Warehouse) -> Table:
    return replace(table, receipt=receipt, linked=linked(table.draft, after))


def load_all(
    reader: Reader, upload: Upload, proposed_zone: str = "", by: str = "local", foreseen: tuple[str, tuple[Lit, ...]] = ("", ()),
) -> Loaded:
    """Load all files that can be read, and what was confirmed beside them: all of it or nothing.

    ``foreseen`` is what a rehearsal of the same said will change, and the revision of the data that it was made on.
    """
    files = reader.read(upload, proposed_zone)
    tables = [table for file in files for table in file.tables]
    home = upload.home
    warehouse = Warehouse(home)
    known = foreseen[0] == warehouse.revision()
    stage("working out the figures of before")
    before = {} if known else whole_figures(warehouse)
    with working_folder(home) as folder:
        more = batches(upload.confirmed, [t.draft for t in tables], warehouse, folder)
        stage("publishing")
        receipts = warehouse.publish_all([*(replace(t.draft.batch, loaded_by=by) for t in tables), *more])
    stage("working out the figures")
    reports, mend = [], {}
    for table, receipt in zip(tables, receipts, strict=False):
        remembered.keep(home, _with_zone(table.draft))
        reports.append(report(table.draft, receipt, home))
        if table.mend and not receipt.already:
            mend[receipt.batch] = table.mend
    changed = foreseen[1] if known else lit(before, whole_figures(warehouse))
    loaded = Loaded(tuple(reports), tuple(r.batch for r in receipts[len(tables):]), mend, changed)
    reader.close()
    with suppress(OSError):  # What is loaded is loaded; a file that cannot be put away is offered again, and changes nothing.
        upload.put_away([file.path for file in files if file.tables])
    return loaded


def _with_zone(draft: Draft) -> Draft:
    """The draft as it is remembered: the zone that was shown to the reader has been said from now on."""
    return replace(draft, reading=replace(draft.reading, time_zone=draft.zone)) if draft.zone and draft.zone_from == "proposed" else draft
