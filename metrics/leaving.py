"""Answers set beside who left: only once someone with the right has approved it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, exists, func, select, tuple_

from data.schema import ANSWERS, ORGANISATION, PEOPLE
from metrics import employment
from metrics.answered import PEOPLE_WHO_ANSWERED
from metrics.facts import Rows
from metrics.indicator import Indicator

ASKS = ("satisfaction", "comfort", "safety", "readiness", "engagement")
OFF = "Off: nobody with the right has recorded an approval to set answers beside who left."
_FIRST = ANSWERS.alias("before")
_NAMED = _FIRST.c.source + "/" + _FIRST.c.id
_FIRST_OF_EACH = (
    select(func.arg_min(_NAMED, tuple_(_FIRST.c.answered_at, _FIRST.c.id, _FIRST.c.source)))
    .where(_FIRST.c.employee == ANSWERS.c.employee, _FIRST.c.asks.in_(ASKS), _FIRST.c.favourable.is_not(None))
    .correlate(ANSWERS)
    .scalar_subquery()
)
_IS_FIRST = ANSWERS.c.source + "/" + ANSWERS.c.id == _FIRST_OF_EACH


def left_within(days: int):
    """Whether who answered left in that time after the answer."""
    return exists().where(
        PEOPLE.c.person == ANSWERS.c.employee,
        PEOPLE.c.hired_on <= ANSWERS.c.answered_on,
        PEOPLE.c.left_on >= ANSWERS.c.answered_on,
        PEOPLE.c.left_on < ANSWERS.c.answered_on + days,
    )


def followed(days: int) -> Rows:
    """The first answer of each colleague in post who was then watched for so many days."""
    in_post = exists().where(
        PEOPLE.c.person == ANSWERS.c.employee,
        PEOPLE.c.hired_on <= ANSWERS.c.answered_on,
        func.coalesce(PEOPLE.c.left_on, ANSWERS.c.answered_on) >= ANSWERS.c.answered_on,
    )
    return Rows(
        ANSWERS,
        on=ANSWERS.c.answered_on,
        where=and_(
            ANSWERS.c.asks.in_(ASKS), ANSWERS.c.favourable.is_not(None), ANSWERS.c.employee.is_not(None), _IS_FIRST, in_post,
            ANSWERS.c.answered_on >= employment.LEAVERS_SINCE, ANSWERS.c.answered_on + days <= employment.LIST_AS_OF,
        ),
        people=PEOPLE_WHO_ANSWERED,
        said=ANSWERS.c.score,
        lag_days=days,
    )


def within(days: int, like: Indicator, *, title: str, question: str) -> Indicator:
    """The same association over another time after the answer: a key of its own, since it is a number of its own."""
    return replace(
        like,
        key=f"{like.key}_{days}_days",
        title=title,
        question=question,
        counts=followed(days),
        estimator=replace(like.estimator, event=left_within(days)),
        formula=f"share who left within {days} days among those whose first answer was unfavourable / the same among the "
        "others",
    )


def approved(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """The indicator once somebody has approved it; who that was is said beside every figure."""
    by = warehouse.frame(select(func.max(ORGANISATION.c.leaving_study_approved_by))).iloc[0, 0]
    if not isinstance(by, str) or not by.strip():
        return indicator, (), OFF
    return indicator, (f"An association, never a cause. Approved by {by}.",), None
