"""Customers of the house: since when they are insured here, until when, and with what."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice
from data.demo.span import END, MONTHS
from data.demo.truths import STORM

FIRST = np.datetime64("2023-10-01")
"""From here on the list names who left: more than a year before the first month, so that a look back is complete."""
AT_FIRST, NEW_A_MONTH, LEAVE_A_YEAR = 6_200, 52, 0.085
_FIRST_YEAR, _AFTER_THE_STORM = 1.7, 1.5
LINES = ("Home", "Motor", "Travel", "Small business")
WHY = ("Price", "Moved abroad", "Sold what was insured", "Not content with a claim")


def customers(seed: int, scale: float) -> pd.DataFrame:
    """One row per customer: since, left, line, premium (euros a year), why (empty while here)."""
    rng = dice(seed, "customers")
    last = END.astype("datetime64[D]")
    days = np.arange(FIRST, last)
    before = FIRST - np.minimum(rng.exponential(7 * 365, round(AT_FIRST * scale)) + 1, 35 * 365).astype("timedelta64[D]")
    fresh = np.repeat(days, rng.poisson(NEW_A_MONTH * scale / 30.4, len(days)))
    since = np.concatenate([before, fresh])
    left = np.full(len(since), np.datetime64("NaT"), dtype="datetime64[D]")
    for month in np.arange(FIRST.astype("datetime64[M]"), MONTHS[-1] + 1):
        start, stop = month.astype("datetime64[D]"), min((month + 1).astype("datetime64[D]"), last)
        here = np.flatnonzero(np.isnat(left) & (since < start))
        young = (start - since[here]).astype(int) < 365
        stormy = 0 < (month - np.datetime64(STORM.month, "M")).astype(int) <= 3
        chance = LEAVE_A_YEAR / 12 * np.where(young, _FIRST_YEAR, 1.0) * (_AFTER_THE_STORM if stormy else 1.0)
        gone = here[rng.random(len(here)) < chance]
        left[gone] = start + rng.integers(0, max((stop - start).astype(int), 1), len(gone)).astype("timedelta64[D]")
    return pd.DataFrame({
        "since": since, "left": left, "line": rng.choice(np.array(LINES, dtype=object), len(since), p=(0.42, 0.36, 0.12, 0.1)),
        "premium": np.round(rng.lognormal(6.3, 0.5, len(since))).astype(int),
        "why": np.where(np.isnat(left), "", rng.choice(np.array(WHY, dtype=object), len(since), p=(0.5, 0.15, 0.15, 0.2))),
    }).sort_values("since", kind="stable", ignore_index=True)
