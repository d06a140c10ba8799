"""Which cells may count in a figure about people, and under which name they are shown."""

from __future__ import annotations

import pandas as pd
from pandas import DataFrame

from metrics.atoms import Cell, atoms, shown_together, together_words
from metrics.departments import names_of, parents_of, those_below
from metrics.scope import Scope
from metrics.suppress import complemented, small

NOBODY = "everyone"


def by_department(
    warehouse, cells: DataFrame, scope: Scope, by: tuple[str, ...], smallest: int
) -> DataFrame:
    """Cells of atoms, under the names of the departments that are shown together.

    Over the whole organisation every atom counts; in a breakdown those that lie within one group.
    """
    cells = cells.reset_index(drop=True)
    named = cells["department"] if "department" in cells else pd.Series(NOBODY, index=cells.index)
    parents = parents_of(warehouse)
    # Sums that stand beside no people, as answers of a group nobody invited, belong to the whole only.
    peopled = cells["people"].fillna(0) > 0
    found = atoms(_as_cells(cells[cells["closed"] & peopled], named), parents, smallest)
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


def by_other(cells: DataFrame, scope: Scope, cut: tuple[str, ...], smallest: int) -> DataFrame:
    """Cells of one other kind over the whole organisation; only what had come when the quarter closed counts."""
    counted = cells[cells["closed"] & (cells["step"] == 0)]
    keys = [*cut, "period"]
    spots = counted.groupby(keys, sort=False, dropna=False).agg(**_how(counted)).reset_index()
    hidden = complemented(spots, small(spots, smallest), [["period"]], smallest)
    shown = spots.loc[~hidden, keys].assign(kept=True)
    cells = cells.merge(shown, how="left", on=keys)
    on_time = cells["closed"] & (cells["step"] == 0)
    cells = cells.assign(kept=on_time & cells["kept"].eq(True))
    services = [s for s in (scope.services, scope.viewer.services if "service" in cells else None) if s is not None]
    for allowed in services:
        cells = cells[cells["service"].isin(allowed)]
    return cells if scope.stream is None else cells[cells["stream"] == scope.stream]


def _how(cells: DataFrame) -> dict[str, tuple[str, str]]:
    how = {"people": ("people", "sum")}
    return how | ({"least": ("least", "min"), "most": ("most", "max")} if "least" in cells else {})


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
