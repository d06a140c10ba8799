"""What handing tickets to a machine would save, item by item, from stated assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, func

from data.sqltext import period_start
from metrics.assumptions import ENDS, Range, missing_words, stated
from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled
from metrics.indicator import Indicator

NAMES = ("loaded_hourly_rate", "minutes_saved_per_ticket", "automatable_share", "automation_running_cost")
# Whatever anybody hopes for: above a quarter of the tickets of an item no promise has held.
MOST = 0.25


@dataclass(frozen=True, eq=False)
class Potential(OneRowEach):
    """Sum over items of tickets x minutes saved x automatable share x rate - running cost of the months; assumed range.

    An item that would not pay at best guess is left as it is: it adds nothing, and its high end where that would pay.
    """

    on: ColumnElement
    assumed: tuple[Range, ...] = ()
    bounds: ClassVar[Bounds] = (None, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "assumption range"
    sums: ClassVar[dict[str, str]] = {"n": "tickets", "m": "months in which there were any"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(), m=func.count(period_start("month", self.on).distinct()))

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        # A machine is paid for in quiet months too: as many as any item of the period saw.
        months = sums.assign(m=counts(sums, "m")).groupby("period", sort=False)["m"].transform("max").to_numpy()
        n = counts(sums, "n")
        rows = sums[[*groups]].assign(item=sums["item"], n=n, m=months, **self._ends(sums, n))
        items = rows.groupby([*groups, *(["item"] if "item" not in groups else [])], sort=False, dropna=False)
        each = items[["n", *ENDS]].sum(min_count=1).reset_index()
        known = items["base"].count().to_numpy() == items.size().to_numpy()
        cost, months = self._cost(sums), items["m"].max().to_numpy()
        low, base, high = (
            np.where(known, each[end] - months * paid, np.nan) for end, paid in zip(ENDS, reversed(cost), strict=True)
        )
        pays = base > 0
        told = each[groups].assign(
            n=each["n"], low=np.where(pays | np.isnan(base), low, 0.0), base=np.where(np.isnan(base), base, np.maximum(base, 0.0)),
            high=np.where(np.isnan(base), base, np.maximum(high, 0.0)),
        )
        keys = told.groupby(groups, sort=False, dropna=False)
        ends = [keys[end].sum(min_count=1).where(keys[end].count() == keys.size()).to_numpy() for end in ENDS]
        return answer(
            keys.size().reset_index(), groups, keys["n"].sum().to_numpy(), ends[1], ends[0], ends[2], np.isnan(ends[1])
        )

    def _ends(self, sums: DataFrame, n) -> dict[str, np.ndarray]:
        """What is saved at each end of the range, before anything is paid for it."""
        if not self.assumed:
            return dict.fromkeys(ENDS, np.full(len(sums), np.nan))
        rate, minutes, share, _ = (assumed.of(sums["service"]) for assumed in self.assumed)
        return {
            end: n * minutes[end].to_numpy() / 60 * np.minimum(share[end].to_numpy(), MOST) * rate[end].to_numpy()
            for end in ENDS
        }

    def _cost(self, sums: DataFrame) -> tuple[float, float, float]:
        return self.assumed[3].every if self.assumed and self.assumed[3].every else (np.nan,) * 3


def ground(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """The indicator with its assumptions; a sentence where one is missing."""
    known = stated(warehouse, NAMES)
    lacking = [name for name in NAMES if name not in known]
    if lacking:
        return indicator, (), missing_words(lacking)
    assumed = tuple(known[name] for name in NAMES)
    remarks = tuple(f"Assumed: {a.name.replace('_', ' ')} {a.words}." for a in assumed)
    return replace(indicator, estimator=replace(indicator.estimator, assumed=assumed)), remarks, None
