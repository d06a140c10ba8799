"""Which cells may count in a figure about people, and under which name they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from pandas import DataFrame

from metrics.atoms import Cell, atoms, shown_together, together_words
from metrics.crossed import shown
from metrics.departments import names_of, parents_of, those_below
from metrics.scope import Scope
from metrics.settled import settled

NOBODY = "everyone"


def by_department(
    warehouse, cells: DataFrame, changed: DataFrame, scope: Scope, by: tuple[str, ...], smallest: int
) -> DataFrame:
    """Cells of atoms, under the names of the departments that are shown together.

    Over the whole organisation every atom counts; in a breakdown those that lie within one group. ``changed`` is what
    became of answers after they could be seen.
    """
    cells = cells.reset_index(drop=True)
    named = cells["department"] if "department" in cells else pd.Series(NOBODY, index=cells.index)
    parents = parents_of(warehouse)
    # Sums that stand beside no people, as answers of a group nobody invited, belong to the whole only.
    peopled = cells["people"].fillna(0) > 0
    found = atoms(_as_cells(cells[cells["closed"] & peopled], named), parents, smallest)
    found = settled(found, changed, smallest, by_department="department" in cells)
    whole = not by and scope.department is None
    kept = pd.Series(False, index=cells.index)
    if whole:
        kept.loc[[c.index for atom in found for c in atom.cells]] = True
        return cells.assign(kept=kept | (cells["closed"] & ~peopled & bool(found)))
    cells, named, kept = cells[peopled], named[peopled], kept[peopled]
    groups = shown_together(found, sorted(named.unique()))
    inside = [a for a in found if len({groups[name] for name in a.departments}) == 1]
    kept.loc[[c.index for atom in inside for c in atom.cells]] = True
    called = names_of(warehouse)
    cells = cells.assign(kept=kept, department=named.map(lambda name: together_words(groups[name], called)))
    if scope.department is None:
        return cells
    within = those_below(parents, scope.department)
    touched = {name: members for name, members in groups.items() if set(members) & within}
    if not by and any(set(members) - within for members in touched.values()):
        # Its figure would be that of others too: under its own name it is not shown at all.
        cells = cells.assign(kept=False)
    return cells[named.isin(touched)]


def by_other(cells: DataFrame, open_: Mapping[str, set], scope: Scope, kind: str) -> DataFrame:
    """Cells by another kind over the whole organisation, those of the values that are ``open_`` in their period kept.

    Only what had come when the quarter closed counts.
    """
    on_time = cells["closed"] & (cells["step"] == 0) & (cells["people"].fillna(0) > 0)
    may = [value in open_.get(period, ()) for value, period in zip(cells[kind], cells["period"], strict=True)]
    cells = cells.assign(kept=on_time & pd.Series(may, index=cells.index, dtype=bool))
    services = [s for s in (scope.services, scope.viewer.services if kind == "service" else None) if s is not None]
    for allowed in services:
        cells = cells[cells["service"].isin(allowed)]
    return cells if scope.stream is None else cells[cells["stream"] == scope.stream]


def open_values(
    crossed: DataFrame, leaves: DataFrame, people: Mapping[str, DataFrame], changed: DataFrame, kinds: Sequence[str],
    parents: Mapping[str, str | None], smallest: int,
) -> dict[str, set]:
    """By period, the values of the last of ``kinds`` that may stand beside the departments.

    ``crossed`` holds the same people by department and all these kinds, ``leaves`` by department alone, ``people`` by
    each kind alone. Where what ``changed`` hides an atom, no other kind of its quarter is shown either.
    """
    crossed, leaves = (of[of["closed"] & (of["step"] == 0) & (of["people"].fillna(0) > 0)] for of in (crossed, leaves))
    leaves = leaves.reset_index(drop=True)
    named = leaves["department"] if "department" in leaves else pd.Series(NOBODY, index=leaves.index)
    found = atoms(_as_cells(leaves, named), parents, smallest)
    still = settled(found, changed, smallest, by_department="department" in leaves)
    hidden = {atom.quarter for atom in found if atom not in still}
    number = {(c.department, c.quarter): i for i, atom in enumerate(found) for c in atom.cells}
    where = crossed["department"] if "department" in crossed else pd.Series(NOBODY, index=crossed.index)
    atom = [number.get(spot) for spot in zip(where, crossed["period"], strict=True)]
    crossed = crossed.assign(atom=atom).dropna(subset=["atom"])
    return {
        period: shown(at, kinds, smallest, {name: _people(counted, name, period) for name, counted in people.items()})
        for period, at in crossed.groupby("period", sort=False) if period not in hidden
    }


def _people(counted: DataFrame, kind: str, period: str) -> dict:
    at = counted[counted["period"] == period]
    return at.groupby(kind)["people"].max().to_dict()


def _as_cells(cells: DataFrame, named: pd.Series) -> list[Cell]:
    said = "least" in cells
    lows = cells["least"] if said else pd.Series(None, index=cells.index, dtype=object)
    highs = cells["most"] if said else lows
    rows = zip(cells.index, named[cells.index], cells["period"], cells["step"], cells["people"], lows, highs, strict=True)
    return [
        Cell(index, name, label, int(step), 0 if pd.isna(people) else int(people), *_said(low, high))
        for index, name, label, step, people, low, high in rows
    ]


def _said(low, high) -> tuple[float | None, float | None]:
    return (None, None) if pd.isna(low) else (float(low), float(high))
