"""Estimators of amounts: means, totals, ratios of totals, and events per exposure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, case, func

from data.sqltext import as_double
from metrics import intervals
from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled, numbers


@dataclass(frozen=True, eq=False)
class Mean(OneRowEach):
    """Mean of `value` over the rows where it is known; Student's t on the mean."""

    value: ColumnElement
    bounds: Bounds = (None, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "t on the mean"
    sums: ClassVar[dict[str, str]] = {"n": "rows with a value", "s": "their sum", "ss": "the sum of their squares"}

    def aggregates(self) -> dict[str, ColumnElement]:
        value = as_double(self.value)
        return labelled(n=func.count(self.value), s=func.sum(value), ss=func.sum(value * value))

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n = counts(sums, "n")
        found = intervals.mean(n, numbers(sums, "s"), numbers(sums, "ss"))
        least, most = self.bounds
        return answer(
            sums, groups, n, found.value, np.clip(found.low, least, None), np.clip(found.high, None, most), n == 0
        )


@dataclass(frozen=True, eq=False)
class Total(OneRowEach):
    """A full count: how many rows, or the sum of `value` over those that have one; a census, no interval."""

    value: ColumnElement | None = None
    bounds: ClassVar[Bounds] = (None, None)
    census: ClassVar[bool] = True
    interval: ClassVar[str] = "none: a full count"
    sums: ClassVar[dict[str, str]] = {"n": "rows", "s": "their sum, or their count again"}

    def aggregates(self) -> dict[str, ColumnElement]:
        if self.value is None:
            return labelled(n=func.count(), s=as_double(func.count()))
        return labelled(n=func.count(self.value), s=func.sum(as_double(self.value)))

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n = counts(sums, "n")
        none = np.full(len(sums), np.nan)
        return answer(sums, groups, n, numbers(sums, "s"), none, none, n == 0)


@dataclass(frozen=True, eq=False)
class Ratio(OneRowEach):
    """Sum of `numerator` / sum of `denominator`; a census, no interval.

    A side that no row speaks of is unknown, not 0: then there is no figure, nor where the denominator is 0.
    """

    numerator: ColumnElement
    denominator: ColumnElement
    bounds: Bounds = (None, None)
    census: ClassVar[bool] = True
    interval: ClassVar[str] = "none: a full count"
    sums: ClassVar[dict[str, str]] = {"n": "rows above the line", "s": "sum above the line", "d": "sum below the line"}

    def numerator_aggregates(self) -> dict[str, ColumnElement]:
        return labelled(n=func.count(self.numerator), s=func.sum(as_double(self.numerator)))

    def denominator_aggregates(self) -> dict[str, ColumnElement]:
        return labelled(d=func.sum(as_double(self.denominator)))

    def aggregates(self) -> dict[str, ColumnElement]:
        return self.numerator_aggregates() | self.denominator_aggregates()

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        above, below = numbers(sums, "s"), numbers(sums, "d")
        empty = np.isnan(above) | np.isnan(below) | (below == 0)
        value = np.divide(above, below, out=np.full(len(sums), np.nan), where=~empty)
        none = np.full(len(sums), np.nan)
        return answer(sums, groups, counts(sums, "n"), value, none, none, empty)


@dataclass(frozen=True, eq=False)
class Rate(OneRowEach):
    """Events per `per` units of exposure (colleague-years and the like); exact Poisson (Garwood 1936).

    One row is one subject: `events` how often it happened to it (NULL: never), `exposure` for how long it was
    watched. n counts the subjects that were watched at all, so no events in 100 colleagues is a rate of 0 with
    n = 100, and no colleagues is no figure.
    """

    events: ColumnElement
    exposure: ColumnElement
    per: float = 1.0
    bounds: ClassVar[Bounds] = (0.0, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "Poisson (exact)"
    sums: ClassVar[dict[str, str]] = {"n": "subjects watched", "e": "events", "x": "time watched"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(
            n=func.count(case((self.exposure > 0, 1))),
            e=func.sum(case((self.exposure > 0, as_double(self.events)))),
            x=func.sum(as_double(self.exposure)),
        )

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n, events, exposure = counts(sums, "n"), counts(sums, "e"), counts(sums, "x")
        found = intervals.poisson_rate(events, exposure, self.per)
        return answer(sums, groups, n, found.value, found.low, found.high, exposure <= 0)
