"""Process limits: between which values a figure moves by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

# 3 / d2 and D4 for ranges of two (Shewhart's constants as NHS England and NHSRplotthedots round them).
_REACH = 2.66
_FAR = 3.267


@dataclass(frozen=True)
class Limits:
    """Mean and distance to the outer limits, in the indicator's unit; near limits lie at two thirds."""

    mean: float
    reach: float

    @property
    def lower(self) -> float:
        return self.mean - self.reach

    @property
    def upper(self) -> float:
        return self.mean + self.reach

    @property
    def near_lower(self) -> float:
        return self.mean - 2 * self.reach / 3

    @property
    def near_upper(self) -> float:
        return self.mean + 2 * self.reach / 3


def mean_moving_range(values: ArrayLike, screen: bool = True) -> float:
    """Mean of the absolute steps between neighbours; a gap (NaN) breaks the chain.

    With `screen`, steps at or above 3.267 times their mean are left out once. NaN without two neighbours.
    """
    steps = np.abs(np.diff(np.asarray(values, dtype=float)))
    steps = steps[~np.isnan(steps)]
    if len(steps) == 0:
        return float("nan")
    kept = steps[steps < _FAR * steps.mean()] if screen else steps
    # Of equal steps of 0 none is below the bound, yet their mean is known: 0.
    return float(kept.mean()) if len(kept) else 0.0


def limits(values: ArrayLike, screen: bool = True) -> Limits:
    """XmR limits: mean +- 2.66 x the mean moving range; empty points (NaN) are left out and break the chain.

    Needs two neighbouring points, else the reach is NaN and nothing can lie outside. Checked against NHSRplotthedots.
    """
    values = np.asarray(values, dtype=float)
    known = values[~np.isnan(values)]
    mean = float(known.mean()) if len(known) else float("nan")
    return Limits(mean, _REACH * mean_moving_range(values, screen))


def varies(counts: ArrayLike) -> bool:
    """Whether any count differs from their mean by more than a quarter of it."""
    counts = np.asarray(counts, dtype=float)
    counts = counts[counts > 0]
    return len(counts) > 0 and bool(np.max(np.abs(counts - counts.mean())) > counts.mean() / 4)


def laney(shares: ArrayLike, counts: ArrayLike, baseline: int) -> tuple[Limits, ...] | None:
    """Limits of shares of varying n, one for each point (Laney 2002, p' chart).

    Like binomial limits, but stretched or shrunk by how much the standardised shares of the first `baseline` points
    really move. None where the binomial says nothing: all shares 0 or all 1, or fewer than two neighbours.
    """
    shares, counts = np.asarray(shares, dtype=float), np.asarray(counts, dtype=float)
    known = ~np.isnan(shares) & (counts > 0)
    first = known & (np.arange(len(shares)) < baseline)
    if not first.any():
        return None
    mean = float((shares[first] * counts[first]).sum() / counts[first].sum())
    if not 0 < mean < 1:
        return None
    errors = np.sqrt(mean * (1 - mean) / np.where(known, counts, np.nan))
    stretch = mean_moving_range(((shares - mean) / errors)[:baseline])
    if np.isnan(stretch):
        return None
    # An empty point has no n; it gets the limits of the mean n, so that the band does not break.
    usual = sqrt(mean * (1 - mean) / counts[first].mean())
    return tuple(Limits(mean, _REACH * stretch * (usual if np.isnan(e) else float(e))) for e in errors)


def per_point(of: Limits | Sequence[Limits], points: int) -> tuple[Limits, ...]:
    """The same limits for every point, or those given."""
    return (of,) * points if isinstance(of, Limits) else tuple(of)
