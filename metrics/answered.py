"""Expressions that several figures on answers share."""

from __future__ import annotations

from sqlalchemy import func

from data.schema import ANSWERS

# Somebody unnamed is somebody else with every questionnaire.
PEOPLE_WHO_ANSWERED = func.count(func.coalesce(ANSWERS.c.person, ANSWERS.c.source + "/" + ANSWERS.c.response).distinct())
