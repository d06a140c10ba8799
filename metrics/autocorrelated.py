"""A weighted sum of regression coefficients whose interval allows for neighbours resembling each other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import stdtr, stdtrit

_LEAST, _MOST, _STEPS = -0.5, 0.95, 40


class Weighed(NamedTuple):
    """Estimate, 95 % limits, the lag-1 correlation that the data suggest, and the chance that the sum is below 0.

    That chance is the cautious one: it takes for granted that neighbours do not differ more than chance has it.
    """

    value: float
    low: float
    high: float
    correlation: float
    below_zero: float


class _Geometry(NamedTuple):
    """What depends on the design alone, per correlation: weights of y, residual makers, log terms, variances."""

    correlations: NDArray[np.float64]
    weights: NDArray[np.float64]
    residuals: NDArray[np.float64]
    log_terms: NDArray[np.float64]
    variances: NDArray[np.float64]


@lru_cache(maxsize=64)
def _geometry(design: bytes, columns: int, at: tuple[int, ...], contrast: tuple[float, ...]) -> _Geometry:
    x = np.frombuffer(design).reshape(-1, columns)
    lags = np.abs(np.subtract.outer(at, at))
    c = np.array(contrast)
    rows = []
    for correlation in np.linspace(_LEAST, _MOST, _STEPS):
        whiten = np.linalg.inv(np.linalg.cholesky(correlation**lags))
        xw = whiten @ x
        inverse = np.linalg.inv(xw.T @ xw)
        solve = inverse @ xw.T @ whiten
        log_term = np.log(np.diag(whiten)).sum() + np.linalg.slogdet(inverse)[1] / 2
        rows.append((correlation, c @ solve, whiten - xw @ solve, log_term, c @ inverse @ c))
    return _Geometry(*(np.array(column) for column in zip(*rows, strict=True)))


def weigh(x: NDArray[np.float64], y: NDArray[np.float64], at: NDArray[np.int64], contrast: NDArray) -> Weighed:
    """contrast . b of y = x b + first-order autocorrelated errors; `at` are the points' positions in time.

    The restricted likelihood (REML) of the correlation is averaged over, flat from -0.5 to 0.95, rather than
    maximised: the maximum leans towards 0 in short series and its intervals run narrow (coverage_of_effect.py).
    At each correlation the estimate follows Student's t with n - p; the result is their mixture.
    """
    n, p = x.shape
    freedom = n - p
    known = _geometry(np.ascontiguousarray(x).tobytes(), p, tuple(int(i) for i in at), tuple(map(float, contrast)))
    values = known.weights @ y
    squares = ((known.residuals @ y) ** 2).sum(axis=1)
    if squares.min() <= 1e-20 * max(1.0, float((y**2).sum())):
        exact = float(values[np.argmin(squares)])
        return Weighed(exact, exact, exact, 0.0, float(exact < 0))
    logs = known.log_terms - freedom / 2 * np.log(squares)
    errors = np.sqrt(squares / freedom * known.variances)
    chance = _normed(logs, np.ones_like(logs))
    cautious = _normed(logs, known.correlations >= 0)
    return Weighed(
        float(chance @ values),
        *_limits(chance, values, errors, freedom),
        float(chance @ known.correlations),
        float(cautious @ stdtr(freedom, -values / errors)),
    )


def _normed(logs: NDArray, prior: NDArray) -> NDArray:
    weights = np.exp(logs - logs.max()) * prior
    return weights / weights.sum()


def _limits(chance: NDArray, values: NDArray, errors: NDArray, freedom: int) -> tuple[float, float]:
    def below(limit: float) -> float:
        return float(chance @ stdtr(freedom, (limit - values) / errors))

    reach = stdtrit(freedom, 0.9999) * errors.max()
    ends = (float(values.min() - reach), float(values.max() + reach))
    return tuple(brentq(lambda limit, q=q: below(limit) - q, *ends) for q in (0.025, 0.975))
