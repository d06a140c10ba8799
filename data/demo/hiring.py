"""Positions to fill: opened, perhaps accepted by whom the people list shows as hired, perhaps given up."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice, spread
from data.demo.span import END, START
from data.demo.staff import Staff

MEDIAN_DAYS = 46
_KNOWN_FROM = START - np.timedelta64(90, "D")
_GIVEN_UP, _OPEN, _NOTICE_DAYS = 0.11, 0.05, (25, 75)


def openings(seed: int, people: Staff) -> pd.DataFrame:
    """One row per opening: department, location, title, opened, accepted, starts, closed, filled."""
    rng = dice(seed, "hiring")
    last = END.astype("datetime64[D]")
    hired = people.spells["hired"].to_numpy().astype("datetime64[D]")
    of = np.flatnonzero(hired >= START)
    # Those who have accepted and start later: as many as started of late.
    coming = np.flatnonzero(hired > last - _NOTICE_DAYS[1])
    of, starts = np.concatenate([of, coming]), np.concatenate([hired[of], hired[coming] + _NOTICE_DAYS[1]])
    accepted = starts - rng.integers(*_NOTICE_DAYS, len(of)).astype("timedelta64[D]")
    known = accepted <= last
    of, starts, accepted = of[known], starts[known], accepted[known]
    opened = accepted - np.maximum(spread(rng, MEDIAN_DAYS, 0.45, len(of)), 6).astype("timedelta64[D]")
    more = rng.choice(of, round((_GIVEN_UP + _OPEN) * len(of)))
    begun = _KNOWN_FROM + rng.integers(0, (last - _KNOWN_FROM).astype(int), len(more)).astype("timedelta64[D]")
    ended = begun + np.maximum(spread(rng, 70, 0.5, len(more)), 10).astype("timedelta64[D]")
    # Whoever looks today sees some that are still open: mostly the young ones.
    still = (ended > last) | (rng.random(len(more)) < 0.1)
    empty = np.full(len(more), np.datetime64("NaT"), dtype="datetime64[D]")
    every = pd.DataFrame({
        "like": np.concatenate([of, more]), "opened": np.concatenate([opened, begun]), "accepted": np.concatenate([accepted, empty]),
        "starts": np.concatenate([starts, empty]), "closed": np.concatenate([accepted, np.where(still, empty, ended)]),
        "filled": np.arange(len(of) + len(more)) < len(of),
    }).sort_values(["opened", "like"], kind="stable", ignore_index=True)
    like = people.spells.iloc[every["like"]]
    return every.assign(department=like["department"].to_numpy(), location=like["location"].to_numpy(), title=like["title"].to_numpy())
