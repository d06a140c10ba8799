"""A throw-away DuckDB connection that can reach one file and one working folder, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from connectors.progress import running
from data.errors import FileRefused
from data.home import Home
from data.person_key import person_key

_GLOB = set("*?[]{}")
_PREFIX, _HELD = "load-", "held.lock"
_FORSAKEN_SECONDS = 3600


@dataclass(frozen=True)
class Scratch:
    """A working folder inside the intake, gone when the load is over, with its locked-down connection."""

    folder: Path
    connection: duckdb.DuckDBPyConnection

    def sql(self, statement: str, values=None) -> list[tuple]:
        """All rows of a statement; values from outside come in as parameters only."""
        with running(self.connection):
            return self.connection.execute(statement, values).fetchall()

    def say(self, name: str, value) -> None:
        """Let SQL read a value from outside as `getvariable(name)`."""
        self.connection.execute(f"SET VARIABLE {name} = ?", [value])


def literal(text: str | Path) -> str:
    """A path or a constant of ours as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def listed(columns, prefix: str = "") -> str:
    """Column names of ours as an SQL list: some of them (`left`, `on`, `column`) are words of SQL."""
    return ", ".join(f'{prefix}"{name}"' for name in columns)


@contextmanager
def working_folder(home: Home) -> Iterator[Path]:
    """A folder in the intake that is removed at the end, whatever happens; by the next load where this one is killed."""
    home.create()
    _sweep(home.intake)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=home.intake) as made:
        folder = Path(made).resolve()
        # Held while the load lives: the system lets go of it even where the process is killed.
        with FileLock(folder / _HELD):
            yield folder


def _sweep(intake: Path) -> None:
    """Remove the folders of loads that were killed: those whose lock nobody holds."""
    for folder in intake.glob(f"{_PREFIX}*"):
        held = folder / _HELD
        try:
            # A folder without a lock is one that is being made just now, or has been for an hour.
            if held.exists() or time.time() - folder.stat().st_mtime > _FORSAKEN_SECONDS:
                with FileLock(held, blocking=False):
                    shutil.rmtree(folder, ignore_errors=True)
        except (Timeout, OSError):
            continue


def readable(path: Path, folder: Path) -> Path:
    """The file itself, or a copy in the folder where its path would be read as a pattern."""
    path = path.resolve()
    if not _GLOB & set(str(path)):
        return path
    copy = folder / "upload"
    shutil.copyfile(path, copy)
    return copy


def locked_down(folder: Path, path: Path) -> Scratch:
    """A connection that may read the file, read and write the folder, and change no setting any more."""
    connection = duckdb.connect(":memory:", config={"temp_directory": str(folder / "spill")})
    try:
        for setting in (
            f"allowed_directories = [{literal(folder)}]",
            f"allowed_paths = [{literal(path)}]",
            "TimeZone = 'UTC'",
            # Beyond this it works through its folder instead of taking what the machine has.
            "memory_limit = '1000MB'",
            # Progress is counted for whoever asks for it, and never printed.
            "enable_progress_bar = true",
            "enable_progress_bar_print = false",
            # A join turned around would hold all rows of a file in memory to look up a few names.
            "disabled_optimizers = 'build_side_probe_side'",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        connection.execute("SET VARIABLE person_key = ?", [person_key()])
    except duckdb.Error as error:
        connection.close()
        raise FileRefused(f"the working folder cannot be set up ({error}).", where=str(folder)) from error
    return Scratch(folder, connection)
