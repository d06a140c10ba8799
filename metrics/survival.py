"""How long until it ends: curves, medians and shares from counts by duration and ending, for many groups at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from metrics.intervals import Z95, Interval, binomial

# S is a product of many ratios: an exact half is only met to rounding.
_HAIR = 1e-9


@dataclass(frozen=True)
class Table:
    """Counts by group and duration, in order of both; `starts` is each group's first row, `totals` its rows of data.

    ``late`` counts those who are watched from that duration on only.
    """

    group: NDArray[np.int64]
    duration: NDArray[np.float64]
    ended: NDArray[np.float64]
    censored: NDArray[np.float64]
    starts: NDArray[np.int64]
    totals: NDArray[np.float64]
    late: NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """Kaplan-Meier at every row of a table: at risk, share not ended, its standard error, 95 % limits (log-log)."""

    at_risk: NDArray[np.float64]
    share: NDArray[np.float64]
    error: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def table(  # noqa: PLR0917
    group: ArrayLike, duration: ArrayLike, ended: ArrayLike, censored: ArrayLike, groups: int,
    entered: ArrayLike | None = None,
) -> Table:
    """Puts counts in order and adds up those of equal duration; groups are numbered 0 .. groups - 1.

    ``entered`` is since when each row is watched, 0 where from its beginning: a row is at risk after it, and until its
    duration.
    """
    group, duration = np.asarray(group, dtype=np.int64), np.asarray(duration, dtype=float)
    ended, censored = np.asarray(ended, dtype=float), np.asarray(censored, dtype=float)
    late = np.zeros_like(ended)
    if entered is not None:
        since = np.asarray(entered, dtype=float)
        some = since > 0
        group, duration = np.r_[group, group[some]], np.r_[duration, since[some]]
        late = np.r_[late, (ended + censored)[some]]
        ended, censored = (np.r_[x, np.zeros(int(some.sum()))] for x in (ended, censored))
    order = np.lexsort((duration, group))
    group, duration, ended, censored, late = (x[order] for x in (group, duration, ended, censored, late))
    if len(group) == 0:
        return Table(group, duration, ended, censored, np.zeros(groups, np.int64), np.zeros(groups), late)
    fresh = np.r_[True, (np.diff(group) != 0) | (np.diff(duration) != 0)]
    firsts = np.flatnonzero(fresh)
    ended, censored, late = (np.add.reduceat(x, firsts) for x in (ended, censored, late))
    group, duration = group[firsts], duration[firsts]
    totals = np.bincount(group, weights=ended + censored, minlength=groups)
    return Table(group, duration, ended, censored, np.searchsorted(group, np.arange(groups)), totals, late)


def running(values: NDArray[np.float64], of: Table) -> NDArray[np.float64]:
    """Cumulative sums that start anew with every group."""
    total = np.cumsum(values)
    before = np.r_[0.0, total][of.starts]
    return total - before[of.group]


def curve(of: Table) -> Curve:
    """Kaplan & Meier 1958 with Greenwood's errors; limits on the log-log scale (Kalbfleisch & Prentice)."""
    leaving = of.ended + of.censored
    waiting = np.bincount(of.group, weights=of.late, minlength=len(of.starts))[of.group] - running(of.late, of) + of.late
    at_risk = of.totals[of.group] - running(leaving, of) + leaving - waiting
    staying = at_risk - of.ended
    some = of.ended > 0
    ended_all = (staying <= 0) & some
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(ended_all | ~some, 0.0, np.log1p(-of.ended / at_risk))
        log_share = running(steps, of)
        gone = running(ended_all.astype(float), of) > 0
        share = np.where(gone, 0.0, np.exp(log_share))
        spread = running(np.where(ended_all | ~some, 0.0, of.ended / (at_risk * staying)), of)
        error = np.where(gone, np.nan, share * np.sqrt(spread))
        reach = np.exp(Z95 * np.sqrt(spread) / np.abs(log_share))
        low, high = share**reach, share ** (1 / reach)
    whole = ~gone & (log_share == 0)
    low, high = np.where(whole, 1.0, np.where(gone, 0.0, low)), np.where(whole, 1.0, np.where(gone, np.nan, high))
    return Curve(at_risk, share, np.where(whole, 0.0, error), low, high)


def first(where: NDArray[np.bool_], of: Table) -> NDArray[np.int64]:
    """Per group the first row that qualifies; the number of rows where none does."""
    found = np.full(len(of.starts), len(where), dtype=np.int64)
    rows = np.flatnonzero(where)
    np.minimum.at(found, of.group[rows], rows)
    return found


def duration_at(rows: NDArray[np.int64], of: Table) -> NDArray[np.float64]:
    return np.r_[of.duration, np.nan][rows]


def median(of: Table) -> Interval:
    """When half have ended; limits where the curve's own limits cross one half (Brookmeyer & Crowley 1982)."""
    return quantile(of, 0.5)


def quantile(of: Table, share: float) -> Interval:
    """When that share has ended; limits where the curve's own limits cross its complement.

    Where the curve lies exactly there, the middle of that stretch, which without censoring is the usual median.
    """
    left = 1 - share
    if len(of.group) == 0:
        none = np.full(len(of.totals), np.nan)
        return Interval(none, none, none)
    at = curve(of)
    events = of.ended > 0
    reached = first(events & (at.share <= left + _HAIR), of)
    below = first(events & (at.share < left - _HAIR), of)
    start, end = duration_at(reached, of), duration_at(below, of)
    value = np.where(np.isnan(end), start, (start + end) / 2)
    low = duration_at(first(events & (at.low <= left + _HAIR), of), of)
    high = duration_at(first(events & (at.high <= left + _HAIR), of), of)
    return Interval(value, low, high)


def correlation(of: Table, earlier: NDArray[np.float64], later: NDArray[np.float64]) -> NDArray[np.float64]:
    """How closely the curve's errors at two moments go together, by group: the root of the ratio of Greenwood's sums."""
    at = curve(of)
    staying = at.at_risk - of.ended
    sums = running(np.where(staying > 0, of.ended / (at.at_risk * np.where(staying > 0, staying, 1.0)), 0.0), of)

    def until(moments):
        upto = np.where(of.duration <= np.nan_to_num(moments, nan=-np.inf)[of.group], sums, 0.0)
        found = np.zeros(len(of.totals))
        np.maximum.at(found, of.group, upto)
        return found

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(np.sqrt(until(earlier) / until(later)))


def ordered_median(of: Table) -> Interval:
    """Median where everything has ended; limits are the order statistics that hold it with at least 95 %."""
    value = median(of).value
    n = of.totals
    # The largest rank r with P(fewer than r below the median) <= 2.5 %; below six rows there is none.
    rank = np.where(n > 0, stats.binom.ppf(0.025, np.maximum(n, 1), 0.5), 0)
    rank = np.where(stats.binom.cdf(rank - 1, n, 0.5) <= 0.025, rank, rank - 1)
    seen = running(of.ended + of.censored, of) if len(of.group) else np.array([])
    low = duration_at(first(seen >= rank[of.group], of), of) if len(of.group) else value
    high = duration_at(first(seen >= (n + 1 - rank)[of.group], of), of) if len(of.group) else value
    few = rank < 1
    return Interval(value, np.where(few, np.nan, low), np.where(few, np.nan, high))


def share_at(of: Table, at: float) -> Interval:
    """Share not ended by `at`; NaN where nobody was watched that long and not all had ended before."""
    if len(of.group) == 0:
        none = np.full(len(of.totals), np.nan)
        return Interval(none, none, none)
    points = curve(of)
    rows = len(of.group)
    upto = np.bincount(of.group[of.duration <= at], minlength=len(of.starts))
    last = np.where(upto > 0, of.starts + upto - 1, rows)
    share, low, high = (np.r_[x, end][last] for x, end in ((points.share, 1.0), (points.low, 1.0), (points.high, 1.0)))
    reached = np.bincount(of.group, weights=(of.ended + of.censored - of.late) * (of.duration >= at), minlength=len(of.starts))
    exact = binomial(reached, reached)
    untouched = share == 1.0
    low, high = np.where(untouched, exact.low, low), np.where(untouched, 1.0, high)
    gone = share == 0.0
    none_left = binomial(np.zeros_like(of.totals), of.totals)
    low, high = np.where(gone, 0.0, low), np.where(gone, none_left.high, high)
    unknown = (reached == 0) & ~gone
    return Interval(*(np.where(unknown, np.nan, x) for x in (share, low, high)))
