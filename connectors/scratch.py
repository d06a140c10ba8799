"""A throw-away DuckDB connection that can reach one file and one working folder, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from connectors.progress import running
from data.errors import FileRefused
from data.home import Home
from data.person_key import person_key

_GLOB = set("*?[]{}")


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
    """A folder in the intake that is removed at the end, whatever happens."""
    home.create()
    with tempfile.TemporaryDirectory(prefix="load-", dir=home.intake) as folder:
        yield Path(folder).resolve()


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
            # Progress is counted for whoever asks for it, and never printed.
            "enable_progress_bar = true",
            "enable_progress_bar_print = false",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        connection.execute("SET VARIABLE person_key = ?", [person_key()])
    except duckdb.Error as error:
        connection.close()
        raise FileRefused(f"the working folder cannot be set up ({error}).", where=str(folder)) from error
    return Scratch(folder, connection)
