"""An estimator of the usual time until one ending, where another can come first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement

from data.sqltext import as_double
from metrics import competing, survival
from metrics.estimate.durations import Durations
from metrics.estimate.estimator import Bounds, answer, counts, labelled, numbers


@dataclass(frozen=True, eq=False)
class MedianAmong(Durations):
    """Median time until `ended`, `given_up` competing (Aalen & Johansen 1978); else a row lasts at least its duration.

    A row is watched from `entered` on. Where fewer than half end so, the note is `too_few`.
    """

    given_up: ColumnElement | None = None
    entered: ColumnElement | None = None
    bounds: ClassVar[Bounds] = (0.0, None)
    interval: ClassVar[str] = "from the cumulative incidence"

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        more = labelled(given_up=self.given_up, entered=as_double(self.entered))
        return super().extra_groups(binned) | more

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        known = sums[sums["duration"].notna()]
        keys = known.groupby(list(groups), sort=False, dropna=False).ngroup().to_numpy()
        names = known[list(groups)].drop_duplicates().reset_index(drop=True)
        rows, at = counts(known, "c"), numbers(known, "duration")
        wanted, other = (known[c].astype(bool).to_numpy() for c in ("ended", "given_up"))
        entered = numbers(known, "entered")
        over = wanted | other
        every = survival.table(keys, at, rows * over, rows * ~over, len(names), entered)
        # The same rows in the same order, since the durations are the same.
        among = survival.table(keys, at, rows * wanted, rows * ~wanted, len(names), entered)
        found = competing.median(every, among.ended)
        frame = answer(names, groups, every.totals, found.value, found.low, found.high, np.isnan(found.value))
        return frame.assign(note=np.where(np.isnan(found.value), "too_few", ""))
