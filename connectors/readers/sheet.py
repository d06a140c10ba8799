"""What every reader gives: the first records of a table as text, and a way to land its columns for SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from connectors.scratch import Scratch

HEAD = 1000


@dataclass(frozen=True)
class Landed:
    """The table is in the scratch connection.

    The view `raw` has `_row`, counted from 1 over the rows after the header that fit the table's width, and the
    asked columns as text `c0 .. cN`. The table `misfits(row, line, text, reason)` holds the rows that do not fit.
    """

    rows: int
    misfits: int


class Stream(Protocol):
    """A long table that SQL can read from its file as often as it likes, in the file's order."""

    def scan(self, header_rows: int, *, counted: bool = False) -> str | None:
        """SQL for the rows after the header that fit, as text `c0 .. cN`; None where the header cannot be left out.

        ``counted``: the rows that do not fit are kept for `account`; to be read once.
        """

    def account(self, scratch: Scratch, header_rows: int, kept: int) -> Landed:
        """What `land` says, after the counted scan gave so many rows."""


@dataclass(frozen=True)
class Sheet:
    """One table of a file. ``head`` holds its first records, header rows included, all of one width.

    ``land(scratch, header_rows, columns)`` brings it in; ``place(scratch, header_rows)`` then fills the table
    `places(_row, row, line)` for the rows named in the table `wanted(_row)`: their row and line in the file.
    ``stream`` is there where the file need not be brought in first.
    """

    name: str
    head: tuple[tuple[str, ...], ...]
    width: int
    land: Callable[[Scratch, int, tuple[int, ...]], Landed]
    place: Callable[[Scratch, int], None]
    reads: Path
    sha256: str
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    stream: Stream | None = None


def square(records: list[list[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """Records cut or filled to one width."""
    return tuple(tuple((record + [""] * width)[:width]) for record in records)

