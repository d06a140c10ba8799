"""Estimators that count people or things in one class: shares and net scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pandas import DataFrame
from sqlalchemy import ColumnElement, case, func

from metrics import intervals
from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled


@dataclass(frozen=True, eq=False)
class Share(OneRowEach):
    """Rows where `hit` is true / rows where it is known, 0..1; Wilson 1927."""

    hit: ColumnElement
    bounds: ClassVar[Bounds] = (0.0, 1.0)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "Wilson"
    sums: ClassVar[dict[str, str]] = {"n": "rows where it is known", "k": "of these, where it holds"}

    @property
    def tells_apart(self) -> ColumnElement:
        """Which of its classes a row is in: 1 where it holds, 0 where not."""
        return case((self.hit, 1), (self.hit.is_not(None), 0))

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(self.hit), k=func.count(case((self.hit, 1))))

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n, k = counts(sums, "n"), counts(sums, "k")
        found = intervals.wilson(k, n)
        return answer(sums, groups, n, found.value, found.low, found.high, n == 0)


@dataclass(frozen=True, eq=False)
class NetScore(OneRowEach):
    """Share of promoters minus share of detractors, -100..100; adjusted Wald (Rocks 2016)."""

    promoter: ColumnElement
    detractor: ColumnElement
    bounds: ClassVar[Bounds] = (-100.0, 100.0)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "adjusted Wald"
    sums: ClassVar[dict[str, str]] = {"n": "answers", "p": "promoters", "d": "detractors"}

    @property
    def tells_apart(self) -> ColumnElement:
        """Which of its classes a row is in: 1 for, -1 against, 0 between."""
        return case((self.promoter, 1), (self.detractor, -1), (self.promoter.is_not(None), 0))

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(
            n=func.count(self.promoter),
            p=func.count(case((self.promoter, 1))),
            d=func.count(case((self.detractor, 1))),
        )

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n, p, d = (counts(sums, name) for name in "npd")
        found = intervals.net_score(p, d, n)
        return answer(sums, groups, n, found.value, found.low, found.high, n == 0)
