"""What an upload brings: files kept in the intake folder, each read and rehearsed before anything is written."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from connectors.draft import Draft
from connectors.load import Reading, drafts, load
from connectors.profiles import profile, profiles
from connectors.readers.container import open_file
from connectors.recognise import Recognition, corrected, recognise_sheet
from connectors.rejects import write_rejects
from connectors.report import Report
from connectors.scratch import working_folder
from data.batch import Receipt
from data.errors import WindshieldError
from data.home import Home
from data.warehouse import Warehouse
from metrics import engine
from metrics.indicators import load as book
from metrics.scope import Scope

_REFUSED_SHOWN = 200
_SAMPLES = 3


@dataclass(frozen=True)
class Column:
    """One column of a file: its sample values and the canonical column that it becomes ('' where it is not stored)."""

    header: str
    becomes: str
    samples: str


@dataclass(frozen=True, eq=False)
class Table:
    """One table of a file: what it was recognised as, and what loading it would do."""

    name: str
    title: str
    profile: str
    source: str
    why: str
    sureness: float
    rows: int
    read: int
    new: int
    changed: int
    same: int
    refused: int
    already: bool
    notes: tuple[str, ...]
    stored: int
    refusals: pd.DataFrame


@dataclass(frozen=True)
class Checked:
    """One file: its tables, or the sentence why it cannot be loaded; ``columns`` and ``fields`` are of its first table."""

    path: Path
    tables: tuple[Table, ...] = ()
    refused: str = ""
    columns: tuple[Column, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lit:
    """An indicator that the load changes: the figure over all time before and after; None where there was none."""

    key: str
    before: dict | None
    after: dict | None


@dataclass(frozen=True)
class Rehearsal:
    """What loading would do, all files together."""

    files: tuple[Checked, ...]
    lit: tuple[Lit, ...] = ()
    trouble: str = ""

    @property
    def tables(self) -> list[Table]:
        return [table for file in self.files for table in file.tables]

    def total(self, name: str) -> int:
        """The sum of a count over all tables."""
        return sum(getattr(table, name) for table in self.tables)


@dataclass(frozen=True)
class Said:
    """What the reader said of one file; see `connectors.load.Reading`."""

    mapping: tuple[tuple[str, str], ...] = ()
    profile: str | None = None
    source: str | None = None
    dates: str = ""
    decimal: str = ""
    full: bool = False

    def reading(self) -> Reading:
        """In the form in which connectors want it."""
        return Reading(profile=self.profile, source=self.source, mapping=dict(self.mapping) or None, dates=self.dates,
                       decimal=self.decimal, full=self.full)


def keep(home: Home, name: str, content) -> Path:
    """Write an uploaded file into the intake folder, in a folder of its own, so that names never meet."""
    folder = home.create().intake / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    to = folder / (Path(name).name or "upload")
    with to.open("wb") as file:
        for part in iter(lambda: content.read(1 << 20), b""):
            file.write(part)
    return to


def discard(path: Path) -> None:
    """Take a file out of the intake folder once it is loaded or no longer wanted."""
    path.unlink(missing_ok=True)
    if path.parent.exists() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def rehearse(home: Home, said: dict[Path, Said]) -> Rehearsal:
    """Read and check every file, and see what loading them together would do; nothing is written."""
    files, made = [], []
    with ExitStack() as open_files:
        for path, words in said.items():
            try:
                found = open_files.enter_context(drafts(path, home, words.reading()))
            except WindshieldError as error:
                files.append(_refused(home, path, words, error))
                continue
            files.append((path, found, Checked(path, columns=_columns(found[0].found), fields=_fields(found[0].found)) if found else Checked(path)))
            made += found
        if not made:
            return Rehearsal(tuple(one for *_, one in files))
        try:
            with Warehouse(home).rehearse([d.batch for d in made]) as (after, receipts):
                told = dict(zip((id(d) for d in made), receipts, strict=True))
                checked = tuple(replace(one, tables=tuple(_table(d, told[id(d)]) for d in found)) for _, found, one in files)
                return Rehearsal(checked, _lit(Warehouse(home), after))
        except WindshieldError as error:
            return Rehearsal(tuple(one for *_, one in files), trouble=str(error))


def _refused(home: Home, path: Path, words: Said, error: WindshieldError) -> tuple[Path, list, Checked]:
    """A file that cannot be loaded as it is; where its kind is known or was said, its columns can still be mapped."""
    try:
        with working_folder(home) as folder:
            found = recognise_sheet(open_file(path, folder)[0], words.profile)
            if found.profile is not None:
                found = corrected(found, dict(words.mapping))
                return path, [], Checked(path, refused=_sentence(error), columns=_columns(found), fields=_fields(found))
    except WindshieldError:
        # The first error is the one to tell: it says why nothing more is known of the file.
        return path, [], Checked(path, refused=_sentence(error))
    return path, [], Checked(path, refused=_sentence(error))


def _fields(found: Recognition) -> tuple[str, ...]:
    return ("id", *found.profile.table_columns)


def _sentence(error: WindshieldError) -> str:
    """What is wrong and where; what to change only where that is not an option of the command."""
    said = error.change if "--" not in error.change else "Say below how it is to be read."
    return f"{error.where}: {error.what} {said}".strip() if error.where else f"{error.what} {said}".strip()


def kinds() -> dict[str, str]:
    """Every kind of export that is known: its key and its title."""
    return {key: one.title for key, one in profiles().items()}


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and per import its refused rows as a file that can be mended and dropped again."""

    reports: tuple[Report, ...]
    rejects: dict[str, bytes]


def load_all(home: Home, said: dict[Path, Said]) -> Loaded:
    """Load the files one after the other; the first that is refused stops the rest."""
    reports: list[Report] = []
    rejects: dict[str, bytes] = {}
    for path, words in said.items():
        given = {name: value for name, value in vars(words.reading()).items() if value}
        report = load(path, home, **given)
        made = [report, *report.more]
        reports += made
        rejects |= {one.batch: _rejects(home, one.batch, path) for one in made if one.refused and not one.already}
        discard(path)
    return Loaded(tuple(reports), rejects)


def _rejects(home: Home, batch: str, original: Path) -> bytes:
    to = original.with_name(f"{batch}_refused.csv")
    try:
        write_rejects(home, batch, to, original)
        return to.read_bytes()
    finally:
        to.unlink(missing_ok=True)


def _table(made: Draft, receipt: Receipt) -> Table:
    batch, kept = made.batch, receipt.main
    refusals = pd.DataFrame(columns=["row", "line", "column", "reason"]) if batch.refusals is None else pd.read_parquet(batch.refusals)
    return Table(
        name=batch.file_name, title=profile(batch.profile).title, profile=batch.profile, source=batch.source, why=made.found.why,
        sureness=made.found.sureness, rows=batch.rows, read=batch.read, new=kept.new, changed=kept.changed, same=kept.same,
        refused=batch.refused, already=receipt.already, notes=batch.notes,
        stored=len(made.found.mapping), refusals=refusals.head(_REFUSED_SHOWN),
    )


def _columns(found: Recognition) -> tuple[Column, ...]:
    becomes = found.mapping
    first = found.sheet.head[found.header_rows :]
    listed = []
    for i, header in enumerate(found.header):
        seen = dict.fromkeys(row[i] for row in first if i < len(row) and row[i])
        listed.append(Column(header, becomes.get(header, ""), " · ".join(str(v)[:24] for v in list(seen)[:_SAMPLES])))
    return tuple(listed)


def _lit(before: Warehouse, after: Warehouse) -> tuple[Lit, ...]:
    """Which figures over all time the load changes."""
    changed = []
    for key in book():
        then, now = _whole(before, key), _whole(after, key)
        if then != now and now is not None:
            changed.append(Lit(key, then, now))
    return tuple(changed)


def _whole(warehouse: Warehouse, key: str) -> dict | None:
    if not warehouse.exists():
        return None
    rows = engine.measure(warehouse, key, Scope()).rows()
    return rows[0] if len(rows) == 1 and rows[0]["value"] is not None else None


__all__ = ["Checked", "Column", "Lit", "Loaded", "Rehearsal", "Said", "Table", "discard", "keep", "kinds", "load_all", "rehearse"]
