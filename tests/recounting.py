"""Recounts in plain pandas of what the engine says: the register of them, and what they share."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from metrics import engine
from metrics.scope import Scope
from tests.invented import frames, store

RECOUNTS: dict[str, dict[str, tuple]] = {}


def recount(*grains):
    """A function that gives, per label of a period, what the figure must be: (n, value)."""

    def known(function):
        of_file = RECOUNTS.setdefault(function.__module__, {})
        of_file[function.__name__.removeprefix("recount_")] = (function, grains)
        return function

    return known


def questions(file: str) -> list[tuple[str, str]]:
    """Key and grain of every recount in a test file."""
    return [(key, grain) for key, (_, grains) in RECOUNTS[file].items() for grain in grains]


def agrees(file: str, key: str, grain: str) -> None:
    """The engine shows what the recount shows, with its n, but for what it withholds."""
    expected = RECOUNTS[file][key][0](grain)
    found = engine.measure(store(), key, Scope(grain=grain)).frame.set_index("period")
    shown = set(found.index[found["value"].notna()])
    told = {label for label, (_, value) in expected.items() if not np.isnan(value)}
    hidden = set(found.index[found["note"] == "withheld"])
    assert shown == told - hidden
    assert shown
    for label in shown:
        assert found.loc[label, "n"] == expected[label][0], label
        assert found.loc[label, "value"] == pytest.approx(expected[label][1], rel=1e-9), label


def table(name: str) -> pd.DataFrame:
    return frames()[name].copy()


def labels(days, grain: str) -> pd.Series:
    if grain == "all":
        return pd.Series("all", index=days.index)
    stamps = pd.to_datetime(days)
    if grain == "month":
        return stamps.dt.strftime("%Y-%m")
    return stamps.dt.year.astype("Int64").astype(str) + "-Q" + stamps.dt.quarter.astype("Int64").astype(str)


def by_period(frame: pd.DataFrame, day: str, grain: str, figure) -> dict[str, tuple[float, float]]:
    frame = frame[frame[day].notna()]
    return {label: (len(rows), figure(rows)) for label, rows in frame.groupby(labels(frame[day], grain))}
