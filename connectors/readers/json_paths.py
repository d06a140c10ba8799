"""Which values the records of a JSON file hold: every path through their inner objects becomes a column."""

from __future__ import annotations

import json
from dataclasses import dataclass

from connectors.readers.columns import refuse_width
from connectors.scratch import Scratch, literal
from data.errors import FileRefused

_DEPTH = 8
# How ServiceNow's interface writes a reference: what people see, what is stored, and an address.
_REFERENCE = {"display_value", "value", "link"}
_MIXED = "JSON"


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
    found: list[Leaf] = []
    _gather(scratch, records, structure, (), "", found, name)
    return found


def _gather(scratch: Scratch, records: str, structure: dict, place: tuple[str, ...], pointer: str, found: list[Leaf], name: str) -> None:
    refuse_width(len(found) + len(structure), name)
    for key, inner in structure.items():
        here, there = (*place, key), f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        mixed = False
        if inner == _MIXED:
            (objects,), = scratch.sql(
                f"""SELECT json_group_structure(part) FROM (SELECT json_extract(json, {literal(there)}) AS part FROM {records})
                WHERE json_type(part) = 'OBJECT'"""
            )
            inner, mixed = (json.loads(objects), True) if objects else ("VARCHAR", False)
        if isinstance(inner, dict):
            _inside(scratch, records, inner, here, there, found, name, mixed)
        elif isinstance(inner, list) and not isinstance(inner[0], (dict, list)):
            found.append(Leaf(".".join(here), (there,), "list"))
        else:
            found.append(Leaf(".".join(here), (there,)))


def _inside(scratch, records, inner: dict, here: tuple[str, ...], there: str, found: list[Leaf], name: str, mixed: bool) -> None:
    kind = "mixed" if mixed else "value"
    if inner.keys() <= _REFERENCE and inner.keys() & {"display_value", "value"}:
        pointers = tuple(f"{there}/{part}" for part in ("display_value", "value") if part in inner)
        found.append(Leaf(".".join(here), (*pointers, *((there,) if mixed else ())), kind))
        return
    if mixed or len(here) >= _DEPTH:
        found.append(Leaf(".".join(here), (there,), kind))
    if len(here) < _DEPTH:
        _gather(scratch, records, inner, here, there, found, name)
