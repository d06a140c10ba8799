"""An estimator of what hours are worth, each part by its own assumption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, func

from data.sqltext import as_double
from metrics.assumptions import ENDS, Range
from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled, numbers


@dataclass(frozen=True, eq=False)
class Priced(OneRowEach):
    """Sum over `part` of its hours x what one is worth; the range is that of the assumption, no sample.

    A part that nobody has priced leaves the sum unknown, not smaller; without hours its price does not matter.
    """

    hours: ColumnElement
    part: str
    worth: Range | None = None
    bounds: ClassVar[Bounds] = (0.0, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "assumption range"
    sums: ClassVar[dict[str, str]] = {"n": "rows", "h": "their hours"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(self.hours), h=func.sum(as_double(self.hours)))

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        hours = np.nan_to_num(numbers(sums, "h"))
        price = DataFrame(np.nan, sums.index, ENDS) if self.worth is None else self.worth.of(sums[self.part])
        ends = {end: np.where(hours == 0, 0.0, hours * price[end].to_numpy()) for end in ENDS}
        keys = sums[groups].assign(n=counts(sums, "n"), **ends).groupby(groups, sort=False, dropna=False)
        low, base, high = (keys[end].sum(min_count=1).where(keys[end].count() == keys.size()).to_numpy() for end in ENDS)
        return answer(keys.size().reset_index(), groups, keys["n"].sum().to_numpy(), base, low, high, np.isnan(base))
