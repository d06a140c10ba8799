"""An estimator of a mean of which some people gave more than one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from scipy import stats
from sqlalchemy import ColumnElement, case, func

from data.sqltext import as_double
from metrics.estimate.estimator import Bounds, answer, labelled, numbers


@dataclass(frozen=True, eq=False)
class ClusteredMean:
    """Mean of `value`; Student's t, values of one `cluster` counted as belonging together (Liang & Zeger 1986).

    Clusters travel in at most 256 lots of several people each, drawn by a hash of who they are (random groups, Wolter
    2007, chapter 2): the sums of a year are still those of its months, and nobody's own sum leaves the store by name.
    """

    value: ColumnElement
    cluster: ColumnElement
    bounds: Bounds = (None, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "t on the mean, clustered"
    sums: ClassVar[dict[str, str]] = {"n": "rows with a value", "s": "their sum", "lot": "a lot of clusters"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(self.value), s=func.sum(as_double(self.value)))

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        # Rows without a value belong to no lot: they would only add empty ones.
        return labelled(lot=case((self.value.is_not(None), func.left(func.md5(self.cluster), 2))))

    def distinct(self) -> ColumnElement | None:
        return None

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        lots = sums[groups].assign(n=numbers(sums, "n"), s=np.nan_to_num(numbers(sums, "s")))
        lots["n"] = lots["n"].fillna(0.0)
        if "lot" in sums:
            lots = lots.assign(lot=sums["lot"]).groupby([*groups, "lot"], sort=False, dropna=False).sum().reset_index()
        keys = lots.groupby(groups, sort=False, dropna=False)
        n, total = keys["n"].transform("sum"), keys["s"].transform("sum")
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = (lots["s"] - lots["n"] * total / n) ** 2
        lots = lots.assign(spread=spread, held=(lots["n"] > 0).astype(float))
        found = lots.groupby(groups, sort=False, dropna=False)[["n", "s", "spread", "held"]].sum().reset_index()
        rows, held = found["n"].to_numpy(), found["held"].to_numpy()
        several = np.where(held > 1, held, np.nan)
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.where(rows > 0, found["s"].to_numpy() / rows, np.nan)
            error = np.sqrt(several / (several - 1) * found["spread"].to_numpy()) / rows
        half = stats.t.ppf(0.975, several - 1) * error
        least, most = self.bounds
        return answer(
            found, groups, rows, value, np.clip(value - half, least, None), np.clip(value + half, None, most), rows == 0
        )
