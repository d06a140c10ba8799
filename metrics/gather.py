"""Fetching the sums of every part, each on its own, and joining them on groups and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from types import MappingProxyType

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, Select, func

from metrics import statement
from metrics.estimate import MANY
from metrics.extent import Extent, asked, extent
from metrics.facts import Beside, Facts, Rows, Spells
from metrics.indicator import Indicator
from metrics.periods import UNDATED, Period, first_day, period
from metrics.scope import Scope
from metrics.standing import standing

BINNED = "Durations were counted in steps of 1 %."
_FIELDS = {"service": "services", "stream": "stream", "department": "department"}


@dataclass(frozen=True)
class Plan:
    """What is fetched: in which scope, by which dimensions, and whether with what keeps small groups apart.

    ``small`` adds how many people a cell holds and whether they said the same, ``arrivals`` in which order rows came.
    ``since`` is the day from which spells that stand beside are known; ``undated`` brings rows without a date along.
    """

    scope: Scope
    by: tuple[str, ...]
    small: bool = False
    arrivals: bool = False
    since: date | None = None
    undated: bool = False


def known(warehouse, indicator: Indicator, plan: Plan) -> Plan:
    """The plan, with what only the data can tell of it."""
    starts = [extent(warehouse, b.facts).first for b in indicator.beside if isinstance(b.facts, Spells)]
    return replace(plan, since=max((day for day in starts if day), default=None))


def cells(warehouse, indicator: Indicator, plan: Plan, reach: Extent) -> tuple[DataFrame, list[str]]:
    """Sums by the plan's dimensions, the period's label and the estimator's own groups; and remarks on how they came."""
    plan = known(warehouse, indicator, plan)
    binned = _many(warehouse, indicator, plan, reach)
    frames = []
    for part, select in zip(_parts(indicator), statements(indicator, plan, reach, binned), strict=True):
        frame = _best(_labelled(warehouse.frame(select), plan.scope.grain, part.facts))
        frames.append((frame, [key for key in (*plan.by, "period") if key not in part.ignores]))
    first = frames[0][0]
    merged = reduce(lambda left, right: left.merge(right[0], how="outer", on=right[1]), frames[1:], first)
    told = getattr(indicator.estimator, "remark", lambda sums: "")(merged)
    return merged, [words for words in (BINNED if binned else "", told) if words]


def people(warehouse, indicator: Indicator, plan: Plan) -> DataFrame:
    """How many people each cell of the indicator's own table holds, all else apart."""
    part = indicator.counts
    of = source(part, plan.scope, plan.by, Extent(), undated=plan.undated)
    return _labelled(warehouse.frame(statement.totals(of, plan.by, _small(indicator), {})), plan.scope.grain, part)


def crossed(warehouse, indicator: Indicator, plan: Plan, reach: Extent) -> DataFrame:
    """How many people each cell of its own table holds, cut by all of the plan's dimensions, in the periods reached."""
    part = indicator.counts
    extra = {"arrived": part.table.c.arrived} if plan.arrivals else {}
    of = source(part, plan.scope, plan.by, reach, undated=plan.undated)
    return _labelled(warehouse.frame(statement.totals(of, plan.by, _small(indicator), extra)), plan.scope.grain, part)


@standing
def by_arrival(warehouse, indicator: Indicator, part: Beside, plan: Plan, reach: Extent) -> DataFrame:
    """The sums of a part that stands beside, also by the order in which its rows came."""
    plan = known(warehouse, indicator, plan)
    select = _select(indicator, plan, part, reach, False, extra={"arrived": part.facts.table.c.arrived})
    return _labelled(warehouse.frame(select), plan.scope.grain, part.facts)


def statements(indicator: Indicator, plan: Plan, reach: Extent, binned: bool = False) -> list[Select]:
    """One select per part, its own table first."""
    return list(_statements(indicator, plan, reach, binned))


@lru_cache(maxsize=512)
def _statements(indicator: Indicator, plan: Plan, reach: Extent, binned: bool) -> tuple[Select, ...]:
    # The same select for the same question: it need not be put into words again.
    return tuple(_select(indicator, plan, part, reach, binned) for part in _parts(indicator))


def windows(facts: Facts, scope: Scope, reach: Extent) -> list[Period]:
    """The windows in which spells are counted; those that reach back before the table's history are left out."""
    if not isinstance(facts, Spells) or reach.first is None:
        return []
    found = asked(scope, reach)
    if facts.months is not None and scope.grain == "all":
        # Everything, over rolling years, is the year that ends with the last whole quarter.
        ends = first_day("quarter", min(day for day in (scope.end, reach.until) if day))
        found = [Period(p.start, ends, p.label) for p in found]
    looked = statement.look_back(found, facts.months, reach.until)
    return [w for w in looked if facts.months is None or w.start >= reach.first]


def source(
    facts: Facts, scope: Scope, by: Sequence[str], reach: Extent, *, since: date | None = None, undated: bool = False,
    ranked: bool = False,
) -> statement.Source:
    """Rows of one part, with its windows where it needs them; none begins before ``since``."""
    looked = [w for w in windows(facts, scope, reach) if since is None or w.end > since]
    cut = [w if since is None or w.start >= since else Period(since, w.end, w.label) for w in looked]
    return statement.source(facts, scope, by, cut, undated=undated, ranked=ranked)


def _parts(indicator: Indicator) -> list[Beside]:
    return [Beside(indicator.counts, indicator.aggregates), *indicator.beside]


def _select(
    indicator: Indicator, plan: Plan, part: Beside, reach: Extent, binned: bool, extra: Mapping[str, ColumnElement] = MappingProxyType({}),
) -> Select:
    main = part.facts is indicator.counts
    scope = replace(plan.scope, **{_FIELDS[name]: None for name in part.ignores if name in _FIELDS})
    by = [name for name in plan.by if name not in part.ignores]
    extra = dict(extra) | (indicator.estimator.extra_groups(binned) if main else {})
    if plan.arrivals and main:
        extra = extra | {"arrived": part.facts.table.c.arrived}
    sums = part.sums | _small(indicator) if plan.small and main else part.sums
    best = getattr(part.facts, "best_of", None)
    if best is not None:
        # One pass over the rows: what is not the best kind goes once it is known which is.
        extra = extra | {statement.BEST: best}
    of = source(part.facts, scope, by, reach, since=None if main else plan.since, undated=plan.undated, ranked=True)
    return statement.totals(of, by, sums, extra)


def _small(indicator: Indicator) -> dict[str, ColumnElement]:
    part = indicator.counts
    people = {"people": func.count() if part.people is None else part.people}
    if isinstance(part, Spells) or part.said is None:
        return people
    # Nines and tens differ, yet a figure of promoters tells of both at once: what it tells apart is what must differ.
    said = getattr(indicator.estimator, "tells_apart", part.said)
    return people | {"least": func.min(said), "most": func.max(said)}


def _many(warehouse, indicator: Indicator, plan: Plan, reach: Extent) -> bool:
    distinct = indicator.estimator.distinct()
    if distinct is None:
        return False
    # Few in all the rows are few in any scope: that is known once a revision.
    return _distinct(warehouse, indicator, Scope(), reach) > MANY and _distinct(warehouse, indicator, plan.scope, reach) > MANY


@standing
def _distinct(warehouse, indicator: Indicator, scope: Scope, reach: Extent) -> int:
    of = source(indicator.counts, scope, (), reach)
    return int(warehouse.frame(of.select(indicator.estimator.distinct().label("found"))).iloc[0, 0])


def _best(frame: DataFrame) -> DataFrame:
    if statement.BEST not in frame:
        return frame
    return frame[frame[statement.BEST] == frame[statement.BEST].max()].drop(columns=statement.BEST).reset_index(drop=True)


def _labelled(frame: DataFrame, grain: str, part: Facts) -> DataFrame:
    if isinstance(part, Spells):
        return frame
    if not (grain != "all" and isinstance(part, Rows) and part.on is not None):
        return frame.assign(period="all")
    starts = frame["period"].to_numpy(dtype="datetime64[D]")
    every, which = np.unique(starts, return_inverse=True)
    names = [UNDATED if np.isnat(start) else period(grain, start.item()).label for start in every]
    return frame.assign(period=np.array(names, dtype=object)[which] if names else starts.astype(object))
