"""Tables that lie in columns of a Parquet file already: flattened JSON, Parquet itself, the sheets of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from connectors import progress
from connectors.readers.sheet import HEAD, Landed, Sheet, square
from connectors.scratch import Scratch, literal
from data.errors import FileRefused

MANY_COLUMNS = 20_000


@dataclass(frozen=True)
class Columns:
    """``cells`` are SQL expressions of text over the Parquet file, one per column of the table.

    ``names`` stand above the rows where the file keeps them apart; else the first rows are the header. ``line`` is
    SQL for the line of the file on which a row stands, NULL where the format has no lines.
    """

    path: Path
    cells: tuple[str, ...]
    name: str
    names: tuple[str, ...] = ()
    line: str = "NULL"

    def head(self, scratch: Scratch) -> tuple[tuple[str, ...], ...]:
        """The first records, header rows included."""
        first = scratch.sql(f"SELECT {', '.join(self.cells)} FROM read_parquet({literal(self.path)}) LIMIT {HEAD - bool(self.names)}")
        rows = [[cell or "" for cell in row] for row in first]
        return square([list(self.names), *rows] if self.names else rows, len(self.cells))

    def land(self, scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        to, skip = scratch.folder / "raw.parquet", header_rows - bool(self.names)
        asked = ", ".join(f"{self.cells[i]} AS c{i}" for i in columns) or "CAST(NULL AS VARCHAR) AS c0"
        try:
            scratch.sql(
                f"""COPY (SELECT {asked}, CAST({self.line} AS BIGINT) AS _line FROM read_parquet({literal(self.path)}, file_row_number = true))
                TO {literal(to)} (FORMAT parquet)"""
            )
        except duckdb.Error as error:
            raise damaged(self.name, error) from error
        scratch.sql(
            f"""CREATE OR REPLACE VIEW raw AS SELECT file_row_number + 1 - {skip} AS _row, * EXCLUDE (file_row_number, _line)
            FROM read_parquet({literal(to)}, file_row_number = true) WHERE file_row_number >= {skip}"""
        )
        scratch.sql("CREATE OR REPLACE TABLE misfits (row BIGINT, line BIGINT, text VARCHAR, reason VARCHAR)")
        (rows,), = scratch.sql(f"SELECT count(*) FROM {literal(to)}")
        progress.expect(rows)
        return Landed(rows=max(0, rows - skip), misfits=0)

    def place(self, scratch: Scratch, header_rows: int) -> None:
        skip = header_rows - bool(self.names)
        scratch.sql(
            f"""CREATE OR REPLACE TABLE places AS SELECT wanted._row, wanted._row AS row, _line AS line FROM wanted
            JOIN read_parquet({literal(scratch.folder / 'raw.parquet')}, file_row_number = true) ON file_row_number + 1 - {skip} = wanted._row"""
        )

    def sheet(self, scratch: Scratch, sha256: str, title: str = "", notes: tuple[str, ...] = ()) -> Sheet:
        return Sheet(
            name=title, head=self.head(scratch), width=len(self.cells), land=self.land, place=self.place, reads=self.path,
            sha256=sha256, notes=notes,
        )


def refuse_width(width: int, name: str) -> None:
    """Raise FileRefused where there are more columns than any export has."""
    if width > MANY_COLUMNS:
        raise FileRefused(
            f"it has more than {MANY_COLUMNS:,} columns.", where=name, change="Export only the columns that are needed."
        )


def damaged(name: str, error: Exception) -> FileRefused:
    """The sentence for a file whose inside does not hold together."""
    return FileRefused(f"the file is cut off or damaged ({first_line(error)}).", where=name, change="Export or download it again.")


def first_line(error: Exception) -> str:
    """What an engine says, on one line, without the paths of this machine."""
    said = (str(error).splitlines() or [""])[0]
    return " ".join(word for word in said.split() if "/" not in word and "\\" not in word)[:200].rstrip(".:")
