"""The result frame: one figure per group and period, with its interval or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
from pandas import DataFrame, factorize, isna

from data.errors import WindshieldError

NOTES = ("", "no_data", "too_few", "partial", "withheld")
_SILENT = ("no_data", "too_few", "withheld")
FIGURES = ("period", "n", "value", "lo", "hi", "note")


class BadResult(WindshieldError):
    """A result frame that breaks its own rules: a fault of the code that made it, never of the data."""

    def __init__(self, key: str, what: str, row: dict[str, Any] | None = None):
        at = "" if row is None else " (" + ", ".join(f"{name} {value!r}" for name, value in row.items()) + ")"
        super().__init__(what, where=f"result of {key}{at}", change="Mend what computed it, not the frame.")
        self.key, self.row = key, row


@dataclass(frozen=True, eq=False)
class Result:
    """Figures of one indicator; `frame` has the columns `[*by, period, n, value, lo, hi, note]`.

    `remarks` are sentences that hold for the whole frame, such as that durations were counted in bins; `version` is that
    of the definition that made them.
    """

    key: str
    by: tuple[str, ...]
    frame: DataFrame
    remarks: tuple[str, ...] = ()
    version: int = 1

    @classmethod
    def checked(
        cls, key: str, by: Iterable[str], frame: DataFrame, remarks: Iterable[str] = (), version: int = 1
    ) -> Result:
        """The result, once the frame holds to every rule; BadResult names the first row that does not."""
        by = tuple(by)
        _check_columns(key, by, frame)
        frame = frame.reset_index(drop=True)
        for what, wrong in _broken(by, frame):
            if wrong.any():
                first = int(np.flatnonzero(wrong)[0])
                raise BadResult(key, what, frame.iloc[first].to_dict())
        return cls(key, by, frame, tuple(remarks), version)

    def rows(self) -> list[dict[str, Any]]:
        """The rows for JSON: None where there is no number."""
        return [{name: _plain(value) for name, value in row.items()} for row in self.frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if hasattr(value, "item"):
        value = value.item()
    if isna(value) or (isinstance(value, float) and not isfinite(value)):
        return None
    return value


def _check_columns(key: str, by: tuple[str, ...], frame: DataFrame) -> None:
    wanted = [*by, *FIGURES]
    if list(frame.columns) != wanted:
        raise BadResult(key, f"columns are {list(frame.columns)}, not {wanted}.")
    for name in ("n", "value", "lo", "hi"):
        if frame[name].dtype == object:
            raise BadResult(key, f"column {name!r} holds objects, not numbers.")


def _broken(by: tuple[str, ...], frame: DataFrame):
    """Each rule in words, and which rows break it."""
    group, spot, periods = _spots(by, frame)
    known_notes = frame["note"].map(dict.fromkeys(NOTES, True)).eq(True).to_numpy()
    silent = frame["note"].map(dict.fromkeys(_SILENT, True)).eq(True).to_numpy()
    value, lo, hi = (frame[name].to_numpy(dtype=float, na_value=np.nan) for name in ("value", "lo", "hi"))
    n = frame["n"].to_numpy(dtype=float, na_value=np.nan)
    known = ~np.isnan(value)
    first = np.zeros(len(frame), dtype=bool)
    first[np.unique(spot, return_index=True)[1]] = True
    held = np.bincount(group, weights=first)[group]
    yield "the period is empty.", frame["period"].isna().to_numpy()
    yield f"the note is none of {', '.join(repr(n) for n in NOTES)}.", ~known_notes
    yield "the period appears twice in its group.", ~first
    yield "its group lacks a period that another group has.", held != periods
    yield "n is negative or empty.", ~(n >= 0)
    yield "the value is not finite.", np.isinf(value)
    yield "there is a value although the note says that there is none.", silent & known
    yield "there is no value and the note does not say why.", ~silent & ~known
    yield "there are limits without a value.", ~known & ~(np.isnan(lo) & np.isnan(hi))
    yield "only one of the two limits is there.", np.isnan(lo) != np.isnan(hi)
    yield "a limit is not finite.", np.isinf(lo) | np.isinf(hi)
    yield "the value lies outside its limits.", known & ((lo > value) | (hi < value))


def _spots(by: tuple[str, ...], frame: DataFrame) -> tuple[np.ndarray, np.ndarray, int]:
    """The number of each row's group, that of its group and period, and how many periods there are at all."""
    group = np.zeros(len(frame), dtype="int64")
    for name in by:
        own, names = factorize(frame[name], use_na_sentinel=False)
        group = factorize(group * len(names) + own)[0]
    own, periods = factorize(frame["period"], use_na_sentinel=False)
    return group, group * len(periods) + own, len(periods)
