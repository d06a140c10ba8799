"""What was agreed to be reached: the target that holds for a scope, and who owns the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import func, select

from data.schema import GOALS, PROCESS_CHANGES, SERVICES, STREAMS, TARGETS
from metrics.scope import Scope


@dataclass(frozen=True)
class Target:
    """A target in the indicator's unit, by whom and when it was agreed; ``goal`` is the goal's name."""

    value: float
    owner: str | None = None
    agreed_by: str | None = None
    agreed_on: date | None = None
    review_on: date | None = None
    goal: str | None = None


def target(warehouse, key: str, scope: Scope) -> Target | None:
    """The newest target for exactly this: one service, one stream, or the whole organisation.

    A target for the whole is none for its parts: a department and several services at once have none.
    """
    if scope.department is not None or (scope.services is not None and len(scope.services) > 1):
        return None
    service = scope.services[0] if scope.services else None
    goals = select(GOALS.c.id, func.max(GOALS.c.name).label("name")).group_by(GOALS.c.id).subquery("named")
    named = select(TARGETS, goals.c.name.label("goal_name")).select_from(
        TARGETS.outerjoin(goals, TARGETS.c.goal == goals.c.id)
    )
    rows = warehouse.frame(
        named.where(
            TARGETS.c.indicator == key,
            TARGETS.c.service.is_not_distinct_from(service),
            TARGETS.c.stream.is_not_distinct_from(scope.stream),
        ).order_by(TARGETS.c.agreed_on.desc().nulls_last(), TARGETS.c.source, TARGETS.c.id)
    )
    if rows.empty:
        return None
    row = {name: None if pd.isna(value) else value for name, value in rows.iloc[0].items()}
    return Target(
        float(row["value"]), row["owner"], row["agreed_by"], _day(row["agreed_on"]), _day(row["review_on"]),
        row["goal_name"] or row["goal"],
    )


def owner(warehouse, agreed: Target | None, scope: Scope) -> str | None:
    """Who owns the result: as the target says, else the owner of the service or the stream."""
    if agreed is not None and agreed.owner:
        return agreed.owner
    for table, chosen in ((SERVICES, scope.services), (STREAMS, (scope.stream,) if scope.stream else None)):
        if chosen and len(chosen) == 1:
            found = warehouse.frame(select(func.max(table.c.owner)).where(table.c.id == chosen[0])).iloc[0, 0]
            return None if pd.isna(found) else found
    return None


def changes(warehouse, key: str, scope: Scope) -> list[date]:
    """First days of declared new processes, those of the whole and those of the one service asked for."""
    service = scope.services[0] if scope.services and len(scope.services) == 1 else None
    holds = PROCESS_CHANGES.c.service.is_(None)
    if service is not None:
        holds = holds | (PROCESS_CHANGES.c.service == service)
    days = warehouse.frame(select(PROCESS_CHANGES.c.on).where(PROCESS_CHANGES.c.indicator == key, holds))["on"]
    return sorted(pd.Timestamp(day).date() for day in days)


def _day(value) -> date | None:
    return None if value is None else pd.Timestamp(value).date()
