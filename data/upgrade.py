"""A store that an earlier release wrote, brought to the tables of this one."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
from sqlalchemy import Table

from data import storefile, version_files, versions
from data.derive import derive
from data.schema import BATCH_TABLES, BATCHES, CANONICAL, METADATA, REFUSALS, UNSETTLED

_LOADED = {BATCHES.name, BATCH_TABLES.name, REFUSALS.name, UNSETTLED.name, *CANONICAL}
# Stores that were found to be of this release, by the stamp that changes with every change of theirs.
_current: set[tuple[Path, tuple[int, int]]] = set()


def ensure_current(path: Path, folder: Path) -> None:
    """Bring the store to this release's tables where it lacks any of their columns; otherwise change nothing.

    Raises:
        StoreBusy: somebody else has been writing for a minute.
    """
    stamp = storefile.stamp(path)
    if stamp is None or (path, stamp) in _current:
        return
    if _lacking(storefile.reader(path)):
        with storefile.writer_lock(folder):
            with storefile.changed_copy(path) as (copy, connection):
                _upgrade(connection, folder)
            storefile.replace(copy, path)
        stamp = storefile.stamp(path)
    _current.add((path, stamp))


def _lacking(connection: duckdb.DuckDBPyConnection) -> list[Table]:
    known = set(connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall())
    return [t for t in METADATA.tables.values() if any((t.name, c.name) not in known for c in t.columns)]


def _upgrade(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Add what is missing, then work everything out anew from what was loaded."""
    for table in _lacking(connection):
        if table.name not in _LOADED and "view" not in table.info:
            connection.execute(f"DROP TABLE IF EXISTS {table.name}")
    versions.create_tables(connection)
    _move_versions(connection, folder)
    versions.show(connection, folder)
    derive(connection, set(CANONICAL))


def _move_versions(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Earlier releases kept the versions as tables of the store: write each batch's into a file of its own."""
    (folder / version_files.FOLDER).mkdir(exist_ok=True, mode=0o700)
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    held = connection.execute('SELECT batch, "table", mapped FROM batch_tables WHERE file IS NULL').fetchall()
    for batch, name, mapped in held:
        file = f"{version_files.FOLDER}/{batch}.{name}.parquet"
        if f"{name}_versions" in tables:
            columns = ", ".join(f'"{c}"' for c in ("id", "version_at", *json.loads(mapped)))
            rows = f"FROM {name}_versions WHERE batch = '{batch}'"
            to = str(folder / file).replace("'", "''")
            connection.execute(f"COPY (SELECT {columns} {rows}) TO '{to}' (FORMAT parquet)")
            connection.execute(
                f'UPDATE batch_tables SET file = $file, source = (SELECT any_value(source) {rows}) '
                'WHERE batch = $batch AND "table" = $table',
                {"file": file, "batch": batch, "table": name},
            )
    for name in tables:
        if name.removesuffix("_versions") in CANONICAL and name.endswith("_versions"):
            connection.execute(f"DROP TABLE {name}")
