"""Expressions that several figures on answers share."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func

from data.schema import ANSWERS
from data.sqltext import fingerprint
from metrics.facts import Rows

# Two surveys may know one person by two names; somebody unnamed is somebody else with every questionnaire.
WHO_ANSWERED = func.coalesce(ANSWERS.c.employee, ANSWERS.c.person, ANSWERS.c.source + "/" + ANSWERS.c.response)
PEOPLE_WHO_ANSWERED = func.count(fingerprint(WHO_ANSWERED).distinct())


def answers_to(*asked: str, known: ColumnElement, where: ColumnElement | None = None) -> Rows:
    """Answers to questions that ask this, where ``known`` says something, by the day of the answer."""
    conditions = [ANSWERS.c.asks.in_(asked), known.is_not(None), *([] if where is None else [where])]
    return Rows(
        ANSWERS, on=ANSWERS.c.answered_on, where=and_(*conditions), people=PEOPLE_WHO_ANSWERED, said=ANSWERS.c.score
    )
