"""The frame of a result: every period once per group, with the reason where there is no figure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from pandas import DataFrame

from data.errors import BadDefinition
from metrics.extent import Extent
from metrics.periods import Period
from metrics.scope import Scope


def arranged(
    found: DataFrame | None, by: Sequence[str], periods: Sequence[Period], reach: Extent, scope: Scope
) -> DataFrame:
    """Estimates laid out by group and period; what was not returned is `no_data`, what still runs is `partial`.

    Raises:
        BadDefinition: an estimator gave one group and period two figures.
    """
    by = list(by)
    labels = [p.label for p in periods] or (["all"] if scope.grain == "all" else [])
    groups, which = _groups(found, by)
    spots = len(groups) * len(labels)
    n, note = np.zeros(spots, dtype="int64"), np.full(spots, "no_data", dtype=object)
    figures = {name: np.full(spots, np.nan) for name in ("value", "lo", "hi")}
    if found is not None and len(found):
        place = pd.Index(labels, dtype=object).get_indexer(found["period"])
        # Periods that were not asked for, such as that of undated rows, have no place.
        asked = place >= 0
        spot = which[asked] * len(labels) + place[asked]
        if len(spot) > 1 and np.bincount(spot).max() > 1:
            raise BadDefinition("one group and period has two figures.", where="estimator", change="Add its parts up first.")
        n[spot] = found["n"].to_numpy()[asked]
        note[spot] = found["note"].to_numpy()[asked]
        for name, values in figures.items():
            values[spot] = found[name].to_numpy(dtype=float)[asked]
    running = np.array([p.label != "all" and _cut(p, reach, scope) for p in periods] or [False] * len(labels), dtype=bool)
    note[(note == "") & np.tile(running, len(groups))] = "partial"
    named = {name: np.repeat(groups[name].to_numpy(), len(labels)) for name in by}
    return DataFrame({**named, "period": np.tile(np.array(labels, dtype=object), len(groups)), "n": n, **figures, "note": note})


def _groups(found: DataFrame | None, by: list[str]) -> tuple[DataFrame, np.ndarray]:
    """The groups in order, one row each, and the number of its group for every row found."""
    if not by:
        return DataFrame(index=range(1)), np.zeros(0 if found is None else len(found), dtype="int64")
    if found is None or found.empty:
        return DataFrame({name: pd.Series(dtype=object) for name in by}), np.zeros(0, dtype="int64")
    codes = np.zeros(len(found), dtype="int64")
    for name in by:
        own, names = pd.factorize(found[name], sort=True, use_na_sentinel=False)
        codes = codes * len(names) + own
    # The codes sort as the names do, the first dimension before the next.
    _, first, which = np.unique(codes, return_index=True, return_inverse=True)
    return found[by].iloc[first], which


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
