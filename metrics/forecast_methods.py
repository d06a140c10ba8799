"""Three ways to look ahead, each with the spread of its own errors (Hyndman & Athanasopoulos, FPP3, ch. 5 and 8)."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from statsmodels.tools.sm_exceptions import ConvergenceWarning
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

YEAR = 12


class Ahead(NamedTuple):
    """Means and standard errors of the next steps; sigma of one step and the freedom it was estimated with."""

    means: NDArray[np.float64]
    errors: NDArray[np.float64]
    sigma: float
    freedom: int


class Method(NamedTuple):
    """What a forecast is made with, and how many points it needs to know its own spread."""

    title: str
    needs: int
    ahead: Callable[[NDArray[np.float64], int], Ahead]


def drift(values: NDArray[np.float64], steps: int) -> Ahead:
    """The last value plus the mean step so far, FPP3 5.2; its variance is sigma^2 h (1 + h / (T - 1))."""
    moves = np.diff(values)
    mean = moves.mean()
    freedom = len(moves) - 1
    sigma = float(np.sqrt(((moves - mean) ** 2).sum() / freedom))
    h = np.arange(1, steps + 1)
    return Ahead(values[-1] + h * mean, sigma * np.sqrt(h * (1 + h / len(moves))), sigma, freedom)


def seasonal_naive(values: NDArray[np.float64], steps: int) -> Ahead:
    """The value of the same month a year ago, FPP3 5.2; its variance is sigma^2 (years ahead, rounded up)."""
    misses = values[YEAR:] - values[:-YEAR]
    sigma = float(np.sqrt((misses**2).mean()))
    h = np.arange(1, steps + 1)
    return Ahead(values[len(values) - YEAR + (h - 1) % YEAR], sigma * np.sqrt((h - 1) // YEAR + 1), sigma, len(misses))


def exponential_smoothing(values: NDArray[np.float64], steps: int) -> Ahead:
    """A level that follows the series, FPP3 8.1; its variance is sigma^2 (1 + (h - 1) alpha^2).

    It starts from the mean, so that a series which only scatters is forecast by its mean.
    """
    if np.ptp(values) == 0:
        return Ahead(np.full(steps, values[-1]), np.zeros(steps), 0.0, len(values) - 2)
    with warnings.catch_warnings():
        # A series that wants no smoothing at all ends on the rim of the search, which is an answer.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = SimpleExpSmoothing(values, initialization_method="known", initial_level=values.mean()).fit()
    alpha, freedom = float(fitted.params["smoothing_level"]), len(values) - 2
    sigma = float(np.sqrt((np.asarray(fitted.resid) ** 2).sum() / freedom))
    h = np.arange(1, steps + 1)
    return Ahead(np.asarray(fitted.forecast(steps)), sigma * np.sqrt(1 + (h - 1) * alpha**2), sigma, freedom)


METHODS: dict[str, Method] = {
    "drift": Method("last value and mean step", 5, drift),
    "exponential_smoothing": Method("exponential smoothing", 5, exponential_smoothing),
    "seasonal_naive": Method("same month a year ago", 18, seasonal_naive),
}
