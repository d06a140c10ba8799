"""What can go wrong around a load and is nobody's fault in the file: it changes or vanishes meanwhile, or the disk is full."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from connectors.readers.shown import shown
from data.errors import FileRefused, NoRoom

_FULL = {errno.ENOSPC, errno.EDQUOT}
# What DuckDB says of a full disk, and of one that has no room for what it cannot hold in memory.
_SAID_OF_A_FULL_DISK = ("no space left", "disk quota exceeded", "failed to offload data block")


@contextmanager
def steady(path: Path) -> Iterator[Callable[[], None]]:
    """Inside, an error that comes of a full disk or of a file that changed says so; the function given raises where it did.

    Raises:
        FileRefused: the file changed or vanished while it was read.
        NoRoom: there is no room left on the disk.
    """
    before, read = _stamp(path), False

    def unchanged() -> None:
        nonlocal read
        read = True
        if _stamp(path) != before:
            raise _changed(path)

    try:
        yield unchanged
    except (OSError, duckdb.Error, FileRefused) as error:
        if _disk_is_full(error):
            raise NoRoom(
                "there is no room left on the disk; nothing was changed.", where=shown(path.name), change="Make room, or move WINDSHIELD_HOME."
            ) from error
        if not read and before is not None and _stamp(path) != before:
            raise _changed(path) from error
        raise


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _changed(path: Path) -> FileRefused:
    what = "it changed while it was being read." if path.exists() else "it vanished while it was being read."
    return FileRefused(what, where=shown(path.name), change="Wait until it is written whole, and load it again.")


def _disk_is_full(error: BaseException | None) -> bool:
    while error is not None:
        if getattr(error, "errno", None) in _FULL or (isinstance(error, duckdb.Error) and any(s in str(error).lower() for s in _SAID_OF_A_FULL_DISK)):
            return True
        error = error.__cause__
    return False
