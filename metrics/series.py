"""The whole periods of an indicator, oldest first: what trends, forecasts and effects are read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from metrics import engine
from metrics.extent import extent
from metrics.indicator import Indicator
from metrics.periods import Period, first_day, period_of
from metrics.privacy import privacy
from metrics.result import Result
from metrics.scope import Scope


@dataclass(frozen=True, eq=False)
class Series:
    """``result`` has one row for each period that is over; ``scope`` is what was asked of the engine.

    ``basis`` is the indicator as the assumptions at hand allow it, ``lacking`` says which of them is missing.
    """

    indicator: Indicator
    basis: Indicator
    scope: Scope
    result: Result
    lacking: str | None

    @property
    def values(self) -> NDArray[np.float64]:
        """One per period, in the indicator's unit; NaN where it is empty."""
        return self.result.frame["value"].to_numpy(dtype=float)

    @property
    def spans(self) -> list[Period]:
        """Which stretch of days each value stands for; empty where it is all there is, as one figure."""
        found = [period_of(label) for label in self.result.frame["period"]]
        return [span for span in found if span is not None]

    @property
    def monthly(self) -> bool:
        """Whether a yearly season could show: a rolling year holds every season already."""
        return self.scope.grain == "month" and self.indicator.rolling is None


def whole_periods(warehouse, key: str, scope: Scope) -> Series:
    """The history of an indicator by month, or by quarter where it is about people, whatever the scope's start.

    Raises:
        UnknownName, NotAllowed, BadScope: as `engine.measure`.
    """
    indicator = engine.opened(key, scope.at(grain="all", start=None, end=None), ())
    there = warehouse.exists()
    basis, _, lacking = engine.grounded(warehouse, indicator) if there else (indicator, (), None)
    kind = privacy(warehouse, basis) if there else basis.privacy
    history = _history(basis, kind, scope)
    result = engine.measure(warehouse, key, history)
    if there:
        over = _over(warehouse, basis, kind, result.frame)
        result = replace(result, frame=result.frame[over].reset_index(drop=True))
    return Series(indicator, basis, history, result, lacking)


def first_after(days: Iterable[date], spans: list[Period]) -> list[int]:
    """Per day the position of the first period that ends after it; days after all periods are left out."""
    found = ((i for i, span in enumerate(spans) if span.end > day) for day in days)
    return [first for first in (next(each, None) for each in found) if first is not None]


def _history(indicator: Indicator, kind: str, scope: Scope) -> Scope:
    if not indicator.dated:
        return scope.at(grain="all", start=None, end=None)
    if kind not in ("confidential", "people"):
        return scope.at(grain="month" if scope.grain == "all" else scope.grain, start=None)
    end = None if scope.end is None else first_day("quarter", scope.end)
    return scope.at(grain="year" if scope.grain == "year" else "quarter", start=None, end=end)


def _over(warehouse, indicator: Indicator, kind: str, frame: DataFrame) -> NDArray[np.bool_]:
    """Which periods are told of to their end; the running one, whatever its note, is no part of the series."""
    reach = extent(warehouse, indicator.counts)
    over = reach.closed if kind == "confidential" else reach.whole
    spans = [period_of(label) for label in frame["period"]]
    return np.array([span is None or over(span) for span in spans], dtype=bool)
