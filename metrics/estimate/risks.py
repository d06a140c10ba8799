"""An estimator of how many times as often something happens in one group as in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from pandas import DataFrame
from sqlalchemy import ColumnElement, and_, case, func, not_

from metrics.estimate.estimator import Bounds, OneRowEach, answer, counts, labelled
from metrics.intervals import Z95


@dataclass(frozen=True, eq=False)
class RiskRatio(OneRowEach):
    """Share of `event` where `exposed` / share of it where not; interval on the log (Katz et al. 1978).

    Below ``least`` events in either group there is no figure: the note is `too_few`.
    """

    event: ColumnElement
    exposed: ColumnElement
    least: int = 10
    bounds: ClassVar[Bounds] = (0.0, None)
    census: ClassVar[bool] = False
    interval: ClassVar[str] = "log risk ratio"
    sums: ClassVar[dict[str, str]] = {
        "n": "rows of which it is known", "e": "of these exposed", "ke": "events among the exposed", "ku": "among the others"
    }

    def aggregates(self) -> dict[str, ColumnElement]:
        return labelled(
            n=func.count(self.exposed),
            e=func.count(case((self.exposed, 1))),
            ke=func.count(case((and_(self.exposed, self.event), 1))),
            ku=func.count(case((and_(not_(self.exposed), self.event), 1))),
        )

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        n, e, ke, ku = (counts(sums, name) for name in ("n", "e", "ke", "ku"))
        few = (ke < self.least) | (ku < self.least)
        with np.errstate(divide="ignore", invalid="ignore"):
            value = (ke / e) / (ku / (n - e))
            error = np.sqrt(1 / ke - 1 / e + 1 / ku - 1 / (n - e))
            low, high = value * np.exp(-Z95 * error), value * np.exp(Z95 * error)
        frame = answer(sums, groups, n, value, low, high, few)
        return frame.assign(note=np.where(n == 0, "no_data", np.where(few, "too_few", "")))
