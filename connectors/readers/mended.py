"""A file of refused rows on its way back: without our column of reasons, and without the apostrophes that kept its cells from running."""

from __future__ import annotations

from connectors.headers import named, plain
from connectors.readers.melted import VALUE
from connectors.readers.sheet import Landed, Sheet
from connectors.scratch import Scratch, literal
from data.spreadsheet import RUNS, as_it_was

REASON = "reason"
_OF_A_ROW = ("this row ", "a quotation mark ")
_HEADER_ROWS = 3


def mended(sheet: Sheet) -> Sheet:
    """The table as its original has it, where it is one of refused rows; any other as it is."""
    if not _is_ours(sheet.head):
        return sheet
    last = sheet.width - 1

    def land(scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        landed = sheet.land(scratch, header_rows, columns)
        cells = ", ".join(f"{_without(f'c{i}')} AS c{i}" for i in columns if i < last)
        if cells:
            scratch.sql("DROP VIEW IF EXISTS raw_as_mended")
            scratch.sql("ALTER VIEW raw RENAME TO raw_as_mended")
            scratch.sql(f"CREATE VIEW raw AS SELECT * REPLACE ({cells}) FROM raw_as_mended")
        return landed

    head = tuple(tuple(map(as_it_was, row[:last])) for row in sheet.head)
    # Written out: whatever other way a sheet offers to its rows would lead past ours.
    return Sheet(sheet.name, head, last, land, sheet.place, sheet.reads, sheet.sha256, sheet.delimiter, sheet.notes)


def _is_ours(head: tuple[tuple[str, ...], ...]) -> bool:
    """The last column is named as ours, and what it says begins with the name of another column, as our reasons do."""
    if not head or len(head[0]) < 2 or head[0][-1] != REASON:
        return False
    names = {plain(name) for row in head[:_HEADER_ROWS] for name in named(tuple(map(as_it_was, row[:-1])))} | {plain(VALUE)}
    said = [as_it_was(row[-1]).strip() for row in head[1:]]
    return all(not text or text.startswith(_OF_A_ROW) or plain(text.rsplit(": ", 1)[0]) in names or plain(text.split(": ", 1)[0]) in names for text in said)


def _without(cell: str) -> str:
    return f"CASE WHEN regexp_matches({cell}, {literal(f'^(?:{RUNS})')}) THEN substr({cell}, 2) ELSE {cell} END"
