"""What money was spent on, and what keeps amounts from being added."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import case, func, select

from data.schema import COSTS
from metrics.facts import Rows
from metrics.indicator import Indicator

RUN, CHANGE, NEW = "run", "change", "new"
BOOKED = Rows(COSTS, on=COSTS.c.on, where=COSTS.c.kind.in_((RUN, CHANGE, NEW)), whole_months=True)
FROM_CHANGE = "Nothing is booked as new: what was spent on change stands for it."


def one_currency(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """The indicator, where all amounts are of one currency."""
    names = warehouse.frame(select(COSTS.c.currency).where(COSTS.c.currency.is_not(None)).distinct())["currency"]
    if len(names) < 2:
        return indicator, (), None
    return indicator, (), f"Costs are in {' and '.join(sorted(names))}: amounts of different currencies are not added."


def newest_kind(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """Spending on what is new; where nobody books it apart, spending on change, and it says so."""
    indicator, remarks, missing = one_currency(indicator, warehouse)
    booked = warehouse.frame(select(func.count()).select_from(COSTS).where(COSTS.c.kind == NEW)).iloc[0, 0]
    if missing or booked:
        return indicator, remarks, missing
    changed = case((COSTS.c.kind == CHANGE, COSTS.c.amount), else_=0.0)
    return replace(indicator, estimator=replace(indicator.estimator, numerator=changed)), (FROM_CHANGE,), None
