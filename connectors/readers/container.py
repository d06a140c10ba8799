"""What a file is, from its first bytes: text, JSON, Parquet, workbook, packed - or something that is no table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from connectors.readers import dialect
from connectors.readers.csv_text import open_csv
from connectors.readers.gzip_file import GZIP, unpacked
from connectors.readers.json_text import looks_like_json, open_json
from connectors.readers.mended import mended
from connectors.readers.no_table import refuse_no_table
from connectors.readers.parquet_file import MAGIC, open_parquet
from connectors.readers.sheet import Sheet
from connectors.readers.shown import shown
from connectors.readers.xlsx import OLD, is_workbook, open_workbook, refuse_bomb, refuse_other_kinds
from connectors.readers.zip_file import is_zip, members, parts
from connectors.scratch import readable
from data.errors import FileRefused

_START = 4096


def open_file(path: Path, folder: Path) -> tuple[Sheet, ...]:
    """The tables of a file; ``folder`` takes what must be unpacked.

    Raises FileRefused, with one sentence, for what is no table.
    """
    name = shown(path.name)
    try:
        if path.is_dir():
            raise FileRefused("it is a folder.", where=name, change="Name the files in it.")
        if not path.is_file() and path.exists():
            raise FileRefused("it is no ordinary file.", where=name, change="Copy its content to a file.")
        with open(path, "rb") as file:
            file.read(1)
    except OSError as error:
        raise FileRefused(f"the file cannot be opened ({error.strerror}).", where=name, change="Check the name and your rights to it.") from error
    try:
        return tuple(map(mended, _tables(readable(path, folder), folder, name)))
    except FileRefused as refusal:
        if refusal.where:
            raise
        raise FileRefused(refusal.what, where=name, change=refusal.change) from refusal


def _tables(path: Path, folder: Path, name: str, packed: bool = False) -> tuple[Sheet, ...]:
    with open(path, "rb") as file:
        start = file.read(_START)
    if not start.strip():
        raise FileRefused("the file is empty.", where=name, change="Export it again.")
    if is_zip(start):
        inside = parts(path, name)
        refuse_other_kinds(inside, name)
        if is_workbook(inside):
            refuse_bomb(path, name)
            return open_workbook(path, folder, name, dialect.survey(path).sha256)
    if start.startswith(GZIP) or is_zip(start):
        if packed:
            raise FileRefused("it is packed twice.", where=name, change="Unpack it once and load what is in it.")
        if start.startswith(GZIP):
            return _tables(unpacked(path, folder, name), folder, name, packed=True)
        return _members(path, folder, name)
    refuse_no_table(start, name)
    if start.startswith(OLD):
        return open_workbook(path, folder, name, dialect.survey(path).sha256)
    if start.startswith(MAGIC):
        return (open_parquet(path, folder, name, dialect.survey(path).sha256),)
    return (_text(path, folder, name, start),)


def _text(path: Path, folder: Path, name: str, start: bytes) -> Sheet:
    is_json = looks_like_json(start) or start.startswith((b"\xff\xfe[", b"\xff\xfe{"))
    whole = dialect.survey(path, 0 if is_json else dialect.LONGEST_LINE, to_nul=is_json)
    if whole.has_nul and whole.encoding not in dialect.WIDE:
        raise FileRefused(
            f"it is not text: line {whole.nul_line:,} holds a NUL byte.", where=name, change="Export the list as CSV or Excel."
        )
    if is_json:
        return open_json(path, folder, name, whole)
    sheet = open_csv(path, folder, whole, name)
    if not sheet.head:
        raise FileRefused("the file is empty.", where=name, change="Export it again.")
    return sheet


def _members(path: Path, folder: Path, name: str) -> tuple[Sheet, ...]:
    """The tables of an archive. A member that is no table is left out and said, unless there is nothing else."""
    found: list[Sheet] = []
    refused: list[FileRefused] = []
    unpacked_members = members(path, folder, name)
    for title, member in unpacked_members:
        try:
            tables = _tables(member, member.parent, f"{name} / {title}", packed=True)
        except FileRefused as refusal:
            refused.append(refusal)
            continue
        if len(unpacked_members) > 1:
            tables = tuple(replace(table, name=" / ".join(filter(None, (title, table.name)))) for table in tables)
        found += tables
    if not found:
        raise refused[0]
    notes = tuple(f"Not read: {refusal}" for refusal in refused)
    return tuple(replace(table, notes=(*table.notes, *notes)) for table in found)
