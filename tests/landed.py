"""A file read by its reader, and its cells as they land for SQL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from connectors.readers.container import open_file
from connectors.scratch import locked_down, working_folder
from data.home import Home


def tables(path: Path, home: Home, header_rows: int = 1) -> list[dict]:
    """Per table: its name, header, rows of cells, rows left out, and the line of each row."""
    found = []
    with working_folder(home) as folder:
        for number, sheet in enumerate(open_file(path, folder)):
            inner = folder / f"table{number}"
            inner.mkdir()
            scratch = locked_down(folder, sheet.reads)
            try:
                at = replace(scratch, folder=inner)
                landed = sheet.land(at, header_rows, tuple(range(sheet.width)))
                cells = ", ".join(f"c{i}" for i in range(sheet.width))
                rows = at.sql(f"SELECT {cells} FROM raw ORDER BY _row")
                at.sql("CREATE TABLE wanted AS SELECT _row FROM raw")
                sheet.place(at, header_rows)
                lines = [line for (line,) in at.sql("SELECT line FROM places ORDER BY row")]
            finally:
                scratch.connection.close()
            assert landed.rows == len(rows) + landed.misfits
            found.append({
                "name": sheet.name, "header": sheet.head[0], "rows": rows, "misfits": landed.misfits, "lines": lines, "notes": sheet.notes,
            })
    return found
