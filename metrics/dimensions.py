"""By what the rows of each table may be grouped; never by a person, and never by who worked on it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, Subquery, and_, case, func, or_, select, true

from data.schema import (
    ANSWERS,
    CASES,
    COSTS,
    CUSTOMERS,
    DELIVERIES,
    DEPARTMENTS,
    IMPAIRMENTS,
    INVITATIONS,
    MEASURES,
    PEOPLE,
    REQUISITIONS,
    RESPONSES,
    SERVICES,
    STREAMS,
    TICKETS,
)
from metrics.scope import Scope

UNKNOWN = "unknown"
UNASSIGNED = "unassigned"


def _text(column) -> ColumnElement:
    return func.coalesce(column, UNKNOWN)


def _service(column) -> ColumnElement:
    return func.coalesce(column, UNASSIGNED)


def _yes_no(column) -> ColumnElement:
    return case((column, "yes"), (~column, "no"), else_=UNKNOWN)


@dataclass(frozen=True, eq=False)
class Dimensions:
    """The groupings of one table; ``stream_by`` where its stream follows from a service."""

    columns: dict[str, ColumnElement]
    stream_by: ColumnElement | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.columns, *(("stream",) if self.stream_by is not None else ()))


def _of(*plain: ColumnElement, stream_by=None, **named: ColumnElement) -> Dimensions:
    return Dimensions({**{c.name: _text(c) for c in plain}, **named}, stream_by)


BY_TABLE: dict[str, Dimensions] = {
    "tickets": _of(
        *(TICKETS.c[n] for n in ("department", "kind", "location", "channel", "priority", "team", "category", "item")),
        service=_service(TICKETS.c.service), stream_by=TICKETS.c.service,
    ),
    "cases": _of(CASES.c.stream, CASES.c.department, service=_service(CASES.c.service)),
    "answers": _of(
        ANSWERS.c.department, ANSWERS.c.survey, ANSWERS.c.moment, service=_service(ANSWERS.c.service), stream_by=ANSWERS.c.service
    ),
    "responses": _of(
        RESPONSES.c.department, RESPONSES.c.survey, service=_service(RESPONSES.c.service),
        stream_by=RESPONSES.c.service,
    ),
    "invitations": _of(INVITATIONS.c.department, INVITATIONS.c.survey),
    "people": _of(PEOPLE.c.department, PEOPLE.c.location, overtime=_yes_no(PEOPLE.c.overtime)),
    "deliveries": _of(DELIVERIES.c.stream, DELIVERIES.c.region),
    "measures": _of(MEASURES.c.stream, MEASURES.c.department, service=_service(MEASURES.c.service)),
    "customers": _of(CUSTOMERS.c.stream),
    "requisitions": _of(REQUISITIONS.c.department),
    "impairments": _of(IMPAIRMENTS.c.stream),
    "streams": _of(stream=STREAMS.c.id),
    "services": _of(SERVICES.c.department, SERVICES.c.stream, service=SERVICES.c.id),
    "costs": _of(COSTS.c.stream, COSTS.c.kind, service=_service(COSTS.c.service)),
}


@dataclass(frozen=True, eq=False)
class Joined:
    """A table with the stream of its service beside it, where the question needs that."""

    source: FromClause
    columns: dict[str, ColumnElement]


def _streams() -> Subquery:
    """One stream per service id, however many sources declare the service: a join that cannot multiply rows."""
    return select(SERVICES.c.id, func.max(SERVICES.c.stream).label("stream")).group_by(SERVICES.c.id).subquery("s")


def joined(name: str, source: FromClause, wanted: set[str]) -> Joined:
    """The table and its grouping expressions, ``wanted`` among them."""
    known = BY_TABLE[name]
    columns = dict(known.columns)
    if known.stream_by is not None and "stream" in wanted:
        streams = _streams()
        source = source.outerjoin(streams, known.stream_by == streams.c.id)
        columns["stream"] = _text(streams.c.stream)
    return Joined(source, columns)


def with_those_below(department: str):
    """Select of a department's id and of all departments that belong to it."""
    below = select(DEPARTMENTS.c.id).where(DEPARTMENTS.c.id == department).cte("below", recursive=True)
    below = below.union(select(DEPARTMENTS.c.id).where(DEPARTMENTS.c.parent == below.c.id))
    return select(below.c.id)


def narrowed(scope: Scope, columns: dict[str, ColumnElement]) -> ColumnElement:
    """The scope's narrowings as a condition; a viewer of some services sees the rows of these only."""
    conditions = []
    if scope.services is not None:
        conditions.append(columns["service"].in_(scope.services))
    if scope.viewer.services is not None and "service" in columns:
        conditions.append(columns["service"].in_(scope.viewer.services))
    if scope.stream is not None:
        conditions.append(columns["stream"] == scope.stream)
    if scope.department is not None:
        # A department that only files name, not the catalogue, is its own and only member.
        conditions.append(
            or_(columns["department"] == scope.department, columns["department"].in_(with_those_below(scope.department)))
        )
    return and_(true(), *conditions)

