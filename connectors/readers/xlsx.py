"""Excel workbooks, sheet by sheet, read by calamine."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pyarrow
import pyarrow.parquet
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from connectors.readers.sheet import HEAD, Landed, Sheet, square
from connectors.scratch import Scratch, literal
from data.errors import FileRefused

_LARGEST = 4 << 30
_RATIO = 200
_SMALL = 256 << 20


def open_workbook(path: Path, name: str, sha256: str) -> tuple[Sheet, ...]:
    """The visible sheets that hold anything."""
    _refuse_bomb(path, name)
    try:
        book = CalamineWorkbook.from_path(str(path))
        visible = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
        found = [sheet for title in visible if (sheet := _sheet(book, title, path, sha256))]
    except CalamineError as error:
        raise FileRefused(f"the workbook cannot be read ({error}).", where=name, change="Save it again as .xlsx or CSV.") from error
    if not found:
        raise FileRefused("no sheet of the workbook holds anything.", where=name)
    hidden = len(book.sheets_metadata) - len(visible)
    note = (f"{hidden} hidden sheet(s) were not read.",) if hidden else ()
    return tuple(Sheet(**{**sheet.__dict__, "notes": note}) for sheet in found)


def _refuse_bomb(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as error:
        raise FileRefused("the workbook is cut off or damaged.", where=name, change="Download it again.") from error
    if not any(part.startswith("xl/") for part in names):
        raise FileRefused("zip archives are not read yet.", where=name, change="Unpack it and load the files in it.")
    if size > _LARGEST or size > max(_SMALL, path.stat().st_size * _RATIO):
        raise FileRefused("the workbook unpacks to far more than a table of its size would.", where=name)


def _sheet(book: CalamineWorkbook, title: str, path: Path, sha256: str) -> Sheet | None:
    rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    lines = [number for number, row in enumerate(rows, start=1) if any(cell not in ("", None) for cell in row)]
    if not lines:
        return None
    rows = [rows[number - 1] for number in lines]
    width = max(len(row) for row in rows)
    head = square([[_text(cell) or "" for cell in row] for row in rows[:HEAD]], width)
    while width > 1 and not any(row[width - 1] not in ("", None) for row in rows if len(row) >= width):
        width -= 1
    table = _Grid(rows, lines, width)
    return Sheet(title, tuple(r[:width] for r in head), width, table.land, table.place, path, sha256)


class _Grid:
    """The cells of one sheet, and the line of the sheet on which each row stands."""

    def __init__(self, rows: list[list], lines: list[int], width: int):
        self.rows, self.lines, self.width = rows, lines, width

    def land(self, scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        data = self.rows[header_rows:]
        to = scratch.folder / "raw.parquet"
        table = pyarrow.table(
            {f"c{i}": pyarrow.array([_text(row[i]) if i < len(row) else None for row in data], pyarrow.string()) for i in columns}
            or {"c0": pyarrow.nulls(len(data), pyarrow.string())}
        )
        pyarrow.parquet.write_table(table, to)
        scratch.sql(
            f"""CREATE OR REPLACE VIEW raw AS SELECT file_row_number + 1 AS _row, * EXCLUDE (file_row_number)
            FROM read_parquet({literal(to)}, file_row_number = true)"""
        )
        scratch.sql("CREATE OR REPLACE TABLE misfits (row BIGINT, line BIGINT, text VARCHAR, reason VARCHAR)")
        return Landed(rows=len(data), misfits=0)

    def place(self, scratch: Scratch, header_rows: int) -> None:
        lines = pyarrow.table({"line": self.lines[header_rows:]})
        pyarrow.parquet.write_table(lines, scratch.folder / "lines.parquet")
        scratch.sql(
            f"""CREATE OR REPLACE TABLE places AS SELECT wanted._row, wanted._row AS row, line FROM wanted
            JOIN read_parquet({literal(scratch.folder / 'lines.parquet')}, file_row_number = true)
              ON file_row_number + 1 = wanted._row"""
        )


def _text(cell) -> str | None:
    """A cell as its text: whole numbers without a point, moments as ISO."""
    match cell:
        case None | "":
            return None
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time(0):
            return cell.date().isoformat()
        case datetime.datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case datetime.timedelta():
            return str(cell.total_seconds())
        case _:
            return str(cell)
