"""Refused rows as a file that can be mended and loaded again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow
import pyarrow.parquet
from sqlalchemy import select

from connectors import remembered
from connectors.draft import Draft
from connectors.readers import dialect
from connectors.readers.container import open_file
from connectors.readers.mended import REASON
from connectors.readers.sheet import Sheet
from connectors.recognise import Recognition, recognise_sheet
from connectors.scratch import Scratch, literal, locked_down, working_folder
from connectors.settle import land
from data.errors import FileRefused, UnknownName
from data.home import Home
from data.schema import BATCHES, REFUSALS
from data.spreadsheet import harmless
from data.warehouse import Warehouse

_AT_ONCE = 10_000


@dataclass(frozen=True)
class Rejected:
    """A refused row, with the value it was refused for as the file writes it; ``line`` is None where the format has none."""

    row: int
    line: int | None
    column: str
    value: str
    reason: str


def write_rejects(home: Home, batch: str, to: Path, original: Path | None = None) -> int:
    """Write the refused rows of a batch and return how many.

    With the file that they came from, the rows are as they stand in it, with a column that says why each was refused;
    without it, `row, line, column, reason`. How the file was read is remembered: a few mended rows would not tell it.

    Raises:
        UnknownName: there is no such batch.
        FileRefused: the file is not the one that was loaded.
    """
    told = _told(home, batch)
    if original is None:
        listed = ([row, line, harmless(column), harmless(reason)] for row, line, column, reason in told["refusals"])
        return _write(to, ",", [["row", "line", "column", REASON]], listed)
    with _landed(home, told, original) as (scratch, sheet, found):
        return _write(to, sheet.delimiter or ",", _headers(sheet, found), _rows(scratch, sheet, told["refusals"]))


def write_rejects_of(draft: Draft, home: Home, to: Path, original: Path, most: int) -> list[Rejected]:
    """Write the rows that a draft would refuse as a file to mend; gives the first ``most`` with the values they were refused for."""
    batch = draft.batch
    refused = pyarrow.parquet.read_table(batch.refusals).sort_by("row").to_pylist()
    told = {"batch": "this draft", "profile": batch.profile, "source": batch.source, "rows": batch.rows, "file_name": batch.file_name,
            "refusals": [(one["row"], one["line"], one["column"], one["reason"]) for one in refused]}
    with _landed(home, told, original) as (scratch, sheet, found):
        _write(to, sheet.delimiter or ",", _headers(sheet, found), _rows(scratch, sheet, told["refusals"]))
        return _with_values(scratch, found, told["refusals"][:most])


@contextmanager
def _landed(home: Home, told: dict, original: Path) -> Iterator[tuple[Scratch, Sheet, Recognition]]:
    """The table that the rows were refused in, all its columns brought in once more."""
    with working_folder(home) as folder:
        sheet = _sheet(open_file(original, folder), told, original)
        found = recognise_sheet(sheet, told["profile"])
        scratch = locked_down(folder, sheet.reads)
        try:
            remembered.keep_written(home, told["source"], found, land(scratch, found))
            landed = sheet.land(scratch, found.header_rows, tuple(range(sheet.width)))
            if landed.rows != told["rows"]:
                raise FileRefused(
                    f"it has {landed.rows:,} rows, batch {told['batch']} came from a file of {told['rows']:,}.",
                    where=original.name, change="Name the file that was loaded.",
                )
            yield scratch, sheet, found
        finally:
            scratch.connection.close()


def _with_values(scratch: Scratch, found: Recognition, refusals: list[tuple]) -> list[Rejected]:
    """The cell that each row was refused for; empty where it is the row as a whole."""
    places = {name: i for i, name in enumerate(found.header)}
    misfits = [row for (row,) in scratch.sql("SELECT row FROM misfits")]
    shifted = {row: row - sum(m < row for m in misfits) for row, *_ in refusals if row not in set(misfits)}
    cells = {}
    for column in {column for _, _, column, _ in refusals} & places.keys():
        rows = [shifted[row] for row, _, of, _ in refusals if of == column and row in shifted]
        for number, text in scratch.sql(f"SELECT _row, c{places[column]} FROM raw WHERE _row IN (SELECT unnest(?))", [rows]):
            cells[column, number] = text or ""
    return [Rejected(row, line, column, cells.get((column, shifted.get(row)), ""), reason) for row, line, column, reason in refusals]


def _told(home: Home, batch: str) -> dict:
    warehouse = Warehouse(home)
    known = {}
    if warehouse.exists():
        columns = (BATCHES.c.batch, BATCHES.c.profile, BATCHES.c.source, BATCHES.c.rows, BATCHES.c.file_name)
        known = {name: {"profile": p, "source": s, "rows": n, "file_name": f} for name, p, s, n, f in warehouse.rows(select(*columns))}
    if batch not in known:
        raise UnknownName("batch", batch, known)
    columns = (REFUSALS.c.row, REFUSALS.c.line, REFUSALS.c.column, REFUSALS.c.reason)
    refused = warehouse.rows(select(*columns).where(REFUSALS.c.batch == batch).order_by(REFUSALS.c.row))
    return {**known[batch], "batch": batch, "refusals": refused}


def _sheet(sheets, told: dict, original: Path):
    named = [s for s in sheets if told["file_name"].endswith(f" / {s.name}")] or list(sheets)
    if not named:
        raise FileRefused("there is no table in it.", where=original.name)
    return named[0]


def _headers(sheet: Sheet, found: Recognition) -> list[list[str]]:
    head = sheet.head[found.header_rows - found.profile.header_rows : found.header_rows]
    return [[*map(harmless, row), REASON if first == 0 else ""] for first, row in enumerate(head)]


def _rows(scratch: Scratch, sheet: Sheet, refusals: list[tuple]) -> Iterable[list[str]]:
    told = pyarrow.table({
        "row": pyarrow.array([row for row, *_ in refusals], pyarrow.int64()),
        "said": pyarrow.array([f"{column}: {reason}" if column else reason for _, _, column, reason in refusals], pyarrow.string()),
    })
    # By way of a file: row by row, a hundred thousand refusals would take minutes.
    pyarrow.parquet.write_table(told, scratch.folder / "told.parquet")
    scratch.sql(f"CREATE TABLE told AS SELECT * FROM {literal(scratch.folder / 'told.parquet')}")
    cells = ", ".join(f"c{i}" for i in range(sheet.width))
    found_rows = scratch.connection.execute(
        f"""SELECT NULL AS text, said, {cells} FROM raw JOIN (
            SELECT said, told.row, told.row - (SELECT count(*) FROM misfits WHERE misfits.row < told.row) AS _row FROM told
            WHERE told.row NOT IN (SELECT row FROM misfits)
        ) USING (_row) ORDER BY _row"""
    )
    while rows := found_rows.fetchmany(_AT_ONCE):
        yield from ([*map(harmless, cells), harmless(said)] for _, said, *cells in rows)
    for text, said in scratch.sql("SELECT text, said FROM misfits JOIN told USING (row) ORDER BY row"):
        broken = dialect.records(text, sheet.delimiter or ",", 1) or [[]]
        filled = [*broken[0], *[""] * (sheet.width - len(broken[0]))]
        yield [*map(harmless, filled[: sheet.width]), harmless(said)]


def _write(to: Path, mark: str, headers: list[list[str]], rows: Iterable[list]) -> int:
    written = 0
    with open(to, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=mark)
        writer.writerows(headers)
        for row in rows:
            writer.writerow(row)
            written += 1
    return written
