"""The share of those invited who answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame

from metrics.estimate import Share


@dataclass(frozen=True, eq=False)
class ResponseRate(Share):
    """A share whose two sides come from two lists; more answers than invitations make no rate at all."""

    def estimate(self, sums: DataFrame, groups: Sequence[str]) -> DataFrame:
        answers, invited = (sums[name].astype(float).fillna(0) for name in ("k", "n"))
        return super().estimate(sums.assign(n=np.where(answers > invited, 0, invited)), groups)
