"""Estimators: what the warehouse must sum, and what those sums let us say.

An estimator is a frozen declaration over SQLAlchemy column expressions, written in an indicator's file::

    Share(hit=TICKETS.c.promise_kept)
    Median(duration=CASES.c.working_hours, ended=CASES.c.finished)

The engine asks it for two things and gives it one back:

``aggregates() -> dict[str, ColumnElement]``
    Labelled aggregates for the select list, to be grouped by the dimensions and the period.
``extra_groups(binned=False) -> dict[str, ColumnElement]``
    Further labelled expressions to group by; empty for all but durations. Durations travel as counts by duration
    and ending. ``binned=True`` groups them in bins of 1 %; the engine passes it when ``distinct()`` (an aggregate,
    None where there is nothing to bin) counts more than ``MANY`` values, and says so in ``Result.remarks``.
``estimate(sums: DataFrame, groups: Sequence[str]) -> DataFrame[*groups, n, value, lo, hi, note]``
    ``sums`` holds ``groups`` (dimensions and period), the extra groups and the aggregates, as the select returned
    them. One row per group comes back, in order of first appearance; thousands of groups cost one pass.

Every sum adds up: the sums of a year are those of its months, so parts may be added (``groupby(...).sum()`` over
``aggregates()`` and ``extra_groups()``) before they are estimated, and never afterwards.

What comes back, everywhere:

- ``note`` is ``""``, ``no_data`` (nothing to divide by: n or the exposure is 0) or ``too_few`` (a median that the
  data do not reach); in both cases value, lo and hi are empty. The engine adds the groups and periods that the
  select did not return, as ``no_data`` with n = 0; ``partial`` and ``withheld`` are its words, not ours.
- ``n`` is how many rows the figure rests on; rows whose expression is NULL are "not applicable" and do not count.
- ``lo`` and ``hi`` are a 95 % interval, both or neither. Both are empty for a census (``census`` is True) and where
  a value has too few rows for an interval (a mean of one, a median of five).
- ``bounds`` are what a value can be at all (0..1 for shares, None where there is no end); ``interval`` names the
  method for the book; ``sums`` says in words what each aggregate is.

``Ratio`` over two fact tables: select ``numerator_aggregates()`` and ``denominator_aggregates()`` each from its own
table, join on groups and period, then estimate. Never join the tables row by row.
"""

from __future__ import annotations

from metrics.estimate.amounts import Mean, Rate, Ratio, Total
from metrics.estimate.clustered import ClusteredMean
from metrics.estimate.competing import MedianAmong
from metrics.estimate.durations import MANY, Median, Survival
from metrics.estimate.estimator import Estimator
from metrics.estimate.priced import Priced
from metrics.estimate.ratios import ShareOfTime
from metrics.estimate.risks import RiskRatio
from metrics.estimate.scaled import Scaled
from metrics.estimate.shares import NetScore, Share
from metrics.estimate.spread import Spread

__all__ = [
    "MANY", "ClusteredMean", "Estimator", "Mean", "Median", "MedianAmong", "NetScore", "Priced", "Rate", "Ratio", "RiskRatio", "Scaled", "Share",
    "ShareOfTime", "Spread", "Survival", "Total",
]
