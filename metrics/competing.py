"""When half have ended one way, where some end another way and some have not ended yet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from metrics import survival
from metrics.intervals import Z95, Interval

_HAIR = 1e-9


def incidence(every: survival.Table, wanted: NDArray[np.float64]) -> Interval:
    """Share ended the wanted way by each row of the table (Aalen & Johansen 1978), 0..1; log-log limits.

    ``every`` counts all ways of ending as ended, ``wanted`` how many of them ended this way. Variance: the delta
    method (Marubini & Valsecchi 1995, chapter 10).
    """
    at = survival.curve(every)
    n, d = at.at_risk, every.ended
    before = np.r_[1.0, at.share[:-1]] if len(at.share) else at.share
    before[every.starts[every.starts < len(before)]] = 1.0

    def running(values):
        return survival.running(np.nan_to_num(values, nan=0.0, posinf=0.0), every)

    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        value = running(before * wanted / n)
        lost, gained = d / (n * (n - d)), before * wanted / n**2
        variance = (
            value**2 * running(lost) - 2 * value * running(value * lost) + running(value**2 * lost)
            + running(before**2 * (n - wanted) * wanted / n**3) - 2 * (value * running(gained) - running(value * gained))
        )
        reach = np.exp(Z95 * np.sqrt(np.maximum(variance, 0)) / (value * np.abs(np.log(value))))
        low, high = value**reach, value ** (1 / reach)
    known = (value > 0) & (value < 1)
    return Interval(value, np.where(known, low, value), np.where(known, high, value))


def median(every: survival.Table, wanted: NDArray[np.float64]) -> Interval:
    """When half have ended the wanted way; NaN where fewer do. Limits where the incidence's own limits cross one half."""
    if len(every.group) == 0:
        none = np.full(len(every.totals), np.nan)
        return Interval(none, none, none)
    at = incidence(every, wanted)
    events = wanted > 0

    def first(crossed):
        return survival.duration_at(survival.first(events & crossed, every), every)

    start, beyond = first(at.value >= 0.5 - _HAIR), first(at.value > 0.5 + _HAIR)
    value = np.where(np.isnan(beyond), start, (start + beyond) / 2)
    return Interval(value, first(at.high >= 0.5 - _HAIR), first(at.low >= 0.5 - _HAIR))
