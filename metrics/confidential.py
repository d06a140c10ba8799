"""Figures about people and confidential answers: unions of atoms over closed quarters, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from pandas import DataFrame

from data.errors import BadScope
from metrics import gather
from metrics.closing import steps
from metrics.departments import parents_of
from metrics.extent import Extent, asked, extent
from metrics.frame import arranged, withheld
from metrics.gather import Plan
from metrics.indicator import Indicator
from metrics.kept import by_department, by_other, open_values
from metrics.late import without_late
from metrics.periods import label_at, whole_quarters
from metrics.privacy import smallest_group
from metrics.scope import Scope
from metrics.settled import changes
from metrics.standing import standing

MONTHS = "A quarter is the shortest period in which figures about people are shown."
RUNNING = "A quarter is shown once it has closed."
SMALL = "Groups too small to be shown are withheld or shown together with their neighbours."
WEIGHED = "It rests on answers that are confidential; it is shown once its survey is declared transactional."


def plan(indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> Plan:
    """Cells as small as an atom can be: one department, or one group of another kind, in one quarter.

    Raises:
        BadScope: it is cut two ways at once, or not one whole quarter lies in it.
    """
    cut = _cut(indicator, scope, by)
    start, end = whole_quarters(scope.start, scope.end)
    quarterly = indicator.dated and indicator.rolling is None
    wide = replace(
        scope, start=start, end=end, services=None, stream=None, department=None,
        grain="quarter" if quarterly or scope.grain == "month" else scope.grain,
        viewer=replace(scope.viewer, services=None),
    )
    answers = quarterly and getattr(indicator.counts, "said", None) is not None
    undated = scope.grain == "all" and start is None and end is None and indicator.rolling is None
    by = (*cut, *(s for s in indicator.strata if s not in cut))
    return Plan(wide, by, small=True, arrivals=answers, undated=undated)


def figures(warehouse, indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> tuple[DataFrame, list[str]]:
    """The frame, made of atoms; what cannot be shown is withheld, and remarks say why."""
    wanted = plan(indicator, scope, by)
    reach = extent(warehouse, indicator.counts)
    shown = scope.at(start=wanted.scope.start, end=wanted.scope.end)
    found, remarks = gather.cells(warehouse, indicator, wanted, reach)
    if indicator.strata or scope.grain == "month":
        return _silent(found, by, shown, reach), [WEIGHED if indicator.strata else MONTHS]
    found = without_late(
        warehouse, indicator, wanted, reach, found, parents_of(warehouse), smallest_group(warehouse, indicator)
    )
    cells = counted(warehouse, indicator, scope, by, found)
    if wanted.scope.grain != scope.grain:
        cells["period"] = cells["period"].map(lambda label: label_at(scope.grain, label)).astype(object)
    frame = _frame(indicator, cells, by, shown, reach)
    reasons = [reason for reason, holds in ((RUNNING, ~cells["closed"]), (SMALL, cells["closed"] & ~cells["kept"])) if holds.any()]
    return frame, [*remarks, *reasons]


def counted(warehouse, indicator: Indicator, scope: Scope, by: tuple[str, ...], found: DataFrame) -> DataFrame:
    """The cells ``found`` for a question, which of them are `kept` in its figures, and under which name."""
    wanted = plan(indicator, scope, by)
    reach = extent(warehouse, indicator.counts)
    cells = _closed(warehouse, indicator, found, reach)
    smallest = smallest_group(warehouse, indicator)
    changed = changes(warehouse, indicator)
    if not set(wanted.by) - {"department"}:
        return by_department(warehouse, cells, changed, scope, by, smallest)
    kind = "service" if "service" in wanted.by else wanted.by[0]
    every = replace(wanted.scope, start=None, end=None) if wanted.arrivals else wanted.scope
    return by_other(cells, _open(warehouse, indicator, every, wanted.arrivals, kind), scope, kind)


@standing
def _open(warehouse, indicator: Indicator, scope: Scope, arrivals: bool, kind: str) -> dict[str, set]:
    """By period, the values of a kind that may be shown beside the departments and the kinds before it."""
    kinds = [name for name in indicator.dimensions if name != "department"]
    kinds = kinds[: kinds.index(kind) + 1]
    departments = [name for name in indicator.dimensions if name == "department"]
    reach = extent(warehouse, indicator.counts)

    def people(*names: str) -> DataFrame:
        wide = Plan(scope, names, small=True, arrivals=arrivals, undated=indicator.rolling is None)
        return _closed(warehouse, indicator, gather.crossed(warehouse, indicator, wide, reach), reach)

    # A row of a table of spells is one person; an answer is not: who gave several is counted by each kind anew.
    alone = {name: people(name) for name in kinds} if arrivals else {}
    return open_values(
        people(*departments, *kinds), people(*departments), alone, changes(warehouse, indicator), kinds,
        parents_of(warehouse), smallest_group(warehouse, indicator),
    )


def _silent(found: DataFrame, by: tuple[str, ...], scope: Scope, reach: Extent) -> DataFrame:
    """Every group and period asked for, and not a number in it."""
    periods = asked(scope, reach)
    groups = found[list(by)].drop_duplicates().assign(period=periods[0].label if periods else "all")
    empty = groups.assign(n=0, value=float("nan"), lo=float("nan"), hi=float("nan"), note="")
    frame = arranged(empty if by else None, by, periods, reach, scope)
    return withheld(frame, [True] * len(frame))


def _cut(indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> tuple[str, ...]:
    rights = ("service",) if scope.viewer.services is not None and "service" in indicator.dimensions else ()
    cut = tuple(dict.fromkeys((*by, *scope.chosen, *rights)))
    if len(cut) > 1 and set(cut) != {"service", "stream"}:
        raise BadScope(
            f"it is cut by {' and '.join(cut)} at once.",
            where=indicator.key,
            change="Figures about people are broken down one way at a time.",
        )
    return cut if cut or "department" not in indicator.dimensions else ("department",)


def _closed(warehouse, indicator: Indicator, found: DataFrame, reach: Extent) -> DataFrame:
    """The cells with the step in which they came, and whether their period has closed."""
    if not indicator.dated:
        return found.assign(step=0, closed=True)
    arrived = found["arrived"] if "arrived" in found else pd.Series(0, index=found.index)
    step, closed = steps(warehouse, indicator, found["period"], arrived, reach)
    return found.assign(step=step, closed=closed)


def _frame(indicator: Indicator, cells: DataFrame, by: tuple[str, ...], scope: Scope, reach: Extent) -> DataFrame:
    """Estimates of the cells that may count; groups and periods that have other cells only are withheld."""
    groups = [*by, "period"]
    kept = cells[cells["kept"]]
    sums = [c for c in kept if c not in groups and c not in _OWN and pd.api.types.is_numeric_dtype(kept[c])]
    own = [c for c in indicator.estimator.extra_groups() if c in kept]
    sums = [c for c in sums if c not in own]
    added = kept.groupby([*groups, *own], sort=False, dropna=False)[sums].sum(min_count=1).reset_index()
    estimates = indicator.estimator.estimate(added, groups)
    missing = cells.loc[~cells["kept"], groups].drop_duplicates()
    silent = missing.merge(estimates[groups], how="left", on=groups, indicator="where")
    silent = silent.loc[silent["where"] == "left_only", groups]
    empty = silent.assign(n=0, value=float("nan"), lo=float("nan"), hi=float("nan"), note="withheld")
    told = pd.concat([estimates, empty], ignore_index=True) if len(empty) else estimates
    return arranged(told, by, asked(scope, reach), reach, scope)


_OWN = ("people", "least", "most", "step", "arrived", "closed", "kept")
