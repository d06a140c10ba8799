"""95 % intervals from sufficient statistics, for many groups at once.

Every function takes numbers or arrays of one length and gives arrays; where nothing can be said there is NaN.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Z95 = float(stats.norm.ppf(0.975))


class Interval(NamedTuple):
    """Estimate and 95 % limits; low <= value <= high wherever all three are known."""

    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


class NetScoreInterval(NamedTuple):
    """A net score in points, the centre of its interval, and its 95 % limits."""

    value: NDArray[np.float64]
    centre: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def _doubles(*values: ArrayLike) -> list[NDArray[np.float64]]:
    return [np.asarray(v, dtype=float) for v in np.broadcast_arrays(*values)]


def wilson(k: ArrayLike, n: ArrayLike) -> Interval:
    """Share of k hits among n, 0..1; score interval without continuity correction (Wilson 1927)."""
    k, n = _doubles(k, n)
    n = np.where(n > 0, n, np.nan)
    share = k / n
    spread = Z95 * np.sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    centre, shrink = share + Z95**2 / (2 * n), 1 + Z95**2 / n
    low, high = (centre - spread) / shrink, (centre + spread) / shrink
    # At 0 and at n the limits are the ends themselves; rounding would miss them by a hair.
    return Interval(share, np.where(k == 0, 0.0 * share, low), np.where(k == n, share, high))


def net_score(promoters: ArrayLike, detractors: ArrayLike, n: ArrayLike) -> NetScoreInterval:
    """Net score in points, -100..100: adjusted Wald, three answers added, a quarter of each kind (Rocks 2016)."""
    promoters, detractors, n = _doubles(promoters, detractors, n)
    n = np.where(n > 0, n, np.nan)
    score = 100 * (promoters - detractors) / n
    for_, against = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    centre = for_ - against
    half = Z95 * np.sqrt((for_ + against - centre**2) / (n + 3))
    # A very small unanimous group can lie outside its own interval, which shrinks towards 0: widen to hold it.
    low = np.minimum(np.clip(100 * (centre - half), -100, 100), score)
    high = np.maximum(np.clip(100 * (centre + half), -100, 100), score)
    return NetScoreInterval(score, 100 * centre, low, high)


def mean(n: ArrayLike, total: ArrayLike, squares: ArrayLike) -> Interval:
    """Mean from n, sum and sum of squares; Student's t. One row has a mean but no interval."""
    n, total, squares = _doubles(n, total, squares)
    n = np.where(n > 0, n, np.nan)
    value = total / n
    freedom = np.where(n > 1, n - 1, np.nan)
    # Cancellation can leave a spread a hair below 0 where all values are equal.
    variance = np.maximum(squares - n * value**2, 0) / freedom
    half = stats.t.ppf(0.975, freedom) * np.sqrt(variance / n)
    return Interval(value, value - half, value + half)


def poisson_rate(events: ArrayLike, exposure: ArrayLike, per: float = 1.0) -> Interval:
    """Events per `per` units of exposure; exact limits from the chi-squared distribution (Garwood 1936)."""
    events, exposure = _doubles(events, exposure)
    exposure = np.where(exposure > 0, exposure, np.nan)
    low = np.where(events > 0, stats.chi2.ppf(0.025, 2 * np.maximum(events, 1)) / 2, 0.0)
    high = stats.chi2.ppf(0.975, 2 * (events + 1)) / 2
    return Interval(*(per * x / exposure for x in (events, low, high)))


def binomial(k: ArrayLike, n: ArrayLike) -> Interval:
    """Share of k hits among n, 0..1; exact limits (Clopper & Pearson 1934)."""
    k, n = _doubles(k, n)
    n = np.where(n > 0, n, np.nan)
    low = np.where(k > 0, stats.beta.ppf(0.025, np.maximum(k, 0.5), n - k + 1), 0.0 * n)
    high = np.where(k < n, stats.beta.ppf(0.975, k + 1, np.maximum(n - k, 0.5)), 1.0 + 0.0 * n)
    return Interval(k / n, low, high)
