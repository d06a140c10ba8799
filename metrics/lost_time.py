"""Lost working time: what people say a ticket took from them, weighted to the tickets of each service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from scipy import stats
from sqlalchemy import ColumnElement

from metrics.assumptions import ENDS, Range
from metrics.estimate import Mean
from metrics.estimate.estimator import Bounds, OneRowEach, answer

STRATUM = "service"


@dataclass(frozen=True, eq=False)
class StatedTime(OneRowEach):
    """Hours lost, from stated minutes by service (n, s, ss), tickets (t) and, per colleague, headcount (x).

    A service nobody answered for is taken to be like the mean of those that were answered for. The interval is that of
    a stratified mean (Cochran 1977, chapter 5), services with one answer lent the spread within the others; with
    ``worth``, ranges of what an hour is worth, it is widened by their low and high ends.
    """

    minutes: ColumnElement
    per_colleague: bool = True
    worth: tuple[Range, ...] = ()
    bounds: ClassVar[Bounds] = (0.0, None)
    census: ClassVar[bool] = False
    sums: ClassVar[dict[str, str]] = {
        "n": "answers", "s": "minutes stated", "ss": "their squares", "t": "tickets", "x": "colleagues"
    }

    @property
    def interval(self) -> str:
        return "t on the stratified mean" if self.per_colleague else "assumption range x sampling interval"

    def aggregates(self) -> dict[str, ColumnElement]:
        return Mean(value=self.minutes).aggregates()

    def remark(self, sums: DataFrame) -> str:
        """How many of the tickets were answered for."""
        answers, tickets = (float(sums[c].astype(float).sum()) for c in ("n", "t"))
        return f"{answers:,.0f} answers for {tickets:,.0f} tickets ({answers / tickets:.1%})." if tickets else ""

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        strata = _strata(sums, groups)
        keys = strata.groupby(groups, sort=False, dropna=False)
        mean, error, freedom, n = _stratified(strata, keys)
        hours, tickets = mean * keys["t"].sum().to_numpy() / 60, keys["t"].sum().to_numpy()
        half = stats.t.ppf(0.975, np.where(freedom > 0, freedom, np.nan)) * error * tickets / 60
        value, lo, hi = hours, np.clip(hours - half, 0, None), hours + half
        if self.per_colleague:
            people = keys["x"].max().to_numpy()
            value, lo, hi = (np.divide(v, people, out=np.full(len(v), np.nan), where=people > 0) for v in (value, lo, hi))
        names = keys.size().reset_index()
        if self.worth:
            low, base, high = _worth(strata, keys, mean, self.worth)
            value, lo, hi = value * base, lo * low, hi * high
        return answer(names, groups, n, value, lo, hi, np.isnan(value) | (tickets == 0))


@dataclass(frozen=True, eq=False)
class AssumedTime(OneRowEach):
    """Hours lost, from tickets (n) and assumed minutes by service; the range is that of the assumption, no sample."""

    minutes: Range
    count: ColumnElement
    per_colleague: bool = True
    worth: tuple[Range, ...] = ()
    bounds: ClassVar[Bounds] = (0.0, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "assumption range"
    sums: ClassVar[dict[str, str]] = {"n": "tickets", "x": "colleagues"}

    def aggregates(self) -> dict[str, ColumnElement]:
        return {"n": self.count.label("n")}

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        groups = list(groups)
        tickets = sums["n"].astype(float).fillna(0).to_numpy()
        ranges = [self.minutes.of(sums[STRATUM]), *(w.of(sums[STRATUM]) for w in self.worth)]
        ends = {end: tickets * np.prod([r[end].to_numpy() for r in ranges], axis=0) / 60 for end in ENDS}
        frame = sums[groups].assign(n=tickets, x=sums["x"].astype(float) if "x" in sums else 1.0, **ends)
        keys = frame.groupby(groups, sort=False, dropna=False)
        # A service without a stated assumption leaves the sum unknown, not smaller.
        low, base, high = (keys[end].sum(min_count=1).where(keys[end].count() == keys.size()).to_numpy() for end in ENDS)
        people = keys["x"].max().to_numpy() if self.per_colleague else np.ones(len(base))
        low, base, high = (np.divide(v, people, out=np.full(len(v), np.nan), where=people > 0) for v in (low, base, high))
        return answer(keys.size().reset_index(), groups, keys["n"].sum().to_numpy(), base, low, high, np.isnan(base))


def _strata(sums: DataFrame, groups: list[str]) -> DataFrame:
    """One row per group and service, counts empty as 0; the headcount is the same in all rows of a group."""
    strata = sums[[*groups, *([STRATUM] if STRATUM not in groups else [])]].copy()
    for name in ("n", "s", "ss", "t"):
        strata[name] = sums[name].astype(float).fillna(0)
    strata["x"] = sums["x"].astype(float) if "x" in sums else np.nan
    return strata


def _stratified(strata: DataFrame, keys):
    """Mean minutes per ticket, its standard error, degrees of freedom and answers, one of each per group."""
    n, s, ss, t = (strata[c].to_numpy() for c in ("n", "s", "ss", "t"))
    which = keys.ngroup().to_numpy()
    size = keys.ngroups

    def over(values):
        return np.bincount(which, weights=values, minlength=size)

    # Where no answered service has tickets, answers weigh alike.
    unmatched = over(t * (n > 0)) == 0
    weight = np.where(unmatched[which], n, t) * (n > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = weight / over(weight)[which]
        own = s / n
        within = np.where(n > 0, np.maximum(ss - s**2 / n, 0), 0.0)
        freedom = over(np.maximum(n - 1, 0))
        pooled = over(within) / freedom
        spread = np.where(n > 1, within / (n - 1), pooled[which])
        mean = over(np.where(n > 0, weight * own, 0.0))
        error = np.sqrt(over(np.where(n > 0, weight**2 * spread / n, 0.0)))
    answered = over(n)
    return np.where(answered > 0, mean, np.nan), error, freedom, answered


def _worth(strata: DataFrame, keys, mean, worth: tuple[Range, ...]):
    """What an hour lost is worth per group, at the low, base and high end: each service weighs by its lost time."""
    which = keys.ngroup().to_numpy()
    n, s, t = (strata[c].to_numpy() for c in ("n", "s", "t"))
    with np.errstate(divide="ignore", invalid="ignore"):
        minutes = t * np.where(n > 0, s / n, mean[which])
    total = np.bincount(which, weights=np.nan_to_num(minutes), minlength=keys.ngroups)
    ends = []
    for end in ENDS:
        each = np.prod([w.of(strata[STRATUM])[end].to_numpy() for w in worth], axis=0)
        priced = np.where(t > 0, minutes * each, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            ends.append(np.bincount(which, weights=priced, minlength=keys.ngroups) / total)
    return ends
