"""In how few tickets most of the lost time lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, func

from data.sqltext import as_double
from metrics.estimate.estimator import Bounds, answer, labelled, numbers
from metrics.intervals import Z95

STRATUM = "service"
MOST = 0.8


@dataclass(frozen=True, eq=False)
class Concentration:
    """Smallest share of tickets that holds ``most`` of the stated minutes, 0..1, from answers (n) by minutes and service.

    Each answer stands for its share of the tickets of its service (t). The ticket on the border counts in part. The
    interval is that of a Lorenz curve's abscissa: its influence function needs no density, since moving the border
    moves both sides by the same density (Beach & Davidson 1983; Hampel 1974).
    """

    minutes: ColumnElement
    most: float = MOST
    bounds: ClassVar[Bounds] = (0.0, 1.0)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "Lorenz curve, linearised"
    sums: ClassVar[dict[str, str]] = {"n": "answers", "minutes": "the minutes that they state", "t": "tickets"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(self.minutes))

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        return labelled(minutes=as_double(self.minutes))

    def distinct(self) -> ColumnElement | None:
        return None

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        rows = _weighed(sums, groups).sort_values("minutes", ascending=False, kind="stable")
        keys = rows.groupby(groups, sort=False, dropna=False)
        names, which = keys.size().reset_index()[groups], keys.ngroup().to_numpy()

        def over(values) -> np.ndarray:
            return np.bincount(which, weights=values, minlength=len(names))

        minutes, weight, n = (rows[c].to_numpy() for c in ("minutes", "weight", "n"))
        lost = weight * minutes
        with np.errstate(divide="ignore", invalid="ignore"):
            whole, tickets = over(lost), over(weight)
            after = rows.assign(lost=lost).groupby(groups, sort=False, dropna=False)["lost"].cumsum().to_numpy()
            before, border = after - lost, self.most * whole[which]
            inside = np.clip(np.where(lost > 0, (border - before) / lost, 0.0), 0.0, 1.0)
            value = over(inside * weight) / tickets
            # The minutes of the ticket on the border: the last of which any part is inside.
            edge = np.full(len(names), np.nan)
            np.fmin.at(edge, which, np.where(inside > 0, minutes, np.nan))
            pull = inside - value[which] - (minutes * inside - self.most * minutes) / edge[which]
            error = np.sqrt(over(np.where(n > 0, weight**2 / n, 0.0) * pull**2)) / tickets
        answers = over(n)
        low, high = np.clip(value - Z95 * error, 0, 1), np.clip(value + Z95 * error, 0, 1)
        several = answers > 1
        return answer(names, groups, answers, value, np.where(several, low, np.nan), high, ~(whole > 0))


def _weighed(sums: DataFrame, groups: list[str]) -> DataFrame:
    """One row per group, service and minutes: its answers and how many tickets they stand for."""
    strata = [*groups, *([STRATUM] if STRATUM not in groups else [])]
    rows = sums[strata].assign(
        minutes=np.nan_to_num(numbers(sums, "minutes")), n=np.nan_to_num(numbers(sums, "n")), t=np.nan_to_num(numbers(sums, "t"))
    )
    answered = rows.groupby(strata, sort=False, dropna=False)["n"].transform("sum").to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = np.where(answered > 0, rows["t"] * rows["n"] / answered, 0.0)
    # Where no answered service has tickets, answers weigh alike.
    unmatched = rows.assign(weight=weight).groupby(groups, sort=False, dropna=False)["weight"].transform("sum").to_numpy() == 0
    return rows.assign(weight=np.where(unmatched, rows["n"], weight))
