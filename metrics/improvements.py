"""What each declared improvement did: its series, the time watched, the group without it, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import isnan

import numpy as np
import pandas as pd
from sqlalchemy import select

from data.access import Viewer
from data.errors import BadScope, NotAllowed, UnknownName
from data.schema import IMPROVEMENTS, PROCESS_CHANGES, SERVICES
from metrics.effect import CAUTION, VERDICT_WORDS, Effect, effect
from metrics.scope import Scope
from metrics.series import Series, whole_periods

# Shares and scores of others lie on the same scale whatever their size; hours, counts and money do not.
_ONE_SCALE = ("share", "points", "of 100")
_RESEMBLING = 0.3


@dataclass(frozen=True)
class Improvement:
    """What was changed on a day in order to move an indicator, of one service or stream or of the whole."""

    id: str
    indicator: str
    service: str | None
    stream: str | None
    on: date
    what: str
    why: str | None
    expected: str | None
    look_on: date | None
    compared_with: str | None

    @property
    def scope(self) -> Scope:
        """Where its indicator is looked at."""
        return Scope(grain="month", services=(self.service,) if self.service else None, stream=self.stream)


@dataclass(frozen=True)
class Judged:
    """An improvement and its effect, in the indicator's unit; ``alone`` is the effect without the comparison.

    ``first`` and ``last`` are the labels of the periods that were watched; ``mixed`` that of the period in which the
    change began, which belongs to neither side, or ''. ``compared`` names the group without the change, or is ''.
    """

    improvement: Improvement
    unit: str
    better: str | None
    effect: Effect
    alone: Effect
    first: str = ""
    last: str = ""
    mixed: str = ""
    compared: str = ""
    early: bool = False

    @property
    def words(self) -> str:
        """The verdict in a sentence, or why there is none."""
        reason = self.effect.reason
        return f"{reason[:1].upper()}{reason[1:]}." if reason else VERDICT_WORDS[self.effect.verdict]

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader should know before trusting it."""
        said = self.effect
        known = not said.reason
        return tuple(words for holds, words in (
            (known and self.early, "This is an early look: the day agreed for it has not come."),
            (known and said.correlation > _RESEMBLING, CAUTION),
            (known and bool(self.mixed), f"{self.mixed}, in which it began, counts on neither side."),
            (known and said.seasonal, "The time of year is taken into account."),
        ) if holds)


def declared(warehouse, indicator: str | None = None) -> list[Improvement]:
    """Every declared improvement, or those of one indicator; the oldest first."""
    if not warehouse.exists():
        return []
    wanted = select(*(IMPROVEMENTS.c[name] for name in Improvement.__dataclass_fields__))
    if indicator is not None:
        wanted = wanted.where(IMPROVEMENTS.c.indicator == indicator)
    frame = warehouse.frame(wanted.order_by(IMPROVEMENTS.c.on, IMPROVEMENTS.c.source, IMPROVEMENTS.c.id))
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [Improvement(**{name: _plain(value) for name, value in row.items()}) for row in rows]


def judged_all(warehouse, indicator: str | None = None, viewer: Viewer | None = None) -> list[Judged]:
    """What every declared improvement did; one that cannot be judged says why, and hides none of the others."""
    return [_judged_or_why(warehouse, one, viewer) for one in declared(warehouse, indicator)]


def _judged_or_why(warehouse, one: Improvement, viewer: Viewer | None) -> Judged:
    try:
        return judge(warehouse, one, viewer)
    except (BadScope, NotAllowed, UnknownName) as error:
        nothing = _silent(str(error).rstrip("."))
        return Judged(one, "", None, nothing, nothing)


def judged(warehouse, name: str, viewer: Viewer | None = None) -> Judged:
    """What the improvement of that id did.

    Raises:
        UnknownName: none is declared under it; the nearest is named.
        NotAllowed, BadScope: its indicator cannot be asked so by this viewer.
    """
    every = {one.id: one for one in declared(warehouse)}
    if name not in every:
        raise UnknownName("improvement", name, every)
    return judge(warehouse, every[name], viewer)


def judge(warehouse, one: Improvement, viewer: Viewer | None = None) -> Judged:
    """The effect of an improvement on whole periods, between the declared changes on either side of it.

    The group without the change is the service that was declared for it, else all other services together that
    nobody changed meanwhile, where the unit lets them be compared; its moves are subtracted (difference in
    differences). The period in which the change began, unless on its first day, is left out.
    """
    told = whole_periods(warehouse, one.indicator, one.scope.at(viewer=viewer or Viewer()))
    indicator = told.indicator
    spans, values = told.spans, told.values
    if not spans:
        nothing = _silent("no period is over yet")
        return Judged(one, indicator.unit, indicator.better, nothing, nothing)
    start, end = _watched(warehouse, one)
    within = [i for i, span in enumerate(spans) if (start is None or span.end > start) and (end is None or span.end <= end)]
    mixed = next((i for i in within if spans[i].start < one.on < spans[i].end), None)
    first_after = next((i for i in within if spans[i].start >= one.on), None)
    known = [i for i in within if not isnan(values[i])]
    if first_after is None or first_after == within[0] or not known:
        sides = [sum(holds) for holds in zip(*((spans[i].end <= one.on, spans[i].start >= one.on) for i in known), strict=True)]
        before, after = sides or (0, 0)
        nothing = replace(_silent(f"too early: {before} periods before and {after} after"), before=before, after=after)
        return Judged(one, indicator.unit, indicator.better, nothing, nothing)
    if mixed is not None:
        values = np.where(np.arange(len(values)) == mixed, np.nan, values)
    low, high = within[0], within[-1] + 1
    asked = {"better": indicator.better, "monthly": told.monthly}
    alone = effect(values[low:high], first_after - low + 1, **asked)
    beside, name = _beside(warehouse, one, told, values, (low, high), (spans[low].start, spans[high - 1].end))
    found = alone if beside is None else effect(values[low:high], first_after - low + 1, comparison=beside[low:high], **asked)
    return Judged(
        one, indicator.unit, indicator.better, found, alone, spans[low].label, spans[high - 1].label,
        "" if mixed is None else spans[mixed].label, name, one.look_on is not None and spans[-1].end <= one.look_on,
    )  # fmt: skip


def _watched(warehouse, one: Improvement) -> tuple[date | None, date | None]:
    """From and until when nothing else was declared to have changed the same series."""
    days = []
    for table in (IMPROVEMENTS, PROCESS_CHANGES):
        holds = table.c.service.is_(None) | table.c.service.is_not_distinct_from(one.service)
        if "stream" in table.c:
            holds &= table.c.stream.is_not_distinct_from(one.stream)
        frame = warehouse.frame(select(table.c.on).where(table.c.indicator == one.indicator, holds))
        days += [pd.Timestamp(day).date() for day in frame["on"]]
    return max((d for d in days if d < one.on), default=None), min((d for d in days if d > one.on), default=None)


def _beside(warehouse, one: Improvement, told: Series, values, window, days) -> tuple[np.ndarray | None, str]:
    """The same periods of a group without the change, and its name; none where it does not know every period."""
    named = one.compared_with
    others = (named,) if named else _others(warehouse, one, told, *days)
    if not others:
        return None, ""
    try:
        # A sum over all others shows nobody's own service: the verdict must not depend on who reads it.
        theirs = whole_periods(warehouse, one.indicator, Scope(grain=told.scope.grain, services=others))
    except (BadScope, NotAllowed):
        return None, ""
    by_label = dict(zip((span.label for span in theirs.spans), theirs.values, strict=True))
    found = np.array([by_label.get(span.label, np.nan) for span in told.spans])
    low, high = window
    if (np.isnan(found) & ~np.isnan(values))[low:high].any():
        return None, ""
    names = warehouse.frame(select(SERVICES.c.name).where(SERVICES.c.id == named))["name"].to_list() if named else []
    return found, (names[0] if names else named) if named else "the other services together"


def _others(warehouse, one: Improvement, told: Series, since: date, until: date) -> tuple[str, ...]:
    if one.service is None or told.indicator.unit not in _ONE_SCALE or "service" not in told.indicator.dimensions:
        return ()
    every = set(warehouse.frame(select(SERVICES.c.id))["id"])
    for table in (IMPROVEMENTS, PROCESS_CHANGES):
        frame = warehouse.frame(select(table.c.service, table.c.on).where(table.c.indicator == one.indicator))
        changed = [pd.Timestamp(day).date() for day in frame["on"]]
        every -= {s for s, day in zip(frame["service"], changed, strict=True) if since <= day < until}
    return tuple(sorted(every - {one.service}))


def _silent(reason: str) -> Effect:
    nan = float("nan")
    return Effect((nan,) * 4, (nan,) * 4, nan, nan, nan, "cannot_tell", nan, 0, 0, False, False, reason)


def _plain(value):
    return value.date() if hasattr(value, "date") else value
