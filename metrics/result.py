"""The result frame: one figure per group and period, with its interval or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
from pandas import DataFrame, isna

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

    `remarks` are sentences that hold for the whole frame, such as that durations were counted in bins.
    """

    key: str
    by: tuple[str, ...]
    frame: DataFrame
    remarks: tuple[str, ...] = ()

    @classmethod
    def checked(cls, key: str, by: Iterable[str], frame: DataFrame, remarks: Iterable[str] = ()) -> Result:
        """The result, once the frame holds to every rule; BadResult names the first row that does not."""
        by = tuple(by)
        _check_columns(key, by, frame)
        frame = frame.reset_index(drop=True)
        for what, wrong in _broken(by, frame):
            if wrong.any():
                first = int(np.flatnonzero(wrong)[0])
                raise BadResult(key, what, frame.iloc[first].to_dict())
        return cls(key, by, frame, tuple(remarks))

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
    groups = frame.groupby(list(by), dropna=False, sort=False) if by else None
    periods = frame["period"].nunique(dropna=False)
    held = np.full(len(frame), periods) if groups is None else groups["period"].transform("nunique").to_numpy()
    value, lo, hi = (frame[name].to_numpy(dtype=float, na_value=np.nan) for name in ("value", "lo", "hi"))
    n = frame["n"].to_numpy(dtype=float, na_value=np.nan)
    known = ~np.isnan(value)
    silent = frame["note"].isin(_SILENT).to_numpy()
    yield "the period is empty.", frame["period"].isna().to_numpy()
    yield f"the note is none of {', '.join(repr(n) for n in NOTES)}.", ~frame["note"].isin(NOTES).to_numpy()
    yield "the period appears twice in its group.", frame.duplicated([*by, "period"]).to_numpy()
    yield "its group lacks a period that another group has.", held != periods
    yield "n is negative or empty.", ~(n >= 0)
    yield "the value is not finite.", np.isinf(value)
    yield "there is a value although the note says that there is none.", silent & known
    yield "there is no value and the note does not say why.", ~silent & ~known
    yield "there are limits without a value.", ~known & ~(np.isnan(lo) & np.isnan(hi))
    yield "only one of the two limits is there.", np.isnan(lo) != np.isnan(hi)
    yield "a limit is not finite.", np.isinf(lo) | np.isinf(hi)
    yield "the value lies outside its limits.", known & ((lo > value) | (hi < value))
