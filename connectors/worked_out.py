"""Columns that follow from several cells of a row, put over the values of single cells, as SQL."""

from __future__ import annotations

import re
from collections.abc import Callable

from connectors.profile import Field
from connectors.work import Work

_PLACE = re.compile(r"\{([a-z_]+)\}")


def lacking(work: Work, kind: Callable[[Field], str]) -> list[str]:
    """Texts and values that say nothing, for fields that a condition or a column asks for but the file does not have."""
    there = {m.field.to for m in work.matches}
    fields = {f.to: f for f in work.profile.fields}
    asked = {name for name in fields if f"t_{name}" in work.profile.only or f"v_{name}" in work.profile.only}
    names = sorted((asked | {name for w in work.worked_out for name in w.may}) - there)
    kinds = {name: kind(fields[name]).replace("PERSON", "VARCHAR") for name in names}
    return [part for name in names for part in (f"NULL::VARCHAR AS t_{name}", f"NULL::{kinds[name]} AS v_{name}")]


def over(work: Work) -> tuple[str, str]:
    """What replaces values, and what is added to them, as parts of a select list; both may be empty.

    In the SQL of a profile `{field}` is the file's column of that field and `{id}` that of the id.
    """
    there = {m.field.to for m in work.matches} | {name for w in work.worked_out for name in w.may}
    columns = {m.field.to: f"c{m.column}" for m in work.matches} | {"id": f"c{work.found.id_column}"}
    replaced, added = [], []
    for w in work.worked_out:
        sql = _PLACE.sub(lambda found: columns.get(found[1], found[0]), w.sql)
        part = f"({sql}) AS v_{w.to}"
        (replaced if w.to in there else added).append(part)
    return (f" REPLACE ({', '.join(replaced)})" if replaced else ""), "".join(f", {part}" for part in added)
