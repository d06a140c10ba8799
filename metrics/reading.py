"""Everything that a card or an indicator page says of one indicator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pandas as pd
from pandas import DataFrame
from sqlalchemy import func, select

from data.calendar import zone
from data.schema import BATCH_TABLES, BATCHES, ORGANISATION
from metrics import engine
from metrics.ahead import Ahead, look_ahead
from metrics.control import Trend, read_trend
from metrics.extent import extent
from metrics.indicator import Indicator
from metrics.missing import why_no_figure
from metrics.periods import period_of
from metrics.result import Result
from metrics.scope import Scope
from metrics.series import Series, first_after, whole_periods
from metrics.targets import Target, changes, owner, target

SHOWN = 24


@dataclass(frozen=True)
class Now:
    """The figure of the latest whole period that can be told of; value, lo and hi are None where there is no number."""

    period: str
    n: int
    value: float | None
    lo: float | None
    hi: float | None
    note: str


@dataclass(frozen=True, eq=False)
class Reading:
    """``series`` are the last whole periods, at most 24; ``trend`` reads all history and holds one point for each.

    ``ahead`` is where it goes from there. Where no period is over, the series is all there is as one figure, and nothing
    lies ahead. ``newest_at`` is the local moment until which the oldest of its sources reaches; ``missing`` says why
    there is no figure and what would bring one, None where there is.
    """

    indicator: Indicator
    series: Result
    now: Now | None
    trend: Trend
    ahead: Ahead | None
    target: Target | None
    owner: str | None
    newest_at: datetime | None
    missing: str | None


def read(warehouse, key: str, scope: Scope | None = None) -> Reading:
    """Read an indicator by month, or by quarter where it is about people; the scope's start does not move its limits.

    Raises:
        UnknownName, NotAllowed, BadScope: as `engine.measure`.
    """
    scope = scope or Scope()
    told = whole_periods(warehouse, key, scope)
    indicator, result, there = told.indicator, told.result, warehouse.exists()
    if there and result.frame["value"].isna().all() and told.scope.grain != "all":
        result = _all_of_it(warehouse, told.basis, scope, result)
    whole = result.frame
    agreed = target(warehouse, indicator.name, scope) if there else None
    changed = changes(warehouse, indicator.name, scope) if there else []
    trend = _trend(told, whole, agreed, changed)
    series = replace(result, frame=whole.tail(SHOWN).reset_index(drop=True))
    now = _now(series.frame, scope)
    return Reading(
        indicator=indicator,
        series=series,
        now=now,
        trend=replace(trend, points=trend.points[-SHOWN:], limits=trend.limits[-SHOWN:]),
        ahead=look_ahead(told, changed, agreed) if there else None,
        target=agreed,
        owner=owner(warehouse, agreed, scope) if there else None,
        newest_at=_newest(warehouse, indicator) if there else None,
        missing=None if now and now.value is not None else why_no_figure(indicator, result, now, told.lacking),
    )


def _all_of_it(warehouse, indicator: Indicator, scope: Scope, result: Result) -> Result:
    """Before the first whole period is over, and for what carries no dates: everything there is, as one figure."""
    undated = extent(warehouse, indicator.counts).first is None
    whole = scope.at(grain="all", **({"start": None, "end": None} if undated else {}))
    every = engine.measure(warehouse, indicator.key, whole)
    return every if every.frame["value"].notna().any() else result


def _trend(told: Series, whole: DataFrame, agreed: Target | None, changed: list) -> Trend:
    spans = [period_of(label) for label in whole["period"]]
    return read_trend(
        whole["value"].to_numpy(dtype=float),
        better=told.indicator.better,
        counts=whole["n"].to_numpy(dtype=float),
        target=None if agreed is None else agreed.value,
        changes=first_after(changed, spans) if spans and spans[0] is not None else [],
        bounded=told.indicator.estimator.bounds,
        monthly=told.monthly,
    )


def _now(series: DataFrame, scope: Scope) -> Now | None:
    """The last whole period; where nothing can be told of it yet, the last one in scope of which something can."""
    if series.empty:
        return None
    row = series.iloc[-1]
    if row["note"] in ("no_data", "too_few"):
        spans = [period_of(label) for label in series["period"]]
        within = [s is None or scope.start is None or s.end > scope.start for s in spans]
        known = series[series["value"].notna() & np.array(within, dtype=bool)]
        row = known.iloc[-1] if len(known) else row
    value, lo, hi = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "lo", "hi"))
    return Now(row["period"], int(row["n"]), value, lo, hi, row["note"])


def _newest(warehouse, indicator: Indicator) -> datetime | None:
    tables = sorted({part.source.name for part in (indicator.counts, *(b.facts for b in indicator.beside))})
    newest = func.max(func.greatest(BATCHES.c.newest_at, BATCHES.c.as_of)).label("newest")
    by_source = (
        select(BATCH_TABLES.c.table, BATCHES.c.source, newest)
        .join(BATCHES, BATCHES.c.batch == BATCH_TABLES.c.batch)
        .where(BATCHES.c.undone_at.is_(None), BATCH_TABLES.c.table.in_(tables))
        .group_by(BATCH_TABLES.c.table, BATCHES.c.source)
        .subquery("reach")
    )
    place = select(func.max(ORGANISATION.c.time_zone)).scalar_subquery()
    oldest, name = warehouse.frame(select(func.min(by_source.c.newest), place)).iloc[0]
    if pd.isna(oldest):
        return None
    local = pd.Timestamp(oldest).tz_localize("UTC").tz_convert(zone(None if pd.isna(name) else name))
    return local.tz_localize(None).to_pydatetime()
