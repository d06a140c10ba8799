"""Expressions over cases that several figures share."""

from __future__ import annotations

from sqlalchemy import case

from data.schema import CASES

# Ranks cases of a value stream first, so that they alone count wherever a scope holds any; else the single tickets do.
OF_A_STREAM = case((CASES.c.stream.is_not(None), 2), else_=0)
# Where any case in scope has a history of its teams, only these count; the tool's own counter else.
HANDED_BY_HISTORY = case((CASES.c.handoffs_from == "history", 1), else_=0)
