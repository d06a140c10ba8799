"""Signal or noise: how a series moves by itself, whether its last point means something, whether a target is safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics.limits import Limits, laney, limits, per_point, varies
from metrics.season import YEAR, Season, season
from metrics.special_cause import Better, Signal, signals
from metrics.trend_words import assurance_words, variation_words

__all__ = [
    "Assurance", "Limits", "Point", "Signal", "Trend", "Variation", "assurance", "assurance_words",
    "expected_false_alarms", "limits", "read_trend", "signals", "variation_words",
]

Variation = Literal["improvement", "concern", "neither", "common", "too_short"]
Assurance = Literal["pass", "fail", "hit_or_miss"] | None

BASELINE = 24
SURE = 13
SHORTEST = 8
DRIFTING = 0.3
# How often the last point is flagged when nothing changed, by points (rows) and lag-1 correlation (columns); printed
# by benchmarks/false_alarms.py. Beyond the baseline the limits no longer follow the series, so chance flags more.
_CHANCE_POINTS = (8, 12, 18, 24, 30, 36)
_CHANCE_CORRELATIONS = (0.0, 0.3, 0.5)
_CHANCE = (
    (0.014, 0.027, 0.053),
    (0.016, 0.035, 0.077),
    (0.017, 0.049, 0.111),
    (0.016, 0.054, 0.118),
    (0.035, 0.104, 0.202),
    (0.039, 0.113, 0.220),
)


@dataclass(frozen=True)
class Point:
    """One period: its value (NaN where empty), its drawn limits and mean, and the rule that fired, if any."""

    value: float
    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    signal: Signal | None


@dataclass(frozen=True)
class Trend:
    """What the series says. The drawn limits of its points stop at the bounds; `limits`, which were compared, do not.

    `n` counts the known points since the last declared change; `trial` says that these are fewer than 13; `drift` that
    what remains runs in one direction for longer than chance would; `seasonal` that the time of year was taken out,
    and lies in the points' limits; `method` is 'XmR' or "Laney's p'"; `correlation` is of lag 1, NaN where unknown.
    """

    points: tuple[Point, ...]
    limits: tuple[Limits, ...]
    variation: Variation
    assurance: Assurance
    trial: bool
    drift: bool
    n: int
    seasonal: bool
    method: str
    correlation: float
    signal: Signal | None

    @property
    def latest(self) -> Point | None:
        """The last point that has a value."""
        return next((p for p in reversed(self.points) if not isnan(p.value)), None)


@dataclass(frozen=True)
class _Stretch:
    """One process: the points between two declared changes."""

    values: NDArray[np.float64]
    limits: tuple[Limits, ...]
    signals: tuple[Signal | None, ...]
    season: Season | None
    method: str
    correlation: float

    @property
    def n(self) -> int:
        return int((~np.isnan(self.values)).sum())


def read_trend(
    values: ArrayLike,
    *,
    better: Better,
    counts: Sequence[float] | None = None,
    target: float | None = None,
    changes: Iterable[int] = (),
    bounded: bool | tuple[float | None, float | None] = False,
    monthly: bool = False,
    baseline: int | None = BASELINE,
) -> Trend:
    """Reads a series of whole periods, oldest first, one value per period (NaN or None where it is empty).

    better: 'higher', 'lower' or None. counts: n behind each value; where it varies by more than a quarter, shares
    get Laney's limits. changes: positions (from 0) at which a declared new process begins. bounded: True for shares,
    which lie in 0..1; or the bounds themselves, None where there is no end. monthly: a yearly season may be taken out.

    baseline: how many known points since the last declared change make the limits, which are frozen then; None: all.
    No rule fires below 8.
    """
    values = np.array([np.nan if v is None else v for v in values], dtype=float)
    weights = None if counts is None else np.array([np.nan if c is None else c for c in counts], dtype=float)
    least, most = (0.0, 1.0) if bounded is True else bounded or (None, None)
    share = (least, most) == (0.0, 1.0)
    starts = sorted({0} | {c for c in changes if 0 < c < len(values)})
    parts = []
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        n_of = weights[start:end] if share and weights is not None else None
        parts.append(_stretch(values[start:end], n_of, better, monthly, baseline or len(values)))
    last = parts[-1]
    known = np.flatnonzero(~np.isnan(last.values))
    at_end = last.signals[known[-1]] if len(known) else None
    return Trend(
        points=tuple(p for part in parts for p in _points(part, least, most)),
        limits=tuple(x for part in parts for x in part.limits),
        variation="too_short" if last.n < SHORTEST else at_end.verdict if at_end else "common",
        assurance=None if last.n < SHORTEST or target is None else _assured(last, target, better),
        trial=last.n < SURE,
        drift=last.n >= SHORTEST and last.correlation > DRIFTING,
        n=last.n,
        seasonal=last.season is not None,
        method=last.method,
        correlation=last.correlation,
        signal=at_end,
    )


def assurance(lower: float, upper: float, target: float, better: Better) -> Assurance:
    """Whether the target lies beyond the limits: a consistent pass or fail; on a limit or between them, hit or miss."""
    if better not in ("higher", "lower") or any(isnan(x) for x in (lower, upper, target)):
        return None
    if target > upper:
        return "fail" if better == "higher" else "pass"
    if target < lower:
        return "pass" if better == "higher" else "fail"
    return "hit_or_miss"


def expected_false_alarms(trends: Iterable[Trend]) -> float:
    """How many of these trends chance alone would flag at their last point, were nothing to have changed."""
    return sum(_chance(t.n, t.correlation) for t in trends if t.variation != "too_short")


def _chance(points: int, correlation: float) -> float:
    """Between the cells of the table; at its rim beyond them. An unknown or negative correlation counts as none."""
    correlation = 0.0 if isnan(correlation) else correlation
    by_points = [np.interp(correlation, _CHANCE_CORRELATIONS, row) for row in _CHANCE]
    return float(np.interp(points, _CHANCE_POINTS, by_points))


def _stretch(values: NDArray, counts: NDArray | None, better: Better, monthly: bool, points: int) -> _Stretch:
    known = np.flatnonzero(~np.isnan(values))
    # The baseline ends after its last known point, wherever the empty ones lie.
    baseline = int(known[points - 1]) + 1 if len(known) >= points else len(values)
    yearly = season(values, baseline) if monthly else None
    rest = values if yearly is None else values - yearly.effect
    method, each = "XmR", None
    if counts is not None and varies(counts[known]):
        each = laney(rest, counts, baseline)
        method = "XmR" if each is None else "Laney's p'"
    each = per_point(limits(rest[:baseline]) if each is None else each, len(values))
    if yearly is not None:
        each = tuple(Limits(x.mean, x.reach * yearly.widen) for x in each)
    fired = signals(rest, each, better) if len(known) >= SHORTEST else (None,) * len(values)
    return _Stretch(values, each, fired, yearly, method, _lag_one(rest[:baseline]))


def _lag_one(values: NDArray) -> float:
    """Correlation of neighbours; NaN where nothing moves or fewer than three are neighbours."""
    away = values - np.nanmean(values) if (~np.isnan(values)).any() else values
    pairs = away[1:] * away[:-1]
    spread = np.nansum(away**2)
    if (~np.isnan(pairs)).sum() < 3 or spread <= 1e-18 * max(1.0, float(np.nanmax(np.abs(values))) ** 2):
        return float("nan")
    return float(np.nansum(pairs) / spread)


def _points(part: _Stretch, least: float | None, most: float | None) -> Iterable[Point]:
    effect = np.zeros(len(part.values)) if part.season is None else part.season.effect
    for value, at, shift, signal in zip(part.values, part.limits, effect, part.signals, strict=True):
        drawn = (at.mean, at.lower, at.upper, at.near_lower, at.near_upper)
        yield Point(float(value), *(_within(x + float(shift), least, most) for x in drawn), signal)


def _within(x: float, least: float | None, most: float | None) -> float:
    if least is not None and x < least:
        return least
    return most if most is not None and x > most else x


def _assured(part: _Stretch, target: float, better: Better) -> Assurance:
    """Against the limits of the last point; with a season, only what holds in every month of the year is consistent."""
    last = part.limits[-1]
    if part.season is None:
        return assurance(last.lower, last.upper, target, better)
    year = part.season.effect[-YEAR:]
    return assurance(last.lower + float(year.min()), last.upper + float(year.max()), target, better)
