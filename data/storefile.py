"""One DuckDB file under many readers and one writer: read-only doors, and change by copy and replace."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data.errors import NoRoom, StoreBusy, StoreDamaged

WRITER_PATIENCE_SECONDS = 60.0
# Readers keep the replaced file alive while a copy is written and another waits: about three times the store.
FREE_SPACE_FACTOR = 3

# Enough for any load; beyond it DuckDB writes to disk instead of taking what the machine has.
_WRITER_MEMORY = "600MB"

_doors: dict[Path, tuple[tuple[int, int], duckdb.DuckDBPyConnection]] = {}
_doors_lock = threading.Lock()


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes when the file is replaced: inode and modification time; None where there is no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A cursor of its own on the file as it is now, read-only.

    Each opening is an in-memory instance that attaches the file: connecting to the path itself would be given
    the instance of the replaced file for as long as any other thread still reads from it.
    """
    with _doors_lock:
        current = stamp(path)
        if current is None:
            _doors.pop(path, None)
            raise StoreDamaged("there is no data here yet.", where=str(path), change="Load a file first.")
        held = _doors.get(path)
        if held is None or held[0] != current:
            connection = duckdb.connect(":memory:")
            try:
                connection.execute(f"ATTACH {_quoted(path)} AS store (READ_ONLY)")
                connection.execute("USE store")
                connection.execute("SET enable_external_access = false")
                connection.execute("SET lock_configuration = true")
            except duckdb.Error as error:
                raise _closed(path, error) from error
            held = (current, connection)
            _doors[path] = held
        cursor = held[1].cursor()
    cursor.execute("USE store")
    return cursor


def examiner(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection of its own that reads the store and whatever lies beside it, and changes neither.

    Raises:
        StoreDamaged: the file does not open.
    """
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"ATTACH {_quoted(path)} AS store (READ_ONLY)")
    except duckdb.Error as error:
        raise _closed(path, error) from error
    connection.execute("USE store")
    return connection


def _closed(path: Path, error: duckdb.Error) -> StoreDamaged:
    return StoreDamaged(
        f"the data cannot be opened ({str(error).splitlines()[0]}).", where=str(path), change="Run `python -m data check`."
    )


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """One writer at a time per home.

    Raises:
        StoreBusy: another writer has held the lock for a minute.
    """
    lock = FileLock(folder / "writer.lock", timeout=WRITER_PATIENCE_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreBusy(
            "somebody else is loading data; nothing was changed.", change="Try again in a minute."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def changed_copy(path: Path) -> Iterator[tuple[Path, duckdb.DuckDBPyConnection]]:
    """A writable copy of the file beside it; the caller decides whether it replaces the original."""
    copy = path.with_name(path.name + ".next")
    _discard(copy)
    if path.exists():
        _check_space(path)
        shutil.copyfile(path, copy)
    connection = duckdb.connect(str(copy))
    try:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"SET memory_limit = '{_WRITER_MEMORY}'")
        yield copy, connection
        connection.execute("CHECKPOINT")
    except BaseException:
        connection.close()
        _discard(copy)
        raise
    connection.close()


def replace(copy: Path, path: Path) -> None:
    """Put the copy in the original's place, so that a reader sees the old file or the new one, never half."""
    _sync(copy)
    os.replace(copy, path)
    _sync(path.parent)


def discard(copy: Path) -> None:
    """Throw a copy away."""
    _discard(copy)


def _discard(copy: Path) -> None:
    for leftover in (copy, copy.with_name(copy.name + ".wal")):
        leftover.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check_space(path: Path) -> None:
    needed = path.stat().st_size * FREE_SPACE_FACTOR
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise NoRoom(
            f"{needed / 1e9:.1f} GB of free space are needed and {free / 1e9:.1f} GB are there; nothing was changed.",
            where=str(path.parent),
            change="Free some space or move WINDSHIELD_HOME.",
        )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
