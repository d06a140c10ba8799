"""The door to the data: frames for those who read, batches for those who load."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from sqlalchemy.sql import ClauseElement

from data import storefile, version_files, versions
from data.batch import Batch, Counts, Receipt
from data.derive import Change, derive
from data.errors import StoreDamaged, UnknownName
from data.home import Home
from data.schema import BATCH_TABLES, BATCHES, CANONICAL, PEOPLE
from data.sqltext import compile_duckdb
from data.upgrade import ensure_current


class Warehouse:
    """The data of one home; reading never waits for writing."""

    def __init__(self, home: Home):
        self.home = home
        self._path = home.warehouse

    def exists(self) -> bool:
        """Whether anything was ever loaded."""
        return self._path.exists()

    def revision(self) -> str:
        """A text that changes whenever the data do."""
        stamp = storefile.stamp(self._path)
        return "empty" if stamp is None else "{:x}-{:x}".format(*stamp)

    def frame(self, statement: ClauseElement) -> pd.DataFrame:
        """The rows of a SQLAlchemy select; moments are UTC without offset.

        Raises:
            StoreDamaged: there is no data yet, or the file does not open.
        """
        return self._cursor().execute(compile_duckdb(statement)).df()

    def rows(self, statement: ClauseElement) -> list[tuple]:
        """The same as plain tuples, for a handful of them."""
        return self._cursor().execute(compile_duckdb(statement)).fetchall()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        ensure_current(self._path, self.home.folder)
        return storefile.reader(self._path)

    def publish(self, batch: Batch) -> Receipt:
        """Load one batch; see `publish_all`."""
        return self.publish_all([batch])[0]

    def publish_all(self, batches: Sequence[Batch]) -> list[Receipt]:
        """Load batches in one change: all of them, or none.

        A file that was loaded in the very same reading before, and still counts, changes nothing.

        Raises:
            StoreBusy: somebody else has been writing for a minute.
            WindshieldError: not enough free space.
        """
        self.home.create()
        with storefile.writer_lock(self.home.folder):
            known = self._known_hashes()
            if all(batch.file_hash in known for batch in batches):
                return [self._known_receipt(known[batch.file_hash]) for batch in batches]
            with storefile.changed_copy(self._path) as (copy, connection):
                receipts = _load(connection, batches, self.home.folder, stays=True)
            storefile.replace(copy, self._path)
        return receipts

    @contextmanager
    def rehearse(self, batches: Sequence[Batch]) -> Iterator[tuple[Warehouse, list[Receipt]]]:
        """The warehouse as it would be with these batches; nothing of it stays."""
        with self._rehearsed(lambda connection: _load(connection, batches, self.home.folder, stays=False)) as found:
            yield found

    @contextmanager
    def rehearse_undo(self, batch: str) -> Iterator[Warehouse]:
        """The warehouse as it would be without a batch; nothing of it stays.

        Raises UnknownName as `undo` does.
        """
        self._require_living(batch)
        with self._rehearsed(lambda connection: _unload(connection, batch, datetime.now(UTC).replace(tzinfo=None), self.home.folder)) as (other, _):
            yield other

    @contextmanager
    def _rehearsed(self, change: Callable[[duckdb.DuckDBPyConnection], Any]) -> Iterator[tuple[Warehouse, Any]]:
        folder = self.home.create().folder / "rehearsal"
        other = Warehouse(Home(folder))
        other.home.create()
        with storefile.writer_lock(folder):
            storefile.discard(other._path)
            # Nobody may take a batch back while what it brought is read.
            with storefile.writer_lock(self.home.create().folder):
                with storefile.changed_copy(self._path) as (copy, connection):
                    came_of_it = change(connection)
                storefile.replace(copy, other._path)
            try:
                yield other, came_of_it
            finally:
                storefile.discard(other._path)

    def undo(self, batch: str, at: datetime | None = None) -> None:
        """Take a batch back: the data are as if it had never come.

        Raises:
            UnknownName: there is no such batch, or it was taken back before.
        """
        self._require_living(batch)
        at = at or datetime.now(UTC).replace(tzinfo=None)
        with storefile.writer_lock(self.home.folder):
            with storefile.changed_copy(self._path) as (copy, connection):
                _unload(connection, batch, at, self.home.folder)
                named = version_files.named(connection, self.home.folder)
            storefile.replace(copy, self._path)
            version_files.sweep(self.home.folder, named)

    def _require_living(self, batch: str) -> None:
        living = [b for (b,) in self._living()]
        if batch not in living:
            raise UnknownName("batch that still counts", batch, living)

    def _living(self) -> list[tuple]:
        if not self.exists():
            return []
        return self._cursor().execute("SELECT batch FROM batches WHERE undone_at IS NULL ORDER BY arrived").fetchall()

    def _known_hashes(self) -> dict[str, str]:
        if not self.exists():
            return {}
        found = self._cursor().execute("SELECT file_hash, batch FROM batches WHERE undone_at IS NULL").fetchall()
        return dict(found)

    def _known_receipt(self, batch: str) -> Receipt:
        counted = self._cursor().execute(
            'SELECT "table", kept FROM batch_tables WHERE batch = $batch', {"batch": batch}
        ).fetchall()
        (kept,) = self._cursor().execute("SELECT kept FROM batches WHERE batch = $batch", {"batch": batch}).fetchall()[0]
        return Receipt(batch, Counts(same=kept), {name: Counts(same=n) for name, n in counted}, already=True)


def _load(connection: duckdb.DuckDBPyConnection, batches: Sequence[Batch], folder: Path, *, stays: bool) -> list[Receipt]:
    # No transaction: all this happens on a copy, which takes the place of the store whole or not at all.
    versions.create_tables(connection)
    if stays:
        version_files.sweep(folder, version_files.named(connection, folder))
    versions.show(connection, folder)
    known = dict(connection.execute("SELECT file_hash, batch FROM batches WHERE undone_at IS NULL").fetchall())
    receipts = []
    for batch in batches:
        if batch.file_hash in known:
            kept = connection.execute("SELECT kept FROM batches WHERE batch = $b", {"b": known[batch.file_hash]}).fetchall()[0]
            receipts.append(Receipt(known[batch.file_hash], Counts(same=kept[0]), already=True))
            continue
        receipt = _append(connection, batch, folder, stays)
        known[batch.file_hash] = receipt.batch
        receipts.append(receipt)
    return receipts


def _append(connection: duckdb.DuckDBPyConnection, batch: Batch, folder: Path, stays: bool) -> Receipt:
    (arrived,) = connection.execute("SELECT coalesce(max(arrived), 0) + 1 FROM batches").fetchall()[0]
    name = f"B{arrived}"
    _insert(connection, BATCHES, {
        "batch": name, "arrived": arrived, "file_name": batch.file_name, "file_hash": batch.file_hash,
        "profile": batch.profile, "source": batch.source, "loaded_by": batch.loaded_by, "loaded_at": batch.loaded_at,
        "as_of": batch.as_of, "newest_at": batch.newest_at, "full": batch.full, "rows": batch.rows, "read": batch.read,
        "refused": batch.refused, "notes": json.dumps(batch.notes, ensure_ascii=False),
    })
    told: dict[str, Counts] = {}
    for rows in batch.tables:
        version_files.add(connection, folder, name, rows, stays=stays)
        told[rows.table] = _settle(connection, rows.table, name, folder)
        _count(connection, BATCH_TABLES, name, told[rows.table], rows.table)
    absent = _absent(connection, batch) if batch.full and batch.tables else 0
    derive(connection, set(told), Change(arriving=name), _same(connection, told))
    main = told[batch.tables[0].table] if batch.tables else Counts()
    _count(connection, BATCHES, name, main)
    if batch.refusals is not None:
        connection.execute(
            'INSERT INTO refusals (batch, "row", line, "column", reason) '
            'SELECT $batch, "row", line, "column", reason FROM read_parquet($path)',
            {"batch": name, "path": str(batch.refusals)},
        )
    return Receipt(name, main, told, absent=absent)


def _same(connection: duckdb.DuckDBPyConnection, told: dict[str, Counts]) -> frozenset[str]:
    """The tables in which every touched row stands as it stood."""
    return frozenset(
        name for name, counts in told.items()
        if not counts.new and not counts.changed
        and connection.execute(f"SELECT count(*) FROM touched_{name}").fetchall()[0][0] == counts.same
    )


def _absent(connection: duckdb.DuckDBPyConnection, batch: Batch) -> int:
    """Records of the same source that a full list does not name; people who have left need not be named."""
    table = batch.tables[0].table
    gone = " AND left_on IS NULL AND coalesce(\"left\", FALSE) = FALSE" if table == PEOPLE.name else ""
    return connection.execute(
        f"SELECT count(*) FROM {table} ANTI JOIN touched_{table} USING (source, id) WHERE source = $source{gone}",
        {"source": batch.tables[0].source},
    ).fetchall()[0][0]


def _settle(connection: duckdb.DuckDBPyConnection, name: str, batch: str, folder: Path) -> Counts:
    """Merge the keys that a batch touched; deriving finishes what has derived columns."""
    table = CANONICAL[name]
    versions.show(connection, folder, [name])
    versions.touch(connection, folder, table, batch)
    versions.merge(connection, table, batch)
    told = versions.counts(connection, table)
    versions.settle(connection, table)
    return told


def _unload(connection: duckdb.DuckDBPyConnection, batch: str, at: datetime, folder: Path) -> None:
    versions.create_tables(connection)
    # Marked first: what this batch mapped must no longer count as known.
    connection.execute("UPDATE batches SET undone_at = $at WHERE batch = $batch", {"at": at, "batch": batch})
    versions.show(connection, folder)
    held = connection.execute('SELECT DISTINCT "table" FROM batch_tables WHERE batch = $b', {"b": batch}).fetchall()
    told: dict[str, Counts] = {}
    for (name,) in held:
        if name not in CANONICAL:
            raise StoreDamaged(f"batch {batch} speaks of a table {name!r} that this release does not know.")
        told[name] = _settle(connection, name, batch, folder)
    derive(connection, set(told), Change(leaving=batch), _same(connection, told))


def _insert(connection: duckdb.DuckDBPyConnection, table, values: dict) -> None:
    columns = ", ".join(f'"{c}"' for c in values)
    marks = ", ".join(f"${c}" for c in values)
    connection.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)


def _count(connection: duckdb.DuckDBPyConnection, table, batch: str, told: Counts, name: str | None = None) -> None:
    condition = "" if name is None else ' AND "table" = $table'
    values = {"batch": batch, "kept": told.kept, "new": told.new, "changed": told.changed, "same": told.same}
    connection.execute(
        f"UPDATE {table.name} SET kept = $kept, new = $new, changed = $changed, same = $same "
        f"WHERE batch = $batch{condition}",
        values if name is None else {**values, "table": name},
    )
