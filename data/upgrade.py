"""A store that an earlier release wrote, brought to the tables of this one."""

from __future__ import annotations

from pathlib import Path

import duckdb
from sqlalchemy import Table

from data import storefile, versions
from data.derive import derive
from data.schema import BATCH_TABLES, BATCHES, CANONICAL, METADATA, REFUSALS

_LOADED = {BATCHES.name, BATCH_TABLES.name, REFUSALS.name, *CANONICAL, *(f"{name}_versions" for name in CANONICAL)}
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
                _upgrade(connection)
            storefile.replace(copy, path)
        stamp = storefile.stamp(path)
    _current.add((path, stamp))


def _lacking(connection: duckdb.DuckDBPyConnection) -> list[Table]:
    known = set(connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall())
    return [t for t in METADATA.tables.values() if any((t.name, c.name) not in known for c in t.columns)]


def _upgrade(connection: duckdb.DuckDBPyConnection) -> None:
    """Add what is missing, then work everything out anew from what was loaded."""
    for table in _lacking(connection):
        if table.name not in _LOADED:
            connection.execute(f"DROP TABLE IF EXISTS {table.name}")
    versions.create_tables(connection)
    derive(connection, set(CANONICAL))
