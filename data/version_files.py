"""The files that keep what every batch brought: written once, never changed, gone when the batch is taken back."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.batch import Rows
from data.errors import StoreDamaged
from data.schema import BATCH_TABLES, CANONICAL
from data.sqltext import DuckDBDialect

FOLDER = "versions"


@dataclass(frozen=True)
class VersionFile:
    """The rows of one table that one batch brought."""

    batch: str
    table: str
    source: str
    mapped: tuple[str, ...]
    path: Path


def add(connection: duckdb.DuckDBPyConnection, folder: Path, batch: str, rows: Rows, *, stays: bool) -> None:
    """Note a batch's rows of one table; where it ``stays`` they get a name of their own in the home ``folder``."""
    name = f"{FOLDER}/{batch}.{rows.table}.parquet"
    if stays:
        (folder / FOLDER).mkdir(exist_ok=True, mode=0o700)
        _link(rows.path, folder / name)
    values = {
        "batch": batch, "table": rows.table, "mapped": json.dumps(rows.mapped), "source": rows.source,
        "file": name if stays else str(rows.path.resolve()),
    }
    columns = ", ".join(f'"{c}"' for c in values)
    connection.execute(f"INSERT INTO batch_tables ({columns}) VALUES ({', '.join(f'${c}' for c in values)})", values)


def _link(path: Path, to: Path) -> None:
    to.unlink(missing_ok=True)
    try:
        os.link(path, to)
    except OSError:  # Another file system, or one without links.
        shutil.copyfile(path, to)
    for place in (to, to.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def living(connection: duckdb.DuckDBPyConnection, folder: Path, table: str, batch: str = "") -> list[VersionFile]:
    """The files of a table whose batches count, in order of loading; of one ``batch`` where it is named, counting or not.

    Raises:
        StoreDamaged: one of them is missing.
    """
    which = "t.batch = $batch" if batch else "b.undone_at IS NULL"
    found = connection.execute(
        'SELECT t.batch, t."table", t.source, t.mapped, t.file FROM batch_tables t JOIN batches b USING (batch) '
        f'WHERE t."table" = $table AND {which} ORDER BY b.arrived',
        {"table": table} | ({"batch": batch} if batch else {}),
    ).fetchall()
    files = [VersionFile(b, t, source, tuple(json.loads(mapped)), folder / file) for b, t, source, mapped, file in found]
    for one in files:
        if not one.path.exists():
            raise StoreDamaged(
                f"what import {one.batch} brought for {one.table} is missing.", where=str(one.path),
                change="Bring the folder back from a backup.",
            )
    return files


def named(connection: duckdb.DuckDBPyConnection, folder: Path) -> set[Path]:
    """The files of all batches that count."""
    found = connection.execute(
        f"SELECT t.file FROM {BATCH_TABLES.name} t JOIN batches b USING (batch) WHERE b.undone_at IS NULL"
    ).fetchall()
    return {folder / file for (file,) in found}


def sweep(folder: Path, kept: set[Path]) -> None:
    """Remove all other files: of batches that were taken back, and of loads that broke."""
    if (folder / FOLDER).exists():
        for path in set((folder / FOLDER).iterdir()) - kept:
            path.unlink()


def rows_of(one: VersionFile) -> str:
    """SQL for the rows of one file: source, batch, id, version_at and every mapped column, NULL where the file has none."""
    columns = ", ".join(_typed(one.table, c, c in one.mapped) for c in CANONICAL[one.table].info["mapped"])
    return (
        f"SELECT {_literal(one.source)} AS source, {_literal(one.batch)} AS batch, id, version_at, {columns} "
        f"FROM read_parquet({_literal(one.path)})"
    )


def rows_of_all(table: str, files: list[VersionFile]) -> str:
    """The same over all ``files`` of a table; they are looked up in the table `version_files(table, path, batch, source)`."""
    if not files:
        columns = ", ".join(_typed(table, c, False) for c in CANONICAL[table].info["mapped"])
        return (f"SELECT NULL::VARCHAR AS source, NULL::VARCHAR AS batch, NULL::VARCHAR AS id, NULL::TIMESTAMP AS version_at, {columns} "
                "WHERE FALSE")
    if len(files) == 1:
        return rows_of(files[0])
    known = set().union(*(one.mapped for one in files))
    columns = ", ".join(_typed(table, c, c in known) for c in CANONICAL[table].info["mapped"])
    listed = ", ".join(_literal(one.path) for one in files)
    return (
        f"SELECT f.source, f.batch, id, version_at, {columns} "
        f"FROM read_parquet([{listed}], union_by_name = true, filename = true) v "
        f"JOIN version_files f ON f.path = v.filename AND f.\"table\" = '{table}'"
    )


def _typed(table: str, column: str, known: bool) -> str:
    kind = CANONICAL[table].c[column].type.compile(dialect=DuckDBDialect())
    return f'CAST("{column}" AS {kind}) AS "{column}"' if known else f'CAST(NULL AS {kind}) AS "{column}"'


def _literal(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"
