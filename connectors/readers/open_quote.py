"""A quotation mark that is opened and never closed: the rest of the file hangs in one cell, and would be lost without a word."""

from __future__ import annotations

from pathlib import Path

from data.errors import FileRefused

_TAIL = 1 << 16
# Where DuckDB cuts the text of a row that it rejects.
_CUT = 10_000


def refuse_open_quote(path: Path, name: str, record: int, text: str) -> None:
    """Raise FileRefused where ``text``, a row that was rejected for its quotes, runs over lines to the end of the file.

    A cell may hold line breaks only between quotation marks, so one at the end of a whole file ends with one.
    """
    if "\n" not in text.strip():
        return
    tail = _tail(path).strip()
    if not tail.endswith('"') and (len(text) >= _CUT or tail.endswith(text.strip().splitlines()[-1])):
        raise _refusal(name, record)


def refuse_lost_end(path: Path, name: str, record: int, text: str, delimiter: str) -> None:
    """Raise FileRefused where the file does not end with ``text``, the last cell that was found in it.

    Where rows may be short, what stands behind an open quotation mark is dropped, and no row is rejected.
    """
    around = f'{delimiter}" \t\r\n'
    lines = text.replace('"', "").strip(around).splitlines()
    if lines and not _tail(path).replace('"', "").strip(around).endswith(lines[-1]):
        raise _refusal(name, record)


def _tail(path: Path) -> str:
    with open(path, "rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read().decode("utf-8", errors="replace")


def _refusal(name: str, record: int) -> FileRefused:
    return FileRefused(
        f"a quotation mark that opens in record {record:,} is never closed: the rest of the file hangs in one cell.",
        where=name, change="The export was cut off or a cell holds a lone quotation mark: export it again, or mend that record.",
    )
