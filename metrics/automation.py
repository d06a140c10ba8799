"""What handing tickets to a machine would save, item by item, from stated assumptions, and when that pays it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, func

from data.sqltext import period_start
from metrics.assumptions import ENDS, Range, lacking_words, stated
from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled
from metrics.indicator import Indicator

NAMES = ("loaded_hourly_rate", "minutes_saved_per_ticket", "automatable_share", "automation_running_cost")
SETUP = "automation_setup_cost"
# Whatever anybody hopes for: above a quarter of the tickets of an item no promise has held.
MOST = 0.25
NEVER = "At the low end of what is assumed it never pays back: no range can be told."


@dataclass(frozen=True, eq=False)
class Items(OneRowEach):
    """Per item: tickets x minutes saved x automatable share x rate - running cost of the months, low, base and high."""

    on: ColumnElement
    assumed: tuple[Range, ...] = ()
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "assumption range"
    sums: ClassVar[dict[str, str]] = {"n": "tickets", "m": "months in which there were any"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(), m=func.count(period_start("month", self.on).distinct()))

    def each(self, sums: DataFrame, groups: list[str]) -> DataFrame:
        """`groups, item, n, m` (months) and what is left of the saving at each end; empty where nothing is stated."""
        # A machine is paid for in quiet months too: as many as any item beside it saw.
        shared = [name for name in groups if name != "item"]
        months = sums.assign(m=counts(sums, "m")).groupby(shared, sort=False, dropna=False)["m"].transform("max").to_numpy()
        n = counts(sums, "n")
        rows = sums[[*groups]].assign(item=sums["item"], n=n, m=months, **self._ends(sums, n))
        items = rows.groupby([*groups, *(["item"] if "item" not in groups else [])], sort=False, dropna=False)
        each = items[["n", *ENDS]].sum(min_count=1).reset_index()
        known = items["base"].count().to_numpy() == items.size().to_numpy()
        months = items["m"].max().to_numpy()
        left = {
            end: np.where(known, each[end] - months * paid, np.nan)
            for end, paid in zip(ENDS, reversed(self._stated(3)), strict=True)
        }
        return each.assign(m=months, **left)

    def _ends(self, sums: DataFrame, n) -> dict[str, np.ndarray]:
        """What is saved at each end of the range, before anything is paid for it."""
        if not self.assumed:
            return dict.fromkeys(ENDS, np.full(len(sums), np.nan))
        rate, minutes, share = (assumed.of(sums["service"]) for assumed in self.assumed[:3])
        return {
            end: n * minutes[end].to_numpy() / 60 * np.minimum(share[end].to_numpy(), MOST) * rate[end].to_numpy()
            for end in ENDS
        }

    def _stated(self, which: int) -> tuple[float, float, float]:
        return self.assumed[which].every if self.assumed and self.assumed[which].every else (np.nan,) * 3


@dataclass(frozen=True, eq=False)
class Potential(Items):
    """Sum of what is left over items; an item that would not pay at best guess is left as it is.

    Such an item adds nothing, and its high end where that would pay.
    """

    bounds: ClassVar[Bounds] = (None, None)

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        each = self.each(sums, groups)
        low, base, high = (each[end].to_numpy() for end in ENDS)
        pays = base > 0
        told = each[[*groups, "n"]].assign(
            low=np.where(pays | np.isnan(base), low, 0.0), base=np.where(np.isnan(base), base, np.maximum(base, 0.0)),
            high=np.where(np.isnan(base), base, np.maximum(high, 0.0)),
        )
        keys = told.groupby(groups, sort=False, dropna=False)
        ends = [keys[end].sum(min_count=1).where(keys[end].count() == keys.size()).to_numpy() for end in ENDS]
        return answer(
            keys.size().reset_index(), groups, keys["n"].sum().to_numpy(), ends[1], ends[0], ends[2], np.isnan(ends[1])
        )


@dataclass(frozen=True, eq=False)
class Payback(Items):
    """Months until what is left of the saving a month has paid for the setup, over items that pay at best guess.

    The range is that of the assumptions together; where the low end never pays back there is no range, and so no figure.
    """

    bounds: ClassVar[Bounds] = (0.0, None)

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        keys, setup, monthly = self._sides(sums, groups)
        with np.errstate(divide="ignore", invalid="ignore"):
            low, base, high = (
                np.where(monthly[saved] > 0, setup[paid] / monthly[saved], np.inf)
                for paid, saved in (("low", "high"), ("base", "base"), ("high", "low"))
            )
        unknown = ~np.isfinite(base) | ~np.isfinite(high)
        return answer(keys.size().reset_index(), groups, keys["n"].sum().to_numpy(), base, low, high, unknown)

    def remark(self, sums: DataFrame) -> str:
        """That something pays at best guess and not at the low end."""
        if sums.empty:
            return ""
        _, _, monthly = self._sides(sums, ["period"])
        return NEVER if ((monthly["base"] > 0) & (monthly["low"] <= 0)).any() else ""

    def _sides(self, sums: DataFrame, groups: list[str]):
        """The rows that pay, the setup of their items and what is left of their saving a month, both by end."""
        each = self.each(sums, groups)
        pays = each["base"].to_numpy() > 0
        columns = {f"net_{end}": np.where(pays, each[end] / each["m"], 0.0) for end in ENDS}
        columns |= {f"setup_{end}": np.where(pays, paid, 0.0) for end, paid in zip(ENDS, self._stated(4), strict=True)}
        keys = each[[*groups, "n"]].assign(**columns).groupby(groups, sort=False, dropna=False)
        return keys, *({end: keys[f"{side}_{end}"].sum().to_numpy() for end in ENDS} for side in ("setup", "net"))


def ground(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """The indicator with its assumptions; a sentence where one is missing."""
    names = indicator.assumptions
    known = stated(warehouse, names)
    if lacking := lacking_words(known, names):
        return indicator, (), lacking
    assumed = tuple(known[name] for name in names)
    remarks = tuple(f"Assumed: {a.name.replace('_', ' ')} {a.words}." for a in assumed)
    return replace(indicator, estimator=replace(indicator.estimator, assumed=assumed)), remarks, None
