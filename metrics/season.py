"""The part of a monthly series that comes back every year, taken out only where that helps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

YEAR = 12
_NEEDED = 2 * YEAR
_PAIRS = 2
_SURE = 0.001


@dataclass(frozen=True)
class Season:
    """What each point owes to the time of year, and how much the fit narrowed what remains.

    `effect` has one number per point and adds up to about 0 over a year; `widen` is the factor by which ranges of
    what remains must be widened for the numbers that were fitted.
    """

    effect: NDArray[np.float64]
    widen: float


def waves(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sines and cosines of the year and the half-year at these months, one column each."""
    turns = 2 * np.pi * np.outer(at, np.arange(1, _PAIRS + 1)) / YEAR
    return np.hstack([np.sin(turns), np.cos(turns)])


def season(values: ArrayLike, baseline: int) -> Season | None:
    """Yearly and half-yearly waves fitted to the first `baseline` points of a monthly series; None unless they help.

    They help where at least 24 of these points are known and an F test against no season, beside a straight line so
    that a drift is not taken for one, is sure at 0.1 %. A single year can show no season: there is nothing to repeat.
    """
    values = np.asarray(values, dtype=float)
    at = np.arange(len(values), dtype=float)
    fitted = ~np.isnan(values) & (at < baseline)
    known = int(fitted.sum())
    if known < _NEEDED:
        return None
    line = np.column_stack([np.ones(known), at[fitted]])
    full = np.hstack([line, waves(at[fitted])])
    without, with_ = (_remainder(x, values[fitted]) for x in (line, full))
    freedom = known - full.shape[1]
    if with_ <= 0 or without <= 0:
        return None
    f = (without - with_) / (2 * _PAIRS) / (with_ / freedom)
    if stats.f.sf(f, 2 * _PAIRS, freedom) > _SURE:
        return None
    weights = np.linalg.lstsq(full, values[fitted], rcond=None)[0][2:]
    effect = waves(at) @ weights
    return Season(effect - effect[fitted].mean(), float(np.sqrt((known - 1) / (known - 1 - 2 * _PAIRS))))


def _remainder(x: NDArray, y: NDArray) -> float:
    return float(((y - x @ np.linalg.lstsq(x, y, rcond=None)[0]) ** 2).sum())
