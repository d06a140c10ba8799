"""An estimator in another unit: the same sums, its value and limits times a constant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pandas import DataFrame
from sqlalchemy import ColumnElement

from data.errors import BadDefinition
from metrics.estimate.estimator import Bounds, Estimator


@dataclass(frozen=True, eq=False)
class Scaled:
    """`inner` times `factor` (minutes to hours, a share to its complement with factor -1 and offset 1)."""

    inner: Estimator
    factor: float
    offset: float = 0.0

    def __post_init__(self):
        if self.factor == 0:
            raise BadDefinition("a factor of 0 leaves nothing of a figure.", where="Scaled")

    @property
    def bounds(self) -> Bounds:
        ends = tuple(None if end is None else end * self.factor + self.offset for end in self.inner.bounds)
        return ends if self.factor > 0 else (ends[1], ends[0])

    @property
    def census(self) -> bool:
        return self.inner.census

    @property
    def interval(self) -> str:
        return self.inner.interval

    @property
    def sums(self) -> dict[str, str]:
        return self.inner.sums

    def aggregates(self) -> dict[str, ColumnElement]:
        return self.inner.aggregates()

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        return self.inner.extra_groups(binned)

    def distinct(self) -> ColumnElement | None:
        return self.inner.distinct()

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        found = self.inner.estimate(sums, groups)
        scaled = found[["value", "lo", "hi"]] * self.factor + self.offset
        if self.factor < 0:
            scaled = scaled.rename(columns={"lo": "hi", "hi": "lo"})
        return found.assign(value=scaled["value"], lo=scaled["lo"], hi=scaled["hi"])
