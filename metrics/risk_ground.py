"""What revenue at risk rests on: recorded interruptions and an owned assumption of what an hour brings in."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select

from data.schema import IMPAIRMENTS, OUTAGES, TICKETS
from metrics.assumptions import lacking_words, stated
from metrics.indicator import Indicator

PRICE = "revenue_per_hour"
WHOLE = "Where nobody stated which share stood still, all of it is taken to have."


def ground(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """Priced by stream; what nobody priced or recorded has no figure."""
    known = stated(warehouse, (PRICE,), part="stream")
    if lacking := lacking_words(known, [PRICE]):
        return indicator, (), lacking
    told = warehouse.frame(
        select(
            select(func.count()).select_from(OUTAGES).scalar_subquery().label("outages"),
            select(func.count()).where(~func.coalesce(IMPAIRMENTS.c.share_stated, False)).scalar_subquery().label("guessed"),
        )
    ).iloc[0]
    # Where no outages were loaded, the tickets say until when interruptions are known.
    counts = indicator.counts if told["outages"] else replace(indicator.counts, filled_by=TICKETS)
    remarks = (f"Assumed: revenue per hour {known[PRICE].words}.", *((WHOLE,) if told["guessed"] else ()))
    return replace(indicator, counts=counts, estimator=replace(indicator.estimator, worth=known[PRICE])), remarks, None
