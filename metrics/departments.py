"""The tree of departments, as the catalogue declares it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from data.schema import DEPARTMENTS
from metrics.standing import standing


@standing
def parents_of(warehouse) -> dict[str, str | None]:
    """Each department's parent by id, None at the top."""
    named = select(DEPARTMENTS.c.id, func.max(DEPARTMENTS.c.parent).label("parent")).group_by(DEPARTMENTS.c.id)
    frame = warehouse.frame(named)
    return {name: parent if isinstance(parent, str) else None for name, parent in zip(frame["id"], frame["parent"], strict=True)}


@standing
def names_of(warehouse) -> dict[str, str]:
    """Each department's name by id."""
    named = select(DEPARTMENTS.c.id, func.max(DEPARTMENTS.c.name).label("name")).group_by(DEPARTMENTS.c.id)
    frame = warehouse.frame(named)
    return dict(zip(frame["id"], frame["name"], strict=True))


def those_below(parents: Mapping[str, str | None], department: str) -> frozenset[str]:
    """A department and all that belong to it."""
    found = {department}
    while more := {name for name, above in parents.items() if above in found} - found:
        found |= more
    return frozenset(found)
