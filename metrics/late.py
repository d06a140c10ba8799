"""Answers that stand beside those who were asked: late ones wait, as they do everywhere, until they make an atom."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from pandas import DataFrame

from metrics import gather
from metrics.atoms import Cell, atoms
from metrics.closing import steps
from metrics.extent import Extent
from metrics.facts import Beside, Rows
from metrics.gather import Plan
from metrics.indicator import Indicator

NOBODY = "everyone"


def without_late(
    warehouse, indicator: Indicator, plan: Plan, reach: Extent, found: DataFrame, parents: Mapping[str, str | None],
    smallest: int,
) -> DataFrame:
    """The cells ``found``, with what stands beside them as it was when their period closed, and the atoms since."""
    for part in indicator.beside:
        if not isinstance(part.facts, Rows) or "arrived" not in part.facts.table.c:
            continue
        keys = [key for key in (*plan.by, "period") if key not in part.ignores]
        came = gather.by_arrival(warehouse, indicator, part, plan, reach)
        step, _ = steps(warehouse, indicator, came["period"], came["arrived"], reach)
        counts = came[(step == 0) | _in_atom(came.assign(step=step), part, plan, parents, smallest)]
        added = counts.groupby(keys, dropna=False, sort=False)[list(part.sums)].sum().reset_index()
        found = found.drop(columns=list(part.sums)).merge(added, how="left", on=keys)
    return found


def _in_atom(
    came: DataFrame, part: Beside, plan: Plan, parents: Mapping[str, str | None], smallest: int
) -> pd.Series:
    """Which of the late rows are enough by now; by another kind than the department none ever are."""
    kept = pd.Series(False, index=came.index)
    if set(plan.by) - {"department"}:
        return kept
    late = came[came["step"] > 0]
    named = late["department"] if "department" in late else pd.Series(NOBODY, index=late.index)
    size = next(iter(part.sums))
    rows = zip(late.index, named, late["period"], late["step"], late[size], strict=True)
    cells = [Cell(index, name, label, int(at), int(n)) for index, name, label, at, n in rows]
    kept.loc[[c.index for atom in atoms(cells, parents, smallest) for c in atom.cells]] = True
    return kept
