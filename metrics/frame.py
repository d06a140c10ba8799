"""The frame of a result: every period once per group, with the reason where there is no figure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from pandas import DataFrame

from metrics.extent import Extent
from metrics.periods import Period
from metrics.result import FIGURES
from metrics.scope import Scope


def arranged(
    found: DataFrame | None, by: Sequence[str], periods: Sequence[Period], reach: Extent, scope: Scope
) -> DataFrame:
    """Estimates laid out by group and period; what was not returned is `no_data`, what still runs is `partial`."""
    by = list(by)
    if found is None:
        found = DataFrame({name: pd.Series(dtype=object) for name in (*by, "period")})
        found = found.assign(n=0, value=np.nan, lo=np.nan, hi=np.nan, note="")
    labels = [p.label for p in periods] or (["all"] if scope.grain == "all" else [])
    spots = DataFrame({"period": pd.Series(labels, dtype=object)})
    if by:
        groups = found[by].drop_duplicates().sort_values(by, kind="stable")
        spots = groups.merge(spots, how="cross")
    frame = spots.merge(found, how="left", on=[*by, "period"])
    missing = frame["note"].isna()
    frame["note"] = frame["note"].where(~missing, "no_data")
    frame["n"] = frame["n"].fillna(0).astype("int64")
    running = {p.label for p in periods if p.label != "all" and _cut(p, reach, scope)}
    frame.loc[(frame["note"] == "") & frame["period"].isin(running), "note"] = "partial"
    for name in ("value", "lo", "hi"):
        frame[name] = frame[name].astype(float)
    return frame[[*by, *FIGURES]].reset_index(drop=True)


def withheld(frame: DataFrame, hidden) -> DataFrame:
    """The frame without the figures that would give a small group away: not even how many they are."""
    frame = frame.copy()
    hidden = np.asarray(hidden, dtype=bool)
    frame.loc[hidden, "note"] = "withheld"
    frame.loc[hidden, ["value", "lo", "hi"]] = np.nan
    frame.loc[hidden, "n"] = 0
    return frame


def _cut(period: Period, reach: Extent, scope: Scope) -> bool:
    early = scope.start is not None and period.start < scope.start
    late = scope.end is not None and period.end > scope.end
    return early or late or not reach.whole(period)
