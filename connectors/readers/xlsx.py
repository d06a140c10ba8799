"""Excel workbooks, new and old, sheet by sheet, read in a process of their own that may not grow without end."""

from __future__ import annotations

import json
import mmap
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from connectors.readers.columns import Columns, refuse_width
from connectors.readers.limits import FAR_MORE, LESS, largest
from connectors.readers.sheet import Sheet
from connectors.readers.shown import shown
from connectors.readers.workbook_cells import __file__ as cells_program
from connectors.scratch import locked_down
from data.errors import FileRefused

OLD = b"\xd0\xcf\x11\xe0"
_LEAST_MEMORY, _PER_BYTE = 2 << 30, 60
_SECONDS = 900
_SAVE = "Save it again as .xlsx or CSV."
_FROM_1904 = "The workbook counts its days from 1904: where a day stands in it as a bare number it was read four years too early; format it as a date."


def refuse_other_kinds(names: tuple[str, ...], name: str) -> None:
    """Raise FileRefused for office documents that are packed like a workbook, and are none that is read."""
    if "xl/workbook.bin" in names:
        raise FileRefused("it is a binary workbook (.xlsb).", where=name, change=_SAVE)
    if "content.xml" in names and "mimetype" in names:
        raise FileRefused("it is an OpenDocument file.", where=name, change=_SAVE)
    if any(part.startswith(("word/", "ppt/")) for part in names) and "[Content_Types].xml" in names:
        raise FileRefused("it is a document or a presentation, not a table.", where=name, change="Export the list as CSV or Excel.")


def is_workbook(names: tuple[str, ...]) -> bool:
    """Whether the parts of an archive are those of an Excel workbook."""
    return any(part.startswith("xl/") for part in names)


def refuse_bomb(path: Path, name: str) -> None:
    """Raise FileRefused, from the declared sizes alone, where a workbook unpacks to more than a table would."""
    with zipfile.ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > largest(path.stat().st_size):
        raise FileRefused(FAR_MORE, where=name, change=LESS)


def open_workbook(path: Path, folder: Path, name: str, sha256: str) -> tuple[Sheet, ...]:
    """The visible sheets that hold anything."""
    told = _cells(path, folder, name)
    if not told["sheets"]:
        raise FileRefused("no sheet of the workbook holds anything.", where=name, change="Export it again.")
    notes = (f"{told['hidden']} hidden sheet(s) were not read.",) if told["hidden"] else ()
    notes += (_FROM_1904,) if told["from_1904"] else ()
    return tuple(_sheet(found, folder, name, sha256, notes) for found in told["sheets"])


def _sheet(found: dict, folder: Path, name: str, sha256: str, notes: tuple[str, ...]) -> Sheet:
    refuse_width(found["width"], f"{name} / {shown(found['title'])}")
    file = folder / found["file"]
    table = Columns(file, tuple(f"c{i}" for i in range(found["width"])), name, line="line")
    scratch = locked_down(folder, file)
    try:
        return table.sheet(scratch, sha256, shown(found["title"]), notes)
    finally:
        scratch.connection.close()


def _cells(path: Path, folder: Path, name: str) -> dict:
    """What the reading process found. It dies where the workbook asks for more memory than it is given."""
    memory = str(_memory(path.stat().st_size))
    try:
        done = subprocess.run(
            [sys.executable, "-I", cells_program, str(path), str(folder), memory], capture_output=True, text=True, timeout=_SECONDS, check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise FileRefused(f"the workbook was not read within {_SECONDS // 60} minutes.", where=name, change="Save it as CSV.") from error
    if done.returncode == 3:
        if _is_locked(path, done.stderr):
            raise FileRefused("the workbook is locked with a password.", where=name, change="Take the password off and save it again.")
        raise FileRefused(f"the workbook cannot be read ({_last(done.stderr)}).", where=name, change=_SAVE)
    if done.returncode:
        raise FileRefused("the workbook asks for more memory than a table of its size would.", where=name, change="Save it as CSV.")
    return json.loads((folder / "sheets.json").read_text(encoding="utf-8"))


def _memory(packed: int) -> int:
    wanted = _LEAST_MEMORY + packed * _PER_BYTE
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return wanted
    return min(wanted, max(_LEAST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2))


def _is_locked(path: Path, said: str) -> bool:
    """A locked .xlsx is a container of the old format around one encrypted part."""
    if "password" in said.lower():
        return True
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content[: len(OLD)] == OLD and content.find("EncryptedPackage".encode("utf-16-le")) > 0


def _last(said: str) -> str:
    return shown((said.strip().splitlines() or [""])[-1])
