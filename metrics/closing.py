"""When a quarter is over, and which answers had come by then."""

from __future__ import annotations

import pandas as pd
from pandas import Series
from sqlalchemy import func, select

from data.schema import BATCHES, ORGANISATION
from metrics.extent import Extent, local_day
from metrics.facts import Spells
from metrics.indicator import Indicator
from metrics.periods import period_of
from metrics.standing import standing


def steps(warehouse, indicator: Indicator, labels: Series, arrived: Series, reach: Extent) -> tuple[Series, Series]:
    """For each cell the step in which it came, and whether its period has closed.

    A quarter closes with the first import whose newest moment lies behind it: what had arrived by then is step 0,
    everything later is a step of its own import. A figure that looks back closes when its own table reaches its end.
    """
    periods = {label: period_of(label) for label in labels.unique()}
    if isinstance(indicator.counts, Spells):
        closed = {label: p is None or reach.whole(p) for label, p in periods.items()}
        return pd.Series(0, index=labels.index), labels.map(closed).astype(bool)
    imports = _imports(warehouse)
    closers = {
        label: None if p is None else next((order for order, day in imports if day is not None and day >= p.end), None)
        for label, p in periods.items()
    }
    # What carries no date is a wave of its own, over with the import that brought it.
    closed = {label: p is None or closers[label] is not None or reach.closed(p) for label, p in periods.items()}
    closer = labels.map(closers).astype(float)
    first = arrived.astype(float).groupby(labels).transform("min")
    late = arrived.astype(float) > closer.fillna(first)
    return arrived.where(late, 0).fillna(0).astype("int64"), labels.map(closed).astype(bool)


@standing
def _imports(warehouse) -> list[tuple[int, object]]:
    """Order of arrival and local day of the newest moment of every import that counts, oldest first."""
    newest = func.greatest(BATCHES.c.newest_at, BATCHES.c.as_of).label("newest")
    place = select(func.max(ORGANISATION.c.time_zone)).scalar_subquery().label("zone")
    frame = warehouse.frame(
        select(BATCHES.c.arrived, newest, place).where(BATCHES.c.undone_at.is_(None)).order_by(BATCHES.c.arrived)
    )
    days = [local_day(moment, name) for moment, name in zip(frame["newest"], frame["zone"], strict=True)]
    return list(zip(frame["arrived"].astype(int), days, strict=True))
