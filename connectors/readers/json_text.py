"""JSON: an array of objects, one object a line, or a list inside a wrapper such as `{"records": [...]}`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from connectors.readers import dialect
from connectors.readers.columns import Columns, first_line
from connectors.readers.json_paths import Leaf, leaves
from connectors.readers.sheet import Sheet
from connectors.scratch import Scratch, literal, locked_down
from data.errors import FileRefused

_ONE_RECORD = 16 << 20
_TAIL = 1 << 16
_START = re.compile(rb'\s*(\[\s*([\[{\]"\d]|$)|\{\s*(["}]|$))')
_CHANGE = "Export the list as an array of objects, or as one object a line."
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class _Layout:
    """How the records lie in the file: DuckDB's name for it, and the bytes of the list where it is wrapped."""

    format: str
    start: int = 0
    end: int = 0


def looks_like_json(start: bytes) -> bool:
    """Whether a file begins as JSON does; `[Created],[Closed]` and `{x}` do not."""
    return bool(_START.match(start.removeprefix(b"\xef\xbb\xbf")))


def open_json(path: Path, folder: Path, name: str, whole: dialect.Survey) -> Sheet:
    """The one table of a JSON file, every value as its text, inner objects flattened to dotted names."""
    if whole.encoding != "utf-8":
        path = dialect.transcoded(path, folder / "text.json", whole.encoding)
    scratch = locked_down(folder, path)
    try:
        layout = _layout(path, name)
        if layout.end:
            path, layout = _cut(path, folder / "list.json", layout), _Layout("array")
        table, rows = _table(scratch, path, folder / "records.parquet", name, layout)
        if layout.format == "newline_delimited" and rows == whole.lines:
            table = replace(table, line="file_row_number + 1")
        return table.sheet(scratch, whole.sha256)
    except duckdb.Error as error:
        raise FileRefused(_words(error), where=name, change=_CHANGE) from error
    finally:
        scratch.connection.close()


def _table(scratch: Scratch, path: Path, to: Path, name: str, layout: _Layout) -> tuple[Columns, int]:
    """The records as columns of text in a file, and how many there are."""
    records = f"read_json_objects({literal(path)}, format = '{layout.format}', maximum_object_size = {_ONE_RECORD})"
    found = leaves(scratch, records, name)
    _flatten(scratch, records, found, to)
    (rows,), = scratch.sql(f"SELECT count(*) FROM {literal(to)}")
    return Columns(to, tuple(f"c{i}" for i in range(len(found))), name, tuple(leaf.name for leaf in found)), rows


def _flatten(scratch: Scratch, records: str, found: list[Leaf], to: Path) -> None:
    # All paths in one call: the record is parsed once, not once a column.
    pointers = list(dict.fromkeys(pointer for leaf in found for pointer in leaf.pointers))
    listed = ", ".join(literal(pointer) for pointer in pointers)
    cells = ", ".join(f"{leaf.text({p: f'v[{n}]' for n, p in enumerate(pointers, start=1)})} AS c{i}" for i, leaf in enumerate(found))
    scratch.sql(
        f"""COPY (SELECT {cells} FROM (SELECT json_extract_string(json, [{listed}]) AS v FROM {records}))
        TO {literal(to)} (FORMAT parquet)"""
    )


def _layout(path: Path, name: str) -> _Layout:
    text = dialect.beginning(path)
    start = len(text) - len(text.lstrip())
    closing = b"]" if text[start : start + 1] == "[" else b"}"
    if not _tail(path)[1].rstrip().endswith(closing):
        raise FileRefused("the JSON is cut off.", where=name, change="Export or download it again.")
    if text[start : start + 1] == "[":
        return _Layout("array")
    try:
        first, end = _DECODER.raw_decode(text, start)
    except ValueError:
        inner = _inner_list(text, start)
        if inner is None and text.find("\n") > 0 and text[start:].split("\n", 1)[0].rstrip().endswith("}"):
            return _Layout("newline_delimited")
    else:
        if text[end:].strip():
            return _Layout("newline_delimited" if "\n" not in text[start:end] else "unstructured")
        inner = _inner_list(text, start) if any(_objects(value) for value in first.values()) else None
        if inner is None:
            return _Layout("unstructured")
    if inner is None:
        raise FileRefused("it is not JSON from beginning to end, or holds no list of records.", where=name, change=_CHANGE)
    return _Layout("array", len(text[:inner].encode()), _list_end(path, name))


def _objects(value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _inner_list(text: str, start: int) -> int | None:
    """Where the first list of objects among the members of the outer object begins."""
    at = start + 1
    try:
        while True:
            at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
            _, at = _DECODER.raw_decode(text, at)
            at = text.index(":", at) + 1
            at += len(text[at:]) - len(text[at:].lstrip())
            if re.match(r"\[\s*\{", text[at : at + 1000]):
                return at
            _, at = _DECODER.raw_decode(text, at)
    except ValueError:
        return None


def _tail(path: Path) -> tuple[int, bytes]:
    """The last bytes of the file, and how many stand before them."""
    before = max(0, path.stat().st_size - _TAIL)
    with open(path, "rb") as file:
        file.seek(before)
        return before, file.read()


def _list_end(path: Path, name: str) -> int:
    """Where that list ends: the earliest bracket after which only members of the outer object follow."""
    before, tail = _tail(path)
    for found in re.finditer(rb"\]", tail):
        try:
            json.loads(b'{"list": 0' + tail[found.end() :])
        except ValueError:
            continue
        return before + found.end()
    raise FileRefused("the JSON is cut off: the list in it does not end.", where=name, change="Export it again.")


def _cut(path: Path, to: Path, layout: _Layout) -> Path:
    left = layout.end - layout.start
    with open(path, "rb") as source, open(to, "wb") as target:
        source.seek(layout.start)
        while left > 0 and (piece := source.read(min(left, dialect.CHUNK))):
            target.write(piece)
            left -= len(piece)
    return to


def _words(error: duckdb.Error) -> str:
    said = str(error)
    if "recursion depth" in said:
        return "its objects are nested too deeply for a table."
    if "maximum_object_size" in said:
        return f"one record of it is larger than {_ONE_RECORD >> 20} MB."
    if "unexpected end" in said:
        return "the JSON is cut off."
    return f"it is not sound JSON ({first_line(error)})."
