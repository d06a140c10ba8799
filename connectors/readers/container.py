"""What a file is, from its first bytes: text, gzip, workbook - or something that is no table."""

from __future__ import annotations

from pathlib import Path

from connectors.readers import dialect
from connectors.readers.csv_text import open_csv
from connectors.readers.gzip_file import unpacked
from connectors.readers.sheet import Sheet
from connectors.readers.xlsx import open_workbook
from connectors.scratch import readable
from data.errors import FileRefused

_START = 4096
_NOT_TABLES = (
    (b"%PDF-", "it is a PDF document, not a table.", "Export the list as CSV or Excel."),
    (b"\x89PNG", "it is a picture, not a table.", "Export the list as CSV or Excel."),
    (b"\xff\xd8\xff", "it is a picture, not a table.", "Export the list as CSV or Excel."),
    (b"\xd0\xcf\x11\xe0", "it is an old Excel workbook (.xls).", "Save it as .xlsx or CSV."),
    (b"PAR1", "Parquet files are not read yet.", "Export the list as CSV or Excel."),
    (b"{\\rtf", "it is a text document, not a table.", "Export the list as CSV or Excel."),
)
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<table", b"<!--")


def open_file(path: Path, folder: Path) -> tuple[Sheet, ...]:
    """The tables of a file; ``folder`` takes what must be unpacked.

    Raises FileRefused, with one sentence, for what is no table.
    """
    try:
        if path.is_dir():
            raise FileRefused("it is a folder.", where=path.name, change="Name the files in it.")
        with open(path, "rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise FileRefused(f"the file cannot be opened ({error.strerror}).", where=path.name) from error
    if not start.strip():
        raise FileRefused("the file is empty.", where=path.name, change="Export it again.")
    if start.startswith(b"\x1f\x8b"):
        whole = dialect.survey(path)
        inside = unpacked(path, folder, whole.size)
        return _tables(inside, folder, path.name, whole.sha256)
    return _tables(readable(path, folder), folder, path.name)


def _tables(path: Path, folder: Path, name: str, sha256: str = "") -> tuple[Sheet, ...]:
    with open(path, "rb") as file:
        start = file.read(_START)
    for mark, what, change in _NOT_TABLES:
        if start.startswith(mark):
            raise FileRefused(what, where=name, change=change)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        raise FileRefused(
            "it is a web page, not a table.", where=name, change="Export the list as CSV or Excel instead of saving the page."
        )
    if start.startswith(b"PK\x03\x04"):
        whole = dialect.survey(path)
        return open_workbook(path, name, sha256 or whole.sha256)
    whole = dialect.survey(path)
    if whole.has_nul and whole.encoding != "utf-16":
        raise FileRefused("it is not text.", where=name, change="Export the list as CSV or Excel.")
    sheet = open_csv(path, folder, whole, sha256 or whole.sha256)
    if not sheet.head:
        raise FileRefused("the file is empty.", where=name, change="Export it again.")
    return (sheet,)
