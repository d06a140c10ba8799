"""Answers given to one ticket, knowing that the service reads them: a smallest group, safe against subtraction."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from data.access import Viewer
from pandas import DataFrame

from metrics import gather
from metrics.departments import parents_of, those_below
from metrics.extent import asked, extent
from metrics.frame import arranged, withheld
from metrics.gather import Plan
from metrics.indicator import Indicator
from metrics.periods import coarser_label
from metrics.privacy import smallest_group
from metrics.scope import Scope
from metrics.suppress import complemented


def plan(indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> Plan:
    """Everything that the scope is narrowed by is fetched unnarrowed: what is hidden must not depend on the filter."""
    return Plan(_unnarrowed(scope), _base(indicator, scope, by), small=True)


def figures(warehouse, indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> tuple[DataFrame, list[str]]:
    """The frame, groups below the smallest withheld, and others where a subtraction would find them."""
    reach = extent(warehouse, indicator.counts)
    smallest = smallest_group(warehouse, indicator)
    wanted = plan(indicator, scope, by)
    found, remarks = gather.cells(warehouse, indicator, wanted, reach)
    base = [*_shown_by(indicator, scope, by), "period"]
    spots = _spots(found, base, scope.grain, smallest)
    chosen = _within(warehouse, scope, spots)
    found = found.merge(chosen[base], how="inner", on=base)
    groups = [*by, "period"]
    estimates = indicator.estimator.estimate(_added(found, groups, indicator), groups)
    frame = arranged(estimates, by, asked(scope, reach), reach, scope)
    hides = _hides(chosen, groups, smallest)
    told = frame[groups].merge(hides, how="left", on=groups)["hides"].eq(True)
    return withheld(frame, told & (frame["note"] != "no_data")), remarks


def _spots(found: DataFrame, base: list[str], grain: str, smallest: int) -> DataFrame:
    """People per group and period, and which of these must be hidden."""
    spots = found.groupby(base, sort=False, dropna=False)["people"].sum().reset_index()
    spots["longer"] = spots["period"].map(lambda label: coarser_label(grain, label)).astype(object)
    names = [name for name in base if name != "period"]
    across = [[*(n for n in names if n != name), "period"] for name in names]
    return spots.assign(hidden=complemented(spots, spots["people"] < smallest, [*across, [*names, "longer"]], smallest))


def _hides(chosen: DataFrame, groups: list[str], smallest: int) -> DataFrame:
    """For each group shown, whether its hidden part could be found: it is none, or two cells of enough people."""
    parts = chosen.assign(
        held=chosen["people"].where(chosen["hidden"], 0), cells=(chosen["hidden"] & (chosen["people"] > 0)).astype(int)
    )
    added = parts.groupby(groups, sort=False, dropna=False)[["held", "cells", "people"]].sum().reset_index()
    safe = (added["cells"] == 0) | ((added["cells"] > 1) & (added["held"] >= smallest))
    return added.assign(hides=~safe | (added["people"] < smallest))[[*groups, "hides"]]


def _within(warehouse, scope: Scope, spots: DataFrame) -> DataFrame:
    if scope.services is not None:
        spots = spots[spots["service"].isin(scope.services)]
    if scope.viewer.services is not None and "service" in spots:
        spots = spots[spots["service"].isin(scope.viewer.services)]
    if scope.stream is not None:
        spots = spots[spots["stream"] == scope.stream]
    if scope.department is not None:
        spots = spots[spots["department"].isin(those_below(parents_of(warehouse), scope.department))]
    return spots


def _added(found: DataFrame, groups: list[str], indicator: Indicator) -> DataFrame:
    keys = [*groups, *(s for s in indicator.strata if s not in groups)]
    return found.groupby(keys, sort=False, dropna=False)[_sums(found, keys)].sum(min_count=1).reset_index()


def _sums(found: DataFrame, keys: list[str]) -> list[str]:
    return [c for c in found.columns if c not in keys and pd.api.types.is_numeric_dtype(found[c])]


def _shown_by(indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> tuple[str, ...]:
    """The dimensions asked for and those narrowed by."""
    rights = ("service",) if scope.viewer.services is not None and "service" in indicator.dimensions else ()
    return tuple(dict.fromkeys((*by, *scope.chosen, *rights)))


def _base(indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_shown_by(indicator, scope, by), *indicator.strata)))


def _unnarrowed(scope: Scope) -> Scope:
    viewer = Viewer(scope.viewer.name, scope.viewer.audience, None, scope.viewer.people_rows)
    return replace(scope, services=None, stream=None, department=None, viewer=viewer)
