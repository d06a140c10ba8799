"""An estimator of how far the long waits lie from the usual one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame

from metrics import survival
from metrics.estimate.durations import Durations
from metrics.estimate.estimator import Bounds, answer

LONG, USUAL = 0.85, 0.5


@dataclass(frozen=True, eq=False)
class Spread(Durations):
    """P85 / P50 of the time until `ended`, 1 or more; what has not ended counts as lasting at least its duration.

    Limits of both quantiles (Brookmeyer & Crowley 1982) are put together on the log scale (Zou & Donner 2008), with
    the correlation that Greenwood's errors imply. Where the curve does not fall to 15 % the note is `too_few`.
    """

    bounds: ClassVar[Bounds] = (1.0, None)
    interval: ClassVar[str] = "P85 / P50, Zou-Donner"

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        table, names = self._table(sums, groups)
        usual, long = survival.quantile(table, USUAL), survival.quantile(table, LONG)
        together = survival.correlation(table, usual.value, long.value)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            value = np.where(usual.value > 0, long.value / usual.value, np.nan)
            (m, m_low, m_high), (p, p_low, p_high) = (
                (np.log(q.value), np.log(q.low), np.log(q.high)) for q in (usual, long)
            )
            below, above = (p - p_low, m_high - m), (p_high - p, m - m_low)
            low, high = (
                np.sqrt(np.maximum(a**2 + b**2 - 2 * together * a * b, 0)) for a, b in (below, above)
            )
            lo, hi = np.maximum(value * np.exp(-low), 1.0), value * np.exp(high)
        frame = answer(names, groups, table.totals, value, lo, hi, np.isnan(value))
        return frame.assign(note=np.where(np.isnan(value), "too_few", ""))
