"""Expressions that several figures on answers share."""

from __future__ import annotations

from data.schema import ANSWERS
from sqlalchemy import func

# Somebody unnamed is somebody else with every questionnaire.
PEOPLE_WHO_ANSWERED = func.count(func.coalesce(ANSWERS.c.person, ANSWERS.c.source + "/" + ANSWERS.c.response).distinct())
