"""Files that are no table, told by their first bytes, each refused with what it is and what to do instead."""

from __future__ import annotations

from data.errors import FileRefused

_EXPORT = "Export the list as CSV or Excel."
_PACK = "Pack it as .zip or .gz, or load what is in it."
_MARKS = (
    (b"%PDF-", "it is a PDF document, not a table.", _EXPORT),
    (b"\x89PNG", "it is a picture, not a table.", _EXPORT),
    (b"\xff\xd8\xff", "it is a picture, not a table.", _EXPORT),
    (b"GIF8", "it is a picture, not a table.", _EXPORT),
    (b"{\\rtf", "it is a text document, not a table.", _EXPORT),
    (b"BZh", "it is packed with bzip2.", _PACK),
    (b"\xfd7zXZ\x00", "it is packed with xz.", _PACK),
    (b"\x28\xb5\x2f\xfd", "it is packed with zstandard.", _PACK),
    (b"7z\xbc\xaf\x27\x1c", "it is packed with 7-Zip.", _PACK),
    (b"Rar!", "it is packed with RAR.", _PACK),
    (b"PARE", "it is an encrypted Parquet file.", "Export it without encryption."),
    (b"SQLite format 3\x00", "it is a database.", "Load its tables with: python -m connectors pull sqlite:///FILE --table TABLE"),
)
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<!--", b"<meta", b"<script")
_XML = (b"<?xml", b"<workbook")


def refuse_no_table(start: bytes, name: str) -> None:
    """Raise FileRefused where the first bytes are not those of a table."""
    for mark, what, change in _MARKS:
        if start.startswith(mark):
            raise FileRefused(what, where=name, change=change)
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(_PAGE) or (text.startswith(_XML) and b"<html" in text):
        raise FileRefused(
            "it is a web page, not a table.", where=name, change="Export the list as CSV or Excel instead of saving the page."
        )
    if text.startswith(_XML):
        excel = b"office:spreadsheet" in text
        what = "it is a workbook in Excel's XML format of 2003." if excel else "it is an XML document, not a table."
        raise FileRefused(what, where=name, change="Open it in Excel and save it as .xlsx." if excel else _EXPORT)
