"""Ahead: where a series is going, how far off such forecasts were so far, and the chance to meet a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from data.errors import UnknownName
from metrics.forecast_methods import METHODS, Ahead
from metrics.scales import Scale, scale_for
from metrics.season import season

SHORTEST = 8
_LONG = 24
_ORIGINS = 12
_LEVELS = (0.80, 0.95)

Status = Literal["on_track", "off_track", "too_early", "met", "not_met"]


@dataclass(frozen=True)
class Step:
    """One period ahead, in the indicator's unit; `standard_error` is on the scale that was forecast (see Forecast)."""

    ahead: int
    mean: float
    standard_error: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True)
class Forecast:
    """What lies ahead, or the reason why nothing can be said.

    `error` is the mean distance of past forecasts from what came (the unit's own), `errors` that of every method
    tried; `past80` and `past95` are the shares of `checks` past values that lay within such ranges. `scale` is
    'unit', 'log' or 'logit': on the latter two `mean` is the middle of the range, half the chance on either side.
    """

    method: str
    steps: tuple[Step, ...]
    n: int
    scale: str
    sigma: float
    error: float
    errors: dict[str, float] = field(default_factory=dict)
    past80: float = float("nan")
    past95: float = float("nan")
    checks: int = 0
    reason: str = ""
    _told: Ahead | None = None
    _scale: Scale | None = None

    def chance(self, target: float, ahead: int, better: str) -> float:
        """Chance, 0..1, that the value `ahead` periods from now is at or on the better side of the target."""
        if self._told is None or not 1 <= ahead <= len(self.steps) or better not in ("higher", "lower"):
            return float("nan")
        mean, error = self._told.means[ahead - 1], self._told.errors[ahead - 1]
        goal = float(self._scale.forward(target))
        if error == 0:
            above = float(mean >= goal) if better == "higher" else float(mean > goal)
        else:
            above = float(stats.t.sf((goal - mean) / error, self._told.freedom))
        return above if better == "higher" else 1 - above


@dataclass(frozen=True)
class Outlook:
    """How a target stands: `gap` is target minus latest value; `chance` NaN where nothing can be said."""

    gap: float
    status: Status
    chance: float
    words: str


def forecast(
    values: ArrayLike,
    steps: int = 6,
    *,
    bounds: tuple[float | None, float | None] = (None, None),
    method: str | None = None,
    monthly: bool = True,
) -> Forecast:
    """Forecasts a series of whole periods since the last declared change, oldest first (NaN where empty).

    Without `method` the one with the smallest rolling-origin error is taken: trained on what was known then, up to
    12 origins, all steps ahead that have come. Shares are forecast on the logit, durations on the log, as `bounds`
    says. Needs 8 known points, for the season of a ``monthly`` series 24. Empty ones inside are bridged by a line.
    """
    if method is not None and method not in METHODS:
        raise UnknownName("method", method, METHODS)
    values = np.array([np.nan if v is None else v for v in values], dtype=float)
    known = np.flatnonzero(~np.isnan(values))
    if len(known) < SHORTEST:
        return _silent(len(known), f"too short to look ahead: {len(known)} periods, at least {SHORTEST} are needed")
    if method is not None and METHODS[method].needs > len(known):
        return _silent(len(known), f"too short for this method: {METHODS[method].needs} periods are needed")
    # Empty months at the end have to be forecast before those that lie ahead.
    behind = len(values) - 1 - int(known[-1])
    scale = scale_for(bounds, values)
    line = _bridged(scale.forward(values), known)
    # A year repeats itself only where two of them show a season: else one odd month would be foreseen again.
    seasonal = monthly and season(line, len(line)) is not None
    names = _candidates(method, seasonal)
    earliest = max(METHODS[name].needs for name in names)
    was_there = ~np.isnan(values[known[0] : known[-1] + 1])
    tried = {name: _past(line, was_there, name, earliest, steps, scale) for name in names}
    best = min(tried, key=lambda name: tried[name].error)
    told = METHODS[best].ahead(line, steps + behind)
    told = Ahead(told.means[behind:], told.errors[behind:], told.sigma, told.freedom)
    return Forecast(
        best, _steps(told, scale), len(known), scale.name, told.sigma, tried[best].error,
        {name: past.error for name, past in tried.items()}, *tried[best].hits, tried[best].checks,
        _told=told, _scale=scale,
    )  # fmt: skip


def outlook(
    values: ArrayLike,
    target: float,
    better: str,
    ahead: int,
    *,
    bounds: tuple[float | None, float | None] = (None, None),
    of: Forecast | None = None,
) -> Outlook:
    """How a target stands for a review `ahead` whole periods after the last one; 0 or less: the review is due.

    `of` is a forecast made before that reaches so far. The chance is said in numbers from 24 periods on, in words
    below.
    """
    known = [float(v) for v in values if v is not None and not np.isnan(v)]
    if not known:
        return Outlook(float("nan"), "too_early", float("nan"), "nothing is known yet")
    gap = target - known[-1]
    if ahead <= 0:
        met = gap <= 0 if better == "higher" else gap >= 0
        return Outlook(gap, "met" if met else "not_met", float("nan"), "met at its review" if met else "not met")
    of = of or forecast(values, ahead, bounds=bounds)
    chance = of.chance(target, ahead, better)
    if np.isnan(chance):
        return Outlook(gap, "too_early", chance, of.reason or "nothing can be said that far ahead")
    return Outlook(gap, "on_track" if chance >= 0.5 else "off_track", chance, chance_in_words(chance, of.n))


def chance_in_words(chance: float, n: int) -> str:
    """Likely, even, unlikely; with the number from 24 periods on, never surer than 95 %."""
    word = "likely" if chance >= 2 / 3 else "unlikely" if chance <= 1 / 3 else "even"
    if n < _LONG:
        return word
    if chance > 0.95 or chance < 0.05:
        return f"{word}: {'above 95' if chance > 0.5 else 'below 5'}\u00a0%"
    return f"{word}: about {5 * round(20 * chance)}\u00a0%"


def _silent(n: int, reason: str) -> Forecast:
    return Forecast("", (), n, "unit", float("nan"), float("nan"), reason=reason)


def _bridged(line: NDArray, known: NDArray) -> NDArray:
    first, last = known[0], known[-1]
    return np.interp(np.arange(first, last + 1), known, line[known])


def _candidates(method: str | None, seasonal: bool) -> Sequence[str]:
    if method is not None:
        return (method,)
    return [name for name in METHODS if name != "seasonal_naive" or seasonal]


@dataclass(frozen=True)
class _Past:
    error: float
    hits: tuple[float, float]
    checks: int


def _past(line: NDArray, was_there: NDArray, name: str, earliest: int, steps: int, scale: Scale) -> _Past:
    """How forecasts from earlier origins did; every method of one series is tried on the same origins.

    Only what really came is compared, not what was put in for an empty period.
    """
    n = len(line)
    misses, within = [], []
    for origin in range(max(earliest, n - _ORIGINS), n):
        came, real = line[origin : origin + steps], was_there[origin : origin + steps]
        told = METHODS[name].ahead(line[:origin], len(came))
        misses.extend(np.abs(scale.back(told.means) - scale.back(came))[real])
        away = np.abs(came - told.means)
        within.extend(zip(*((away <= _reach(told, level))[real] for level in _LEVELS), strict=True))
    if not misses:
        return _Past(float("nan"), (float("nan"), float("nan")), 0)
    hit80, hit95 = np.mean(within, axis=0)
    return _Past(float(np.mean(misses)), (float(hit80), float(hit95)), len(misses))


def _reach(told: Ahead, level: float) -> NDArray:
    return stats.t.ppf((1 + level) / 2, told.freedom) * told.errors


def _steps(told: Ahead, scale: Scale) -> tuple[Step, ...]:
    ranges = [scale.back(told.means + sign * _reach(told, level)) for level in _LEVELS for sign in (-1, 1)]
    columns = zip(scale.back(told.means), told.errors, *ranges, strict=True)
    return tuple(Step(h, *(float(x) for x in row)) for h, row in enumerate(columns, start=1))
