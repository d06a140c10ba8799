"""Rows that must be refused, put among the sound ones at fixed places; truths.REFUSED counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from data.demo.truths import REFUSED

Damage = Callable[[pd.DataFrame], pd.DataFrame]


def with_faults(file_name: str, frame: pd.DataFrame, damages: Mapping[tuple[str, str], Damage],
                rename: Callable[[pd.DataFrame, int], pd.DataFrame]) -> pd.DataFrame:
    """Copies of sound rows, renamed so that they repeat no id, damaged and spread evenly over the file."""
    copies, begin = [], 0
    for fault in REFUSED[file_name]:
        copy = frame.iloc[np.linspace(len(frame) // 5, len(frame) // 2, fault.rows).astype(int) + begin].copy()
        copies.append(damages[fault.column, fault.why](rename(copy, begin)))
        begin += fault.rows
    bad = pd.concat(copies)
    bad.index = np.linspace(0.2, 0.9, len(bad)).round(3) * len(frame)
    sound = frame.set_axis(np.arange(len(frame), dtype=float))
    return pd.concat([sound, bad]).sort_index(kind="stable").reset_index(drop=True)


def put(column: str, value) -> Damage:
    """A damage that writes the same text into one column."""
    return lambda rows: rows.assign(**{column: value})
