"""Estimators of time until something ends, where some have not ended yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, Double, case, func, literal, true

from data.sqltext import as_double
from metrics import survival
from metrics.estimate.estimator import Bounds, answer, counts, labelled, numbers

MANY = 20_000
_WIDTH = log(1.01)


def _one_per_cent(duration: ColumnElement) -> ColumnElement:
    """The middle of the bin of 1 % in which a duration lies; 0 is a bin of its own."""
    step = func.round(func.ln(duration) / literal(_WIDTH, Double))
    return case((duration > 0, func.exp(step * literal(_WIDTH, Double))), else_=duration)


@dataclass(frozen=True, eq=False)
class Durations:
    """Counts by duration and ending: the one table that medians and curves are read from."""

    duration: ColumnElement
    ended: ColumnElement | None = None
    bounds: ClassVar[Bounds] = (0.0, None)
    census: ClassVar[bool] = False
    sums: ClassVar[dict[str, str]] = {"c": "rows of this duration and ending"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(c=func.count(self.duration))

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        duration = as_double(self.duration)
        ended = true() if self.ended is None else func.coalesce(self.ended, False)
        return labelled(duration=_one_per_cent(duration) if binned else duration, ended=ended)

    def distinct(self) -> ColumnElement | None:
        return func.count(self.duration.distinct())

    def _table(self, sums: DataFrame, groups: Sequence[str]) -> tuple[survival.Table, DataFrame]:
        """The long table in the form survival reads, and one row of group names each."""
        known = sums[sums["duration"].notna()]
        keys = known.groupby(list(groups), sort=False, dropna=False).ngroup().to_numpy()
        firsts = known[list(groups)].drop_duplicates().reset_index(drop=True)
        ended = known["ended"].astype(bool).to_numpy()
        rows = counts(known, "c")
        entered = numbers(known, "entered") if "entered" in known else None
        return survival.table(keys, numbers(known, "duration"), rows * ended, rows * ~ended, len(firsts), entered), firsts


@dataclass(frozen=True, eq=False)
class Median(Durations):
    """Median time until `ended`; what has not ended counts as lasting at least its duration.

    Without `ended` every row has ended and the interval is that of order statistics; with it, Brookmeyer & Crowley
    1982 on the log-log scale. Where the curve never falls to one half the note is `too_few`.
    """

    @property
    def interval(self) -> str:
        return "order statistics" if self.ended is None else "Brookmeyer-Crowley"

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        table, names = self._table(sums, groups)
        found = survival.ordered_median(table) if self.ended is None else survival.median(table)
        frame = answer(names, groups, table.totals, found.value, found.low, found.high, np.isnan(found.value))
        return frame.assign(note=np.where(np.isnan(found.value), "too_few", ""))


@dataclass(frozen=True, eq=False)
class Survival(Durations):
    """Share that has not ended by `at`, 0..1: Kaplan & Meier 1958, Greenwood errors, log-log interval.

    Where nothing ended the interval is the exact binomial one of those watched until `at`; where nobody was watched
    that long the note is `too_few`. A row is watched from `entered` on, from its beginning where there is none.
    """

    at: float = 0.0
    entered: ColumnElement | None = None
    bounds: ClassVar[Bounds] = (0.0, 1.0)
    interval: ClassVar[str] = "log-log"

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        late = {} if self.entered is None else labelled(entered=as_double(self.entered))
        return super().extra_groups(binned) | late

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        table, names = self._table(sums, groups)
        found = survival.share_at(table, self.at)
        frame = answer(names, groups, table.totals, found.value, found.low, found.high, np.isnan(found.value))
        return frame.assign(note=np.where(np.isnan(found.value), "too_few", ""))
