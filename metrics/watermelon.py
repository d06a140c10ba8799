"""Watermelons: services that keep their promise while the people they serve are unhappy; a comparison, not a figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from data.schema import SERVICES
from metrics.reading import Reading, read
from metrics.scope import Scope

PROMISE, EXPERIENCE = "promise_kept", "service_experience"


@dataclass(frozen=True, eq=False)
class Watermelon:
    """A service from both sides, as its cards say it."""

    service: str
    promise: Reading
    experience: Reading


def watermelons(warehouse, scope: Scope | None = None, services: Iterable[str] | None = None) -> list[Watermelon]:
    """Services whose promise lies beyond its target for good and whose experience lies short of its own.

    Both by their process limits: a target within the usual range of either is hit or miss, and says nothing. The
    services of the catalogue, where none are named; a service without both targets is never one.
    """
    if not warehouse.exists():
        return []
    scope = scope or Scope()
    if services is None:
        named = warehouse.frame(select(SERVICES.c.id).distinct().order_by(SERVICES.c.id))["id"]
        allowed = scope.viewer.services
        services = [s for s in named if allowed is None or s in allowed]
    found = []
    for service in services:
        promise = read(warehouse, PROMISE, scope.at(services=(service,)))
        if promise.trend.assurance != "pass":
            continue
        experience = read(warehouse, EXPERIENCE, scope.at(services=(service,)))
        if experience.trend.assurance == "fail":
            found.append(Watermelon(service, promise, experience))
    return found
