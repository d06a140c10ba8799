"""What every estimator offers the engine, and the frame that it hands back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement

Bounds = tuple[float | None, float | None]


@runtime_checkable
class Estimator(Protocol):
    """The door between a declaration and the engine; see the package for what each part means."""

    @property
    def bounds(self) -> Bounds: ...

    @property
    def census(self) -> bool: ...

    @property
    def interval(self) -> str: ...

    @property
    def sums(self) -> dict[str, str]: ...

    def aggregates(self) -> dict[str, ColumnElement]: ...

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]: ...

    def distinct(self) -> ColumnElement | None: ...

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame: ...


class OneRowEach:
    """Estimators whose sums are one row per group: nothing further to group by."""

    def extra_groups(self, binned: bool = False) -> dict[str, ColumnElement]:
        return {}

    def distinct(self) -> ColumnElement | None:
        return None


def labelled(**aggregates: ColumnElement) -> dict[str, ColumnElement]:
    """Aggregates under the names that `estimate` will look for."""
    return {name: expression.label(name) for name, expression in aggregates.items()}


def numbers(sums: DataFrame, name: str) -> np.ndarray:
    """One sum as doubles; NULL (a sum over no rows) as NaN."""
    known = sums[name]
    if isinstance(known.dtype, np.dtype) and known.dtype.kind in "iuf":
        return known.to_numpy(dtype=float)
    return known.astype("Float64").to_numpy(dtype=float, na_value=np.nan)


def counts(sums: DataFrame, name: str) -> np.ndarray:
    """One count as doubles; NULL as 0, since a count over no rows is 0."""
    return np.nan_to_num(numbers(sums, name), nan=0.0)


def answer(sums: DataFrame, groups: Sequence[str], n, value, lo, hi, empty) -> DataFrame:  # noqa: PLR0917
    """One row per row of sums; `empty` marks those of which nothing can be said.

    A value without a finite interval keeps its value and loses both limits.
    """
    value = np.where(empty, np.nan, value)
    known = ~empty & np.isfinite(lo) & np.isfinite(hi)
    return DataFrame({
        **{name: sums[name].to_numpy() for name in groups},
        "n": np.asarray(n).astype("int64"),
        "value": value,
        "lo": np.where(known, np.fmin(lo, value), np.nan),
        "hi": np.where(known, np.fmax(hi, value), np.nan),
        "note": np.where(empty, "no_data", "").astype(object),
    })
