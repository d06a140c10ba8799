"""An estimator of the share that one amount has in another, over cases that differ in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from scipy import stats
from sqlalchemy import ColumnElement, func

from data.sqltext import as_double
from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled, numbers


@dataclass(frozen=True, eq=False)
class ShareOfTime(OneRowEach):
    """Sum of `part` / sum of `whole` over rows that know both, 0..1; never an average of each row's own share.

    The interval is that of the ratio estimator, linearised (Cochran 1977, chapter 6): what a bootstrap over rows comes
    to where they are many (Efron 1982, the infinitesimal jackknife), from sums alone. One row has no interval.
    """

    part: ColumnElement
    whole: ColumnElement
    bounds: ClassVar[Bounds] = (0.0, 1.0)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "ratio, linearised"
    sums: ClassVar[dict[str, str]] = {
        "n": "rows", "x": "their part", "y": "their whole", "xx": "squares of the part", "yy": "of the whole",
        "xy": "products of both",
    }

    def aggregates(self) -> dict[str, ColumnElement]:
        both = self.part + self.whole
        x, y = as_double(self.part), as_double(self.whole)
        known = both.is_not(None)
        return labelled(
            n=func.count(both),
            **{name: func.sum(value).filter(known) for name, value in
               {"x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}.items()},
        )

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n = counts(sums, "n")
        x, y, xx, yy, xy = (numbers(sums, name) for name in ("x", "y", "xx", "yy", "xy"))
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.where(y > 0, x / y, np.nan)
            freedom = np.where(n > 1, n - 1, np.nan)
            spread = np.maximum(xx - 2 * value * xy + value**2 * yy, 0)
            error = np.sqrt(n / freedom * spread) / y
        half = stats.t.ppf(0.975, freedom) * error
        return answer(
            sums, groups, n, value, np.clip(value - half, 0, None), np.clip(value + half, None, 1), np.isnan(value)
        )
