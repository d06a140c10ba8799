"""Parquet files: every column as text, structures flattened to dotted names."""

from __future__ import annotations

from pathlib import Path

import duckdb

from connectors.readers.columns import Columns, damaged, refuse_width
from connectors.readers.limits import FAR_MORE, LESS, largest
from connectors.readers.sheet import Sheet
from connectors.scratch import Scratch, literal, locked_down
from data.errors import FileRefused

MAGIC = b"PAR1"
_FEW_ROWS = 10_000_000
_ROWS_PER_BYTE = 20
_DEPTH = 8
# Beyond this, a double no longer knows every whole number.
_EXACT = 2**53


def open_parquet(path: Path, folder: Path, name: str, sha256: str) -> Sheet:
    """The one table of a Parquet file.

    Raises FileRefused where it is cut off, damaged, encrypted, or declares far more than its size can hold.
    """
    size = path.stat().st_size
    with open(path, "rb") as file:
        file.seek(max(0, size - len(MAGIC)))
        if file.read() != MAGIC or size < 12:
            raise FileRefused("the Parquet file is cut off.", where=name, change="Export or download it again.")
    scratch = locked_down(folder, path)
    try:
        return _sheet(scratch, path, name, sha256, size)
    except duckdb.Error as error:
        raise damaged(name, error) from error
    finally:
        scratch.connection.close()


def _sheet(scratch: Scratch, path: Path, name: str, sha256: str, size: int) -> Sheet:
    (rows, declared), = scratch.sql(
        f"""SELECT (SELECT sum(num_rows) FROM parquet_file_metadata({literal(path)})),
                   (SELECT coalesce(sum(total_uncompressed_size), 0) FROM parquet_metadata({literal(path)}))"""
    )
    if rows > max(_FEW_ROWS, size * _ROWS_PER_BYTE) or declared > largest(size):
        raise FileRefused(FAR_MORE, where=name, change=LESS)
    described = scratch.connection.sql(f"SELECT * FROM read_parquet({literal(path)})")
    leaves = [leaf for column, kind in zip(described.columns, described.types, strict=True) for leaf in _leaves((column,), _quoted(column), kind)]
    refuse_width(len(leaves), name)
    _refuse_texts(scratch, path, name, [cell for _, cell, is_text in leaves if is_text], size)
    names = tuple(".".join(place) for place, _, _ in leaves)
    return Columns(path, tuple(cell for _, cell, _ in leaves), name, names).sheet(scratch, sha256)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _leaves(place: tuple[str, ...], cell: str, kind) -> list[tuple[tuple[str, ...], str, bool]]:
    """(dotted name, SQL for its text, whether it is text already) of a column and all that is inside it."""
    if kind.id == "struct" and len(place) < _DEPTH:
        return [leaf for inner, its in kind.children for leaf in _leaves((*place, inner), f"{cell}.{_quoted(inner)}", its)]
    if kind.id in ("list", "array") and kind.children[0][1].id not in ("struct", "list", "map", "array"):
        return [(place, f"array_to_string(CAST({cell} AS VARCHAR[]), ', ')", True)]
    if kind.id in ("float", "double"):
        whole = f"CASE WHEN {cell} = trunc({cell}) AND abs({cell}) < {_EXACT} THEN CAST(try_cast({cell} AS BIGINT) AS VARCHAR)"
        return [(place, f"{whole} WHEN isfinite({cell}) THEN CAST({cell} AS VARCHAR) END", False)]
    if kind.id in ("timestamp_ns", "timestamp_s", "timestamp_ms"):
        return [(place, f"CAST(CAST({cell} AS TIMESTAMP) AS VARCHAR)", False)]
    return [(place, f"CAST({cell} AS VARCHAR)", kind.id in ("varchar", "blob", "json", "enum"))]


def _refuse_texts(scratch: Scratch, path: Path, name: str, cells: list[str], size: int) -> None:
    """A long text that a million rows share costs nothing in the file and everything outside it."""
    if not cells:
        return
    sums = " + ".join(f"coalesce(sum(strlen({cell})), 0)" for cell in cells)
    nul = " OR ".join(f"contains({cell}, chr(0))" for cell in cells)
    (total, with_nul), = scratch.sql(f"SELECT {sums}, coalesce(bool_or({nul}), false) FROM read_parquet({literal(path)})")
    if total > largest(size):
        raise FileRefused(FAR_MORE, where=name, change=LESS)
    if with_nul:
        raise FileRefused("a text in it holds a NUL character.", where=name, change="Remove it at the source and export again.")
