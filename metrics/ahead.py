"""Where an indicator is going, and the chance that it meets its target when that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from metrics.forecast import Forecast, Outlook, forecast, outlook
from metrics.periods import Period, first_day, next_start, period
from metrics.series import Series, first_after
from metrics.targets import Target

# Periods ahead that are shown, and the furthest that a review may lie ahead for a chance to be said.
_SHOWN = {"month": 6, "quarter": 4, "year": 2}
_FURTHEST = {"month": 18, "quarter": 6, "year": 2}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
TOO_FAR = "its review lies further ahead than can be foreseen"


@dataclass(frozen=True, eq=False)
class Ahead:
    """``labels`` are the periods of the forecast's steps; ``outlook`` is None where no target was agreed.

    ``at`` is the label of the period that the outlook speaks of: the last one over by the review, else, where no
    review is set, the last one that is shown.
    """

    forecast: Forecast
    labels: tuple[str, ...]
    outlook: Outlook | None
    at: str


def look_ahead(told: Series, changed: Sequence[date], agreed: Target | None) -> Ahead | None:
    """The forecast since the last declared change, and how the target stands; None before a period is over.

    A review that has come is judged by the last period that was over by then.
    """
    grain, spans, values = told.scope.grain, told.spans, told.values
    if not spans:
        return None
    start = max(first_after(changed, spans), default=0)
    spans, values = spans[start:], values[start:]
    steps = _SHOWN[grain]
    reviewed = None if agreed is None or agreed.review_on is None else _steps_to(agreed.review_on, spans[-1], grain)
    too_far = reviewed is not None and reviewed > _FURTHEST[grain]
    reach = steps if too_far else max(steps, reviewed or 0)
    bounds = told.indicator.estimator.bounds
    seen = forecast(values, reach, bounds=bounds, monthly=told.monthly)
    labels = _labels(spans[-1], grain, reach)
    if agreed is None or told.indicator.better is None:
        return Ahead(seen, labels, None, "")
    if too_far:
        gap = agreed.value - next((float(v) for v in values[::-1] if not np.isnan(v)), np.nan)
        return Ahead(seen, labels, Outlook(gap, "too_early", float("nan"), TOO_FAR), "")
    ahead = steps if reviewed is None else reviewed
    known, at = (values, labels[ahead - 1]) if ahead > 0 else _by_the_review(values, spans, ahead)
    return Ahead(seen, labels, outlook(known, agreed.value, told.indicator.better, ahead, bounds=bounds, of=seen), at)


def _by_the_review(values: NDArray, spans: list[Period], behind: int) -> tuple[NDArray, str]:
    """What was known when the target was to be looked at; nothing where the series began later."""
    kept = max(0, len(spans) + behind)
    return values[:kept], spans[kept - 1].label if kept else ""


def _steps_to(review: date, last: Period, grain: str) -> int:
    """How many periods after the last one are over by the day of the review; negative where that day has passed."""
    over = first_day(grain, review + timedelta(days=1))
    months = 12 * (over.year - last.end.year) + over.month - last.end.month
    return months // _MONTHS[grain]


def _labels(last: Period, grain: str, steps: int) -> tuple[str, ...]:
    found, start = [], last.end
    for _ in range(steps):
        found.append(period(grain, start).label)
        start = next_start(grain, start)
    return tuple(found)
