"""A brokerage that the house bought: its people in a table without a single date, as its owner kept it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import write
from data.demo.dice import dice
from data.demo.truths import BROKERAGE

FILE = "attrition_brokerage.csv"
_ROLES = ("Broker", "Assistant", "Bookkeeper")


def print_brokerage(folder: Path, seed: int) -> Path:
    """One row per person who ever worked there: gone or not, overtime or not, years there."""
    rng = dice(seed, "brokerage")
    size = BROKERAGE.people
    gone = np.zeros(size, bool)
    gone[rng.choice(size, BROKERAGE.left, replace=False)] = True
    return write(folder / FILE, pd.DataFrame({
        "Age": rng.integers(22, 64, size).astype(str), "Attrition": np.where(gone, "Yes", "No"), "Department": "Brokerage",
        "EmployeeNumber": (np.arange(size) + 1).astype(str), "JobRole": rng.choice(np.array(_ROLES, dtype=object), size, p=(0.6, 0.3, 0.1)),
        "OverTime": np.where(rng.random(size) < np.where(gone, 0.5, 0.25), "Yes", "No"),
        "YearsAtCompany": np.minimum(rng.exponential(np.where(gone, 3.0, 7.0)), 30).astype(int).astype(str),
    }), encoding="utf-8-sig")
