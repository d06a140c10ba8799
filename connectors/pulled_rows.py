"""Rows of a database on their way into the intake: a Parquet file of text, written piece by piece."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet


def write(pieces: Iterable[list[tuple]], names: tuple[str, ...], to: Path, say: Callable[[int], None]) -> int:
    """Write the rows and return how many; ``say`` hears the count after every piece."""
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    count = 0
    with pyarrow.parquet.ParquetWriter(to, schema) as writer:
        for rows in pieces:
            columns = [pyarrow.array(map(text, column), pyarrow.string()) for column in zip(*rows, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            count += len(rows)
            say(count)
    return count


def text(cell) -> str | None:  # noqa: PLR0911 - one case a line reads best
    """A value of any driver as the text that an export would have."""
    match cell:
        case None:
            return None
        case str():
            return cell.replace("\0", "")
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case Decimal():
            return format(cell, "f")
        case datetime.datetime():
            return cell.isoformat(sep=" ")
        case datetime.timedelta():
            return str(cell.total_seconds())
        case dict() | list():
            return json.dumps(cell, ensure_ascii=False, default=str)
        case bytes() | memoryview():
            return None
    return str(cell)


def known_by(value) -> dict | None:
    """A value of the column that a pull goes on from, as JSON keeps it; None where it cannot be compared again."""
    match value:
        case bool() | None:
            return None
        case int() | float() | str():
            return {"kind": "plain", "value": value}
        case Decimal():
            return {"kind": "decimal", "value": str(value)}
        case datetime.datetime():
            return {"kind": "moment", "value": value.isoformat()}
        case datetime.date():
            return {"kind": "day", "value": value.isoformat()}
    return None


def remembered(known: dict):
    """The value again."""
    read = {"decimal": Decimal, "moment": datetime.datetime.fromisoformat, "day": datetime.date.fromisoformat}
    return read.get(known["kind"], lambda value: value)(known["value"])
