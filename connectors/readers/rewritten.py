"""A table whose cells are rewritten as they are read, or that is given a column of numbers; the file stays as it is."""

from __future__ import annotations

from dataclasses import replace

from connectors.readers.sheet import Landed, Sheet
from connectors.scratch import Scratch


def rewritten(sheet: Sheet, column: int, sql: str) -> Sheet:
    """The same table with `{cell}` of one column replaced by what ``sql`` makes of it."""

    def land(scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        landed = sheet.land(scratch, header_rows, columns)
        if column in columns:
            name = f"c{column}"
            _over(scratch, f"SELECT * REPLACE ({sql.replace('{cell}', name)} AS {name}) FROM raw_as_written")
        return landed

    return replace(sheet, land=land)


def numbered(sheet: Sheet, name: str, header_rows: int) -> Sheet:
    """The same table with a last column that numbers the rows which say anything."""

    def land(scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        own = tuple(i for i in columns if i < sheet.width) or (0,)
        landed = sheet.land(scratch, header_rows, own)
        said = ", ".join(f"nullif(trim(c{i}), '')" for i in own)
        _over(scratch, f"SELECT *, CASE WHEN coalesce({said}) IS NOT NULL THEN CAST(_row AS VARCHAR) END AS c{sheet.width} FROM raw_as_written")
        return landed

    head = tuple((*row, name if place == 0 else "" if place < header_rows else str(place - header_rows + 1)) for place, row in enumerate(sheet.head))
    return replace(sheet, head=head, width=sheet.width + 1, land=land)


def _over(scratch: Scratch, select: str) -> None:
    scratch.sql("DROP VIEW IF EXISTS raw_as_written")
    scratch.sql("ALTER VIEW raw RENAME TO raw_as_written")
    scratch.sql(f"CREATE VIEW raw AS {select}")
