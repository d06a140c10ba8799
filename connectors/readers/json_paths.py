"""Which values the records of a JSON file hold: every path through their inner objects becomes a column."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from connectors.readers.columns import MANY_COLUMNS, refuse_width
from connectors.scratch import Scratch, literal
from data.errors import FileRefused

_DEPTH = 8
# How ServiceNow's interface writes a reference: what people see, what is stored, and an address.
_REFERENCE = {"display_value", "value", "link"}
_MIXED = "JSON"
_ObjectsAt = Callable[[str], dict | None]


@dataclass(frozen=True)
class Leaf:
    """A column: its dotted name, and the JSON pointers of which the first that says something fills it."""

    name: str
    pointers: tuple[str, ...]
    kind: str = "value"

    def text(self, values: dict[str, str]) -> str:
        """SQL for the cell, over SQL for the text at each pointer."""
        texts = [values[pointer] for pointer in self.pointers]
        if self.kind == "list":
            return f"array_to_string(from_json({texts[0]}, '[\"VARCHAR\"]'), ', ')"
        # An object in the place of a value is told by its own columns.
        scalar = f"CASE WHEN NOT starts_with({texts[-1]}, '{{') THEN {texts[-1]} END"
        if self.kind == "mixed":
            return f"coalesce({', '.join([*texts[:-1], scalar])})" if len(texts) > 1 else scalar
        return f"coalesce({', '.join(texts)})" if len(texts) > 1 else texts[0]


def leaves(scratch: Scratch, records: str, name: str) -> list[Leaf]:
    """The columns of the table function call ``records``, in the order in which they first occur.

    Raises FileRefused where the records are no objects.
    """
    (structure, rows, with_nul), = scratch.sql(
        f"SELECT json_group_structure(json), count(*), coalesce(bool_or(contains(json, '\\u0000')), false) FROM {records}"
    )
    structure = json.loads(structure) if structure else {}
    if rows and not isinstance(structure, dict):
        raise FileRefused(
            "its records are not objects with names and values.", where=name, change="Export the list as an array of objects."
        )
    if not structure:
        raise FileRefused("there are no records in it.", where=name, change="Export it again.")
    if with_nul:
        raise FileRefused("a text in it holds a NUL character.", where=name, change="Remove it at the source and export again.")

    def objects_at(pointer: str) -> dict | None:
        (found,), = scratch.sql(
            f"""SELECT json_group_structure(part) FROM (SELECT json_extract(json, {literal(pointer)}) AS part FROM {records})
            WHERE json_type(part) = 'OBJECT'"""
        )
        return json.loads(found) if found else None

    found = list(islice(_gather(objects_at, structure, (), ""), MANY_COLUMNS + 1))
    refuse_width(len(found), name)
    return found


def _gather(objects_at: _ObjectsAt, structure: dict, place: tuple[str, ...], pointer: str) -> Iterator[Leaf]:
    for key, kind in structure.items():
        here, there = (*place, key), f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        inner = objects_at(there) if kind == _MIXED else kind
        if isinstance(inner, dict):
            yield from _inside(objects_at, inner, here, there, mixed=kind == _MIXED)
        elif isinstance(inner, list) and not isinstance(inner[0], (dict, list)):
            yield Leaf(".".join(here), (there,), "list")
        else:
            yield Leaf(".".join(here), (there,))


def _inside(objects_at: _ObjectsAt, inner: dict, here: tuple[str, ...], there: str, *, mixed: bool) -> Iterator[Leaf]:
    kind = "mixed" if mixed else "value"
    if inner.keys() <= _REFERENCE and inner.keys() & {"display_value", "value"}:
        pointers = tuple(f"{there}/{part}" for part in ("display_value", "value") if part in inner)
        yield Leaf(".".join(here), (*pointers, *((there,) if mixed else ())), kind)
        return
    deep = len(here) >= _DEPTH
    if mixed or deep:
        yield Leaf(".".join(here), (there,), "value" if deep else kind)
    if not deep:
        yield from _gather(objects_at, inner, here, there)
