"""What an improvement did: better, worse or cannot tell, with the size of the effect and its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from data.errors import BadScope
from metrics.autocorrelated import Weighed, weigh
from metrics.season import season, waves

Verdict = Literal["better", "worse", "cannot_tell"]

SHORTEST = 8
_SIDE = 3
_SEASON = 24
_DOUBT = 0.025
_NAN = float("nan")

CAUTION = "Intervals of short series run narrow where each period strongly resembles the one before it."
VERDICT_WORDS = {
    "better": "It made things better.",
    "worse": "It made things worse.",
    "cannot_tell": "The data cannot tell whether it changed anything.",
}


@dataclass(frozen=True)
class Effect:
    """The segmented line, and the average difference that the change made while it was watched.

    `coefficients` b0..b3, their `standard_errors` and `effect` = b2 + b3 x mean(t - T0) are those of ordinary least
    squares, the line that is drawn; `low` and `high` (95 %) allow for autocorrelation, which the standard errors do
    not. NaN and a `reason` where nothing can be said. `correlation` is of lag 1; `seasonal` and `compared` say what
    was taken out.
    """

    coefficients: tuple[float, ...]
    standard_errors: tuple[float, ...]
    effect: float
    low: float
    high: float
    verdict: Verdict
    correlation: float
    before: int
    after: int
    seasonal: bool
    compared: bool
    reason: str = ""


def effect(
    values: ArrayLike,
    change_at: int,
    *,
    better: str | None = None,
    comparison: ArrayLike | None = None,
    monthly: bool = False,
) -> Effect:
    """Effect of a change on a series of whole periods, oldest first (NaN where empty).

    change_at: 1-based number of the first point after the change. y = b0 + b1 t + b2 post + b3 (t - T0) post, t from
    1, t - T0 = 0 at the first point after (Wagner 2002; Turner 2021); the effect is b2 + b3 x mean(t - T0) over the
    points after. comparison: the same periods of a group without the change, whose moves are subtracted first
    (difference in differences). monthly: a yearly season is fitted too where 24 points before show one.

    'better' and 'worse' need a declared direction, an interval that leaves out 0, and the same answer at 97.5 % when
    neighbours are taken to resemble each other.
    """
    values = _series(values)
    if not 1 < change_at <= len(values):
        raise BadScope(
            f"the first point after the change is number {change_at}, but there are {len(values)}.",
            change="Number the points from 1; at least one must lie before it.",
        )
    if comparison is not None:
        beside = _series(comparison)
        if len(beside) != len(values):
            raise BadScope(f"the comparison has {len(beside)} periods, the series {len(values)}.")
        values = values - beside
    at = np.flatnonzero(~np.isnan(values))
    y, post = values[at], at + 1 >= change_at
    before, after = int((~post).sum()), int(post.sum())
    since = np.where(post, at + 1.0 - change_at, 0.0)
    line = np.column_stack([np.ones(len(at)), at + 1.0, post, since])
    compared = comparison is not None
    yearly = monthly and before >= _SEASON and season(values, change_at - 1) is not None
    x = np.hstack([line, waves(at.astype(float))]) if yearly else line
    coefficients, errors = _least_squares(x, y) if before > 1 and after > 1 else ((_NAN,) * 4, (_NAN,) * 4)
    reason = _too_short(before, after)
    if reason:
        nothing = (_NAN, _NAN, _NAN, "cannot_tell", _NAN)
        return Effect(coefficients, errors, *nothing, before, after, yearly, compared, reason)
    mean_since = float(since[post].mean())
    contrast = np.zeros(x.shape[1])
    contrast[2], contrast[3] = 1.0, mean_since
    told = weigh(x, y, at, contrast)
    value = coefficients[2] + coefficients[3] * mean_since
    return Effect(
        coefficients, errors, value, min(told.low, value), max(told.high, value), _verdict(told, better),
        told.correlation, before, after, yearly, compared,
    )  # fmt: skip


def _series(values: ArrayLike) -> NDArray[np.float64]:
    return np.array([_NAN if v is None else v for v in values], dtype=float)


def _too_short(before: int, after: int) -> str:
    if min(before, after) < _SIDE:
        return f"too early: {before} periods before and {after} after; at least {_SIDE} of each are needed"
    if before + after < SHORTEST:
        return f"too early: {before + after} periods in all, at least {SHORTEST} are needed"
    return ""


def _least_squares(x: NDArray, y: NDArray) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The four coefficients of the segmented line and their standard errors."""
    found, _, rank, _ = np.linalg.lstsq(x, y, rcond=None)
    freedom = len(y) - x.shape[1]
    line = tuple(float(b) for b in found[:4])
    if freedom < 1 or rank < x.shape[1]:
        return line, (_NAN,) * 4
    spread = ((y - x @ found) ** 2).sum() / freedom
    errors = np.sqrt(spread * np.diag(np.linalg.inv(x.T @ x)))
    return line, tuple(float(e) for e in errors[:4])


def _verdict(told: Weighed, better: str | None) -> Verdict:
    above = told.low > 0 and told.below_zero < _DOUBT
    below = told.high < 0 and told.below_zero > 1 - _DOUBT
    if better not in ("higher", "lower") or not (above or below):
        return "cannot_tell"
    return "better" if above == (better == "higher") else "worse"
