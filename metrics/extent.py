"""From when until when the data speak of something; read from the data, never from the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pandas as pd
from sqlalchemy import and_, func, select

from data.calendar import zone
from data.schema import BATCH_TABLES, BATCHES, ORGANISATION
from metrics.facts import Facts, Rows
from metrics.periods import Period, first_day, months_later, periods
from metrics.scope import Scope
from metrics.standing import standing


@dataclass(frozen=True)
class Extent:
    """First day told of, the day after the last one (``until``), and the day after the store's newest moment.

    ``last`` is the last day that any row names; it may lie after ``until``, as a promise for next month does.
    """

    first: date | None = None
    last: date | None = None
    until: date | None = None
    store_until: date | None = None

    def whole(self, period: Period) -> bool:
        """Whether the table tells of the period to its end."""
        return self.until is not None and period.end <= self.until

    def closed(self, period: Period) -> bool:
        """Whether the whole store has moved on beyond the period."""
        return self.store_until is not None and period.end <= self.store_until


@standing
def extent(warehouse, facts: Facts) -> Extent:
    """How far the rows of one part reach, whatever the scope."""
    if isinstance(facts, Rows) and facts.on is None:
        return Extent()
    ends = (func.min(facts.on), func.max(facts.on)) if isinstance(facts, Rows) else (facts.since, facts.since)
    bounds = select(ends[0].label("first"), ends[1].label("last")).select_from(facts.table)
    bounds = (bounds.where(facts.where) if isinstance(facts, Rows) else bounds).subquery("bounds")
    filled = select(BATCH_TABLES.c.batch).where(BATCH_TABLES.c.table == facts.source.name)
    counts = BATCHES.c.undone_at.is_(None)
    told = func.max(func.greatest(BATCHES.c.newest_at, BATCHES.c.as_of))
    found = warehouse.frame(
        select(
            bounds.c.first,
            bounds.c.last,
            select(told).where(and_(counts, BATCHES.c.batch.in_(filled))).scalar_subquery().label("own"),
            select(told).where(counts).scalar_subquery().label("store"),
            select(func.max(ORGANISATION.c.time_zone)).scalar_subquery().label("zone"),
        )
    ).iloc[0]
    first, last = _day(found["first"]), _day(found["last"])
    if first is None:
        return Extent()
    own, store = (local_day(found[name], found["zone"]) for name in ("own", "store"))
    monthly = isinstance(facts, Rows) and facts.whole_months
    after = months_later(last, 1) if monthly else last + timedelta(days=1)
    until = after if own is None or monthly else own + timedelta(days=1)
    store_until = until if store is None else max(until, store + timedelta(days=1))
    if isinstance(facts, Rows):
        return Extent(first, last, until - timedelta(days=facts.lag_days), store_until)
    return Extent(first_day("month", first), until - timedelta(days=1), until, store_until)


def asked(scope: Scope, reach: Extent) -> list[Period]:
    """The periods that a scope asks for, cut to its own start and end; all that the data reach where it is open."""
    if scope.grain == "all" and reach.first is None:
        return [Period(date.min, date.max, "all")]
    first = scope.start or reach.first
    ends = [day for day in (reach.last, None if reach.until is None else reach.until - timedelta(days=1)) if day]
    last = scope.end - timedelta(days=1) if scope.end else max(ends, default=None)
    if first is None or last is None:
        return []
    return periods(scope.grain, first, max(first, last))


def _day(value) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def local_day(moment, zone_name) -> date | None:
    if moment is None or pd.isna(moment):
        return None
    place = zone(None if zone_name is None or pd.isna(zone_name) else zone_name)
    stamp: datetime = pd.Timestamp(moment).to_pydatetime().replace(tzinfo=UTC)
    return stamp.astimezone(place).date()
