"""Working hours between moments, by the calendar of each location, and unions of stretches that overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import DataFrame, Series
from sqlalchemy import func, select

from data import calendar
from data.schema import CALENDAR, ORGANISATION

_HOUR = np.timedelta64(1, "h")


@dataclass(frozen=True, eq=False)
class Clock:
    """Working minutes until any hour, by location; ``*`` stands for all that declare no calendar of their own."""

    by_location: dict[str, tuple[np.ndarray, ...]]

    def hours(self, since: Series, until: Series, location: Series) -> np.ndarray:
        """Working hours from one moment (UTC) to the other; empty where either is unknown, never below 0."""
        worked = self._minutes(until, location) - self._minutes(since, location)
        return np.maximum(worked, 0.0) / 60

    def _minutes(self, moments: Series, location: Series) -> np.ndarray:
        at = moments.to_numpy(dtype="datetime64[us]")
        where = location.where(location.isin(list(self.by_location)), calendar.EVERYWHERE).to_numpy()
        found = np.full(len(at), np.nan)
        for name, (first, before, opens, closes) in self.by_location.items():
            here = (where == name) & ~np.isnat(at)
            since = at[here] - first
            hour = np.clip(since // _HOUR, 0, len(before) - 1).astype(int)
            minute = (since - hour * _HOUR) / np.timedelta64(1, "m")
            found[here] = before[hour] + np.maximum(np.minimum(minute, closes[hour]) - opens[hour], 0.0)
        return found


def clock(warehouse, moments: Series) -> Clock:
    """The clock over the span of these moments, from the declared calendar; Monday to Friday, 9 to 17, without one."""
    columns = ("location", "weekday", "on", "opens", "closes", "time_zone")
    declared = warehouse.frame(select(*(CALENDAR.c[c] for c in columns)))
    zone = warehouse.frame(select(func.max(ORGANISATION.c.time_zone))).iloc[0, 0]
    known = moments.dropna()
    first, last = (known.min().date(), known.max().date()) if len(known) else (pd.Timestamp(2000, 1, 1).date(),) * 2
    rows = calendar.working_hours(declared, None if pd.isna(zone) else zone, first, last)
    return Clock({
        name: (part["hour"].to_numpy(dtype="datetime64[us]")[0], *(part[c].to_numpy(dtype=float) for c in ("before", "opens", "closes")))
        for name, part in rows.groupby("location", sort=False)
    })


def united(rows: DataFrame, by: list[str]) -> DataFrame:
    """Stretches `since_at, until_at` of each group, those that overlap or touch made one; empty ones are left out."""
    rows = rows[rows["until_at"] > rows["since_at"]].sort_values([*by, "since_at", "until_at"], kind="stable")
    if rows.empty:
        return rows[[*by, "since_at", "until_at"]]
    furthest = rows.groupby(by, sort=False, dropna=False)["until_at"].cummax()
    before = furthest.groupby([rows[c] for c in by], sort=False, dropna=False).shift()
    begins = before.isna() | (rows["since_at"] > before)
    return (
        rows.assign(block=begins.cumsum()).groupby([*by, "block"], sort=False, dropna=False)
        .agg(since_at=("since_at", "min"), until_at=("until_at", "max")).reset_index().drop(columns="block")
    )


def shared(one: DataFrame, other: DataFrame, by: list[str]) -> DataFrame:
    """Where stretches of both lie at once within a group; those of each side must not overlap among themselves.

    Columns of ``one`` are kept, its stretch cut to the common part.
    """
    both = one.merge(other[[*by, "since_at", "until_at"]], on=by, suffixes=("", "_other"))
    both = both.assign(
        since_at=both[["since_at", "since_at_other"]].max(axis=1), until_at=both[["until_at", "until_at_other"]].min(axis=1)
    ).drop(columns=["since_at_other", "until_at_other"])
    return both[both["until_at"] > both["since_at"]]
