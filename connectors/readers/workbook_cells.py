"""Run as a process of its own: the sheets of a workbook as Parquet files, within a limit of memory."""

from __future__ import annotations

import datetime
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow
import pyarrow.parquet
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

try:
    import resource
except ImportError:  # Windows sets no such limits; the caller has looked at the declared sizes.
    resource = None

_ROWS_AT_ONCE = 20_000
_WIDEST = 20_000


def main(path: str, folder: str, memory: int) -> int:
    """0 done, with `sheets.json` in the folder; 3 with a sentence on stderr."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with open(path, "rb") as file:
            book = CalamineWorkbook.from_filelike(file)
        sheets = [s for s in book.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
        visible = [s.name for s in sheets if s.visible is SheetVisibleEnum.Visible]
        found = [written for number, title in enumerate(visible) if (written := _write(book.get_sheet_by_name(title), Path(folder), number))]
    except CalamineError as error:
        print(error, file=sys.stderr)
        return 3
    except MemoryError:
        return 4
    told = {"sheets": found, "hidden": len(sheets) - len(visible), "from_1904": _counts_from_1904(path)}
    (Path(folder) / "sheets.json").write_text(json.dumps(told), encoding="utf-8")
    return 0


def _counts_from_1904(path: str) -> bool:
    """Whether the workbook counts its days as old Macs did; only new workbooks say so where we can see it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(re.search(rb'date1904="(1|true)"', archive.read("xl/workbook.xml")))
    except (zipfile.BadZipFile, KeyError):
        return False


def _write(sheet: CalamineSheet, folder: Path, number: int) -> dict | None:
    """One sheet as `c0 .. cN, line`, all text, rows without content left out; None where it holds nothing."""
    width = _width(sheet)
    if not width:
        return None
    to = folder / f"sheet{number}.parquet"
    if width > _WIDEST:
        return {"title": sheet.name, "width": width, "file": to.name}
    schema = pyarrow.schema([*((f"c{i}", pyarrow.string()) for i in range(width)), ("line", pyarrow.int64())])
    with pyarrow.parquet.ParquetWriter(to, schema) as writer:
        for lines, rows in _pieces(sheet):
            columns = [pyarrow.array([row[i] if i < len(row) else None for row in rows], pyarrow.string()) for i in range(width)]
            writer.write_table(pyarrow.Table.from_arrays([*columns, pyarrow.array(lines, pyarrow.int64())], schema=schema))
    return {"title": sheet.name, "width": width, "file": to.name}


def _width(sheet: CalamineSheet) -> int:
    """Columns up to the last one that holds anything."""
    return max((i + 1 for row in sheet.iter_rows() for i in range(len(row) - 1, -1, -1) if row[i] not in ("", None)), default=0)


def _pieces(sheet: CalamineSheet) -> Iterator[tuple[list[int], list[list[str | None]]]]:
    begins, running = _merged_down(sheet), []
    lines, rows = [], []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [text(cell) for cell in cells]
        running = [(column, last, value) for column, last, value in running if last >= number]
        for column, _, value in running:
            row[column] = value
        running += [(column, last, row[column]) for column, last in begins.get(number, ()) if column < len(row)]
        if any(cell is not None for cell in row):
            lines.append(number)
            rows.append(row)
        if len(rows) >= _ROWS_AT_ONCE:
            yield lines, rows
            lines, rows = [], []
    if rows:
        yield lines, rows


def _merged_down(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """Cells merged over several rows, by the line on which they begin: (column, last line).

    What is written over several rows is true of each of them; what is written over several columns names the first.
    """
    first_column = sheet.start[1] if sheet.start else 0
    begins: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom > top and left >= first_column:
            begins.setdefault(top + 1, []).append((left - first_column, bottom + 1))
    return begins


def text(cell) -> str | None:  # noqa: PLR0911 - one case a line reads best
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
