"""What money was spent on, and what keeps amounts from being added."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import case, func, select

from data.schema import COSTS
from metrics.exchange import home_currency, in_home, without_rate
from metrics.facts import Rows
from metrics.indicator import Indicator

RUN, CHANGE, NEW = "run", "change", "new"
BOOKED = Rows(COSTS, on=COSTS.c.on, where=COSTS.c.kind.in_((RUN, CHANGE, NEW)), whole_months=True)
AMOUNT = in_home(COSTS.c.amount, COSTS.c.currency, COSTS.c.on)
FROM_CHANGE = "Nothing is booked as new: what was spent on change stands for it."


def converted(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """The indicator, where every amount is in the organisation's currency or a rate tells what it is worth in it."""
    if missing := without_rate(warehouse):
        return indicator, (), missing
    home = home_currency(warehouse)
    foreign = select(COSTS.c.currency).where(COSTS.c.currency != home).distinct().order_by(COSTS.c.currency)
    names = [] if home is None else list(warehouse.frame(foreign)["currency"])
    return indicator, (f"Amounts in {' and '.join(names)} at the rate of their month.",) if names else (), None


def newest_kind(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """Spending on what is new; where nobody books it apart, spending on change, and it says so."""
    indicator, remarks, missing = converted(indicator, warehouse)
    booked = warehouse.frame(select(func.count()).select_from(COSTS).where(COSTS.c.kind == NEW)).iloc[0, 0]
    if missing or booked:
        return indicator, remarks, missing
    changed = case((COSTS.c.kind == CHANGE, AMOUNT), else_=0.0)
    return replace(indicator, estimator=replace(indicator.estimator, numerator=changed)), (FROM_CHANGE,), None
