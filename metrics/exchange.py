"""Amounts in the organisation's own currency, by the rate that held on their day."""

from __future__ import annotations

import pandas as pd
from pandas import DataFrame
from sqlalchemy import ColumnElement, case, func, or_, select, tuple_

from data.schema import COSTS, EXCHANGE_RATES, ORGANISATION

_ANY = COSTS.alias("any_cost")
# Where the organisation names no currency, it is that of all its costs; several without one are told of, not added.
HOME = func.coalesce(
    select(func.max(ORGANISATION.c.currency)).scalar_subquery(), select(func.min(_ANY.c.currency)).scalar_subquery()
)


def in_home(amount: ColumnElement, currency: ColumnElement, on: ColumnElement) -> ColumnElement:
    """The amount in the organisation's currency; empty where no rate is known for its day."""
    rate = (
        select(func.arg_max(EXCHANGE_RATES.c.rate, tuple_(EXCHANGE_RATES.c.on, EXCHANGE_RATES.c.source, EXCHANGE_RATES.c.id)))
        .where(EXCHANGE_RATES.c.currency == currency, EXCHANGE_RATES.c.on <= on)
        .correlate(currency.table)
        .scalar_subquery()
    )
    return case((or_(currency.is_(None), currency == HOME), amount), else_=amount * rate)


def home_currency(warehouse) -> str | None:
    """The organisation's currency, None where it names none."""
    found = warehouse.frame(select(func.max(ORGANISATION.c.currency))).iloc[0, 0]
    return None if pd.isna(found) else str(found)


def rates(warehouse) -> DataFrame:
    """Columns `currency, on, rate`, oldest first."""
    chosen = (EXCHANGE_RATES.c.currency, EXCHANGE_RATES.c.on, EXCHANGE_RATES.c.rate)
    order = (EXCHANGE_RATES.c.on, EXCHANGE_RATES.c.source, EXCHANGE_RATES.c.id)
    return warehouse.frame(select(*chosen).order_by(*order))


def rate_on(known: DataFrame, currency: str, day) -> float | None:
    """What one unit was worth on that day, on the newest day known where there is none; None where no rate tells."""
    of_it = known[known["currency"] == currency]
    if day is not None and not pd.isna(day):
        of_it = of_it[pd.to_datetime(of_it["on"]) <= pd.Timestamp(day)]
    return None if of_it.empty else float(of_it["rate"].iloc[-1])


def without_rate(warehouse) -> str | None:
    """The sentence that names a currency of costs whose rate is not known for all its days; None where all are."""
    spent = select(COSTS.c.currency, func.min(COSTS.c.on).label("first")).where(COSTS.c.currency.is_not(None))
    first = warehouse.frame(spent.group_by(COSTS.c.currency).order_by(COSTS.c.currency))
    if len(first) == 0:
        return None
    names, home, known = list(first["currency"]), home_currency(warehouse), rates(warehouse)
    if home is None:
        several = f"Costs are in {' and '.join(names)}, and the organisation names no currency of its own: they are not added."
        return several if len(names) > 1 else None
    for name, day in zip(names, first["first"], strict=True):
        if name != home and rate_on(known, name, day) is None:
            stated = " and ".join(sorted({home, *names}))
            return f"Costs are in {stated}: no exchange rate says what {name} was worth on {day:%Y-%m-%d}."
    return None
