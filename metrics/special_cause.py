"""The four rules that tell a special cause from chance, as NHS England's "Making Data Count" practises them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics.limits import Limits, per_point

Better = Literal["higher", "lower"] | None
Verdict = Literal["improvement", "concern", "neither"]

RULES = {
    "outside": "a point outside the limits",
    "trend": "seven points in a row rising, or falling",
    "two_of_three": "two of three points near a limit",
    "one_side": "seven points in a row on one side of the mean",
}
_RUN = 7


@dataclass(frozen=True)
class Signal:
    """Which rule fired at a point, towards which side, and whether that is better or worse."""

    rule: Literal["outside", "trend", "two_of_three", "one_side"]
    direction: Literal["up", "down"]
    verdict: Verdict


def verdict(up: bool, better: Better) -> Verdict:
    """What a signal in this direction means; 'neither' where no direction is declared better."""
    if better not in ("higher", "lower"):
        return "neither"
    return "improvement" if up == (better == "higher") else "concern"


def signals(
    values: ArrayLike, limits: Limits | Sequence[Limits], better: Better = None
) -> tuple[Signal | None, ...]:
    """Per point the first rule that fires, else None; an empty point (NaN) breaks every run.

    In order of precedence: outside the limits; seven strictly rising or falling; two of three between a near and
    the outer limit, all three on the same side of the mean (only those between are marked); seven on one side of
    the mean. The caller holds back charts that are too short.
    """
    values = np.asarray(values, dtype=float)
    if len(values) == 0:
        return ()
    each = per_point(limits, len(values))
    means, reach = np.array([x.mean for x in each]), np.array([x.reach for x in each])
    away = values - means
    # Equal shares and their mean differ by a rounding error, which must not count as a side.
    hair = 1e-9 * np.fmax(np.abs(values), np.abs(means))
    side = np.where(np.abs(away) <= hair, 0.0, np.sign(away))
    outside = np.abs(away) > reach + hair
    near = ~outside & (np.abs(away) > 2 * reach / 3 + hair)
    found = {
        "outside": np.where(outside, side, 0),
        "trend": _trend(values),
        "two_of_three": np.where(near, _two_of_three(near, side), 0),
        "one_side": _one_side(side),
    }
    return tuple(_first(found, at, better) for at in range(len(values)))


def _first(found: dict[str, NDArray], at: int, better: Better) -> Signal | None:
    for rule, directions in found.items():
        if directions[at] > 0 or directions[at] < 0:
            up = bool(directions[at] > 0)
            return Signal(rule, "up" if up else "down", verdict(up, better))
    return None


def _trend(values: NDArray) -> NDArray:
    """1 or -1 for points in a run of seven rising or falling; a turning point belongs to the later run."""
    steps = np.sign(np.diff(values))
    marked = np.zeros(len(values))
    for start in range(len(values) - _RUN + 1):
        run = steps[start : start + _RUN - 1]
        if abs(np.nan_to_num(run).sum()) == _RUN - 1:
            marked[start : start + _RUN] = run[0]
    return marked


def _two_of_three(near: NDArray, side: NDArray) -> NDArray:
    marked = np.zeros(len(near))
    for start in range(len(near) - 2):
        window = slice(start, start + 3)
        if near[window].sum() >= 2 and abs(np.nan_to_num(side[window]).sum()) == 3:
            marked[window] = side[start]
    return marked


def _one_side(side: NDArray) -> NDArray:
    marked = np.zeros(len(side))
    for start in range(len(side) - _RUN + 1):
        window = slice(start, start + _RUN)
        if abs(np.nan_to_num(side[window]).sum()) == _RUN:
            marked[window] = side[start]
    return marked
