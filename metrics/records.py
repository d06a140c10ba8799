"""The rows behind a figure, from the very condition that the figure was counted with."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import DataFrame
from sqlalchemy import func, select

from data.schema import BATCHES, RESPONSES
from metrics import gather, withhold
from metrics.extent import Extent, extent
from metrics.indicator import Indicator
from metrics.privacy import privacy
from metrics.scope import Scope
from metrics.statement import Source

UNLISTED = "Rows about people are not listed."
BATCH_COLUMNS = ("batch", "file_name", "source", "loaded_at")


@dataclass(frozen=True, eq=False)
class Records:
    """How many rows a figure counts, the rows themselves where they may be seen, and the imports they came with.

    ``rows`` is None where only the count may be told; ``why`` then says so. ``batches`` has the columns
    `batch, file_name, source, loaded_at`.
    """

    key: str
    n: int
    rows: DataFrame | None
    batches: DataFrame
    why: str = ""


def behind(warehouse, indicator: Indicator, scope: Scope, limit: int | None = None) -> Records:
    """The rows that the figure over the whole of the scope counts; at most ``limit`` of them, all where None."""
    kind = privacy(warehouse, indicator)
    whole = scope.at(grain="all")
    reach = extent(warehouse, indicator.counts)
    if kind == "open":
        return _open(warehouse, indicator, whole, reach, limit)
    figure = withhold.figures(warehouse, indicator, kind, whole, ()).frame.iloc[0]
    fetched = withhold.plan(indicator, kind, whole, ()).scope
    of = gather.source(indicator.counts, whole.at(start=fetched.start, end=fetched.end), (), reach)
    batches = _batches(warehouse, indicator, of)
    if figure["note"] == "withheld":
        return Records(indicator.key, 0, None, batches, "Too few people to tell even how many.")
    allowed = {"transactional": scope.viewer.audience != "executive", "people": scope.viewer.people_rows}
    shown = indicator.listed and allowed.get(kind, False)
    if not shown:
        return Records(indicator.key, int(figure["n"]), None, batches, UNLISTED)
    return Records(indicator.key, int(figure["n"]), _rows(warehouse, indicator, of, scope, limit), batches)


def _open(warehouse, indicator: Indicator, scope: Scope, reach: Extent, limit: int | None) -> Records:
    of = gather.source(indicator.counts, scope, (), reach)
    n = int(warehouse.frame(of.select(func.count())).iloc[0, 0])
    batches = _batches(warehouse, indicator, of)
    if not indicator.listed:
        return Records(indicator.key, n, None, batches, UNLISTED)
    return Records(indicator.key, n, _rows(warehouse, indicator, of, scope, limit), batches)


def _rows(warehouse, indicator: Indicator, of: Source, scope: Scope, limit: int | None) -> DataFrame:
    columns = [c for c in indicator.counts.table.c if scope.viewer.people_rows or not c.info.get("hashed")]
    columns = [c for c in columns if scope.viewer.people_rows or c.name != "person"]
    # What people wrote leaves by metrics/comments.py alone, whatever the right.
    columns = [c for c in columns if c is not RESPONSES.c.comment]
    order = (indicator.counts.table.c.source, indicator.counts.table.c.id)
    return warehouse.frame(of.select(*columns).order_by(*order).limit(limit))


def _batches(warehouse, indicator: Indicator, of: Source) -> DataFrame:
    named = of.select(indicator.counts.table.c.batch).distinct()
    found = select(*(BATCHES.c[name] for name in BATCH_COLUMNS)).where(BATCHES.c.batch.in_(named), BATCHES.c.undone_at.is_(None))
    return warehouse.frame(found.order_by(BATCHES.c.arrived))
