"""Answers given to one ticket, knowing that the service reads them: a smallest group, safe against subtraction."""

from __future__ import annotations

from pandas import DataFrame

from metrics import gather, small_months
from metrics.departments import parents_of, those_below
from metrics.extent import asked, extent
from metrics.frame import arranged, withheld
from metrics.gather import Plan
from metrics.indicator import Indicator
from metrics.periods import label_at, period_of
from metrics.privacy import smallest_group
from metrics.scope import Scope
from metrics.standing import standing


def plan(indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> Plan:
    """The figures as they were asked for, with how many people each rests on."""
    return Plan(scope, tuple(dict.fromkeys((*by, *indicator.strata))), small=True)


def figures(warehouse, indicator: Indicator, scope: Scope, by: tuple[str, ...]) -> tuple[DataFrame, list[str]]:
    """The frame, groups below the smallest withheld, and others where a subtraction would find them."""
    reach = extent(warehouse, indicator.counts)
    smallest = smallest_group(warehouse, indicator)
    groups = [*by, "period"]
    found, remarks = gather.cells(warehouse, indicator, plan(indicator, scope, by), reach)
    frame = arranged(indicator.estimator.estimate(found, groups), by, asked(scope, reach), reach, scope)
    # Where a figure is put together from parts, one person may stand in several of them.
    people = gather.people(warehouse, indicator, Plan(scope, by, small=True)) if found.duplicated(groups).any() else found
    people = people.groupby(groups, sort=False, dropna=False)["people"].sum().reset_index()
    few = _told(frame, people.assign(is_so=people["people"] < smallest), groups)
    found_out = _told(frame, _unsafe(warehouse, indicator, scope, by, smallest), groups)
    return withheld(frame, (few | found_out) & (frame["note"] != "no_data")), remarks


def _unsafe(warehouse, indicator: Indicator, scope: Scope, by: tuple[str, ...], smallest: int) -> DataFrame:
    """Groups that hold a part which must stay hidden and which they would give away."""
    rights = ("service",) if scope.viewer.services is not None and "service" in indicator.dimensions else ()
    names = tuple(dict.fromkeys((*by, *scope.chosen, *rights)))
    cells = _within(warehouse, scope, _hidden(warehouse, indicator, names, smallest), indicator.dated)
    cells["period"] = cells["period"].map(lambda label: label_at(scope.grain, label)).astype(object)
    return small_months.unsafe(cells, [*by, "period"], smallest)


@standing
def _hidden(warehouse, indicator: Indicator, names: tuple[str, ...], smallest: int) -> DataFrame:
    """Month by month, all history, unnarrowed: what is hidden depends neither on a filter nor on a stretch of time."""
    wide = Plan(Scope(grain="month" if indicator.dated else "all"), names, small=True, undated=True)
    return small_months.hidden(gather.people(warehouse, indicator, wide), names, smallest)


def _within(warehouse, scope: Scope, cells: DataFrame, dated: bool) -> DataFrame:
    """The cells of a scope."""
    def inside(span) -> bool:
        if span is None:
            return not dated or (scope.grain == "all" and scope.start is None and scope.end is None)
        late = scope.end is not None and span.start >= scope.end
        return not late and (scope.start is None or span.start >= scope.start)

    months = {label: period_of(label) for label in cells["period"].unique()}
    cells = cells[cells["period"].isin([label for label, span in months.items() if inside(span)])]
    if scope.services is not None:
        cells = cells[cells["service"].isin(scope.services)]
    if scope.viewer.services is not None and "service" in cells:
        cells = cells[cells["service"].isin(scope.viewer.services)]
    if scope.stream is not None:
        cells = cells[cells["stream"] == scope.stream]
    if scope.department is not None:
        cells = cells[cells["department"].isin(those_below(parents_of(warehouse), scope.department))]
    return cells.copy()


def _told(frame: DataFrame, groups_that_are: DataFrame, groups: list[str]):
    return frame[groups].merge(groups_that_are[[*groups, "is_so"]], how="left", on=groups)["is_so"].eq(True)
