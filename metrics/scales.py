"""Scales on which a bounded figure moves freely: shares on the logit, durations on the log."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit

# A share of exactly 0 or 1 has no logit: it is read as half as far inside as the nearest other share, or as this far.
_INSIDE = 0.005


@dataclass(frozen=True)
class Scale:
    """How to go from an indicator's unit to a scale without ends, and back.

    `inside` is how far within the ends a value on an end is read, as a fraction of the whole range.
    """

    name: str
    least: float | None = None
    most: float | None = None
    inside: float = _INSIDE

    def forward(self, values: ArrayLike) -> NDArray[np.float64]:
        values = np.asarray(values, dtype=float)
        if self.name == "log":
            return np.log(values - self.least)
        if self.name == "logit":
            share = (values - self.least) / (self.most - self.least)
            return logit(np.clip(share, self.inside, 1 - self.inside))
        return values

    def back(self, values: ArrayLike) -> NDArray[np.float64]:
        values = np.asarray(values, dtype=float)
        if self.name == "log":
            return self.least + np.exp(values)
        if self.name == "logit":
            return self.least + (self.most - self.least) * expit(values)
        return np.clip(values, self.least, self.most) if (self.least, self.most) != (None, None) else values


def scale_for(bounds: tuple[float | None, float | None], values: ArrayLike) -> Scale:
    """Logit between two ends (NPS first brought to 0..1), log above a lower end, else the unit itself.

    Values at the lower end have no logarithm; such a series stays in its unit and is cut at the end.
    """
    least, most = bounds
    values = np.asarray(values, dtype=float)
    if least is not None and most is not None:
        share = (values - least) / (most - least)
        from_end = np.minimum(share, 1 - share)
        return Scale("logit", least, most, min(_INSIDE, float(np.min(from_end[from_end > 0], initial=2 * _INSIDE)) / 2))
    if least is not None and np.nanmin(values, initial=np.inf) > least:
        return Scale("log", least)
    return Scale("unit", least, most)
