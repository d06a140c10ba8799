"""What loaded tickets leave open: states that nobody confirmed, and values that no service rule covers, with counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy import func, literal, select, union_all

from data.schema import SERVICES, STATE_CLASSES, TICKET_EVENTS, TICKETS
from data.warehouse import Warehouse

# The columns by which tickets are told apart as services, the most telling first.
RULE_FIELDS = ("service_text", "category", "item", "subcategory", "team", "kind")
_MOST = 500
_NEAR = 0.8
_FILLED = 0.5


@dataclass(frozen=True)
class State:
    """A state of a source, on how many tickets, and the class proposed from its wording; empty where it says nothing."""

    source: str
    state: str
    tickets: int
    proposed: str


@dataclass(frozen=True)
class Value:
    """A value, on how many tickets that belong to no declared service, and the service proposed for it."""

    value: str
    tickets: int
    proposed: str


@dataclass(frozen=True)
class Uncovered:
    """The tickets of a source that belong to no declared service: ``by`` gives their values per column."""

    source: str
    tickets: int
    of: int
    by: dict[str, tuple[Value, ...]]

    @property
    def column(self) -> str:
        """The first column that says something about most of them."""
        told = {name: sum(v.tickets for v in values) for name, values in self.by.items()}
        return next((name for name, n in told.items() if n >= _FILLED * self.tickets), next(iter(told), ""))


def states(warehouse: Warehouse, sources: Collection[str]) -> tuple[State, ...]:
    """States of these sources that nobody has confirmed, the most frequent first."""
    now = select(TICKETS.c.source, TICKETS.c.id, TICKETS.c.state).where(TICKETS.c.state.is_not(None))
    once = select(TICKET_EVENTS.c.source, TICKET_EVENTS.c.ticket, TICKET_EVENTS.c.value).where(TICKET_EVENTS.c.field == "state")
    seen = union_all(now, once).subquery()
    word = func.lower(func.trim(seen.c.state))
    found = warehouse.rows(
        select(seen.c.source, func.min(seen.c.state), func.count(seen.c.id.distinct()), word)
        .where(seen.c.source.in_(tuple(sources))).group_by(seen.c.source, word).order_by(func.count(seen.c.id.distinct()).desc(), word)
    )
    meant, confirmed = {}, set()
    for source, state, meaning, sure in warehouse.rows(
        select(STATE_CLASSES.c.for_source, func.lower(func.trim(STATE_CLASSES.c.state)), STATE_CLASSES.c["class"], STATE_CLASSES.c.confirmed)
    ):
        meant[source, state] = meaning
        confirmed |= {(source, state)} if sure else set()
    return tuple(
        State(source, state, tickets, meant.get((source, key)) or meant.get((None, key)) or "")
        for source, state, tickets, key in found if not {(source, key), (None, key)} & confirmed
    )


def services(warehouse: Warehouse, sources: Collection[str]) -> tuple[Uncovered, ...]:
    """Per source, the tickets that belong to no declared service."""
    known = {name: key for key, name in warehouse.rows(select(SERVICES.c.id, SERVICES.c.name))}
    every = dict(warehouse.rows(
        select(TICKETS.c.source, func.count()).where(TICKETS.c.source.in_(tuple(sources))).group_by(TICKETS.c.source)))
    open_ones = TICKETS.c.service.not_in(select(SERVICES.c.id))
    rest = dict(warehouse.rows(
        select(TICKETS.c.source, func.count()).where(TICKETS.c.source.in_(tuple(sources)), open_ones).group_by(TICKETS.c.source)))
    return tuple(Uncovered(source, n, every[source], _values(warehouse, source, open_ones, known)) for source, n in sorted(rest.items()) if n)


def _values(warehouse: Warehouse, source: str, open_ones, known: dict[str, str]) -> dict[str, tuple[Value, ...]]:
    parts = []
    for name in RULE_FIELDS:
        column = func.trim(TICKETS.c[name])
        parts.append(
            select(literal(name).label("field"), column.label("value"), func.count().label("n"))
            .where(TICKETS.c.source == source, open_ones, column != "").group_by(column)
        )
    found: dict[str, list[Value]] = {}
    for name, value, n in warehouse.rows(union_all(*parts).order_by("n", "value")):
        found.setdefault(name, []).insert(0, Value(value, n, nearest(value, known)))
    return {name: tuple(found[name][:_MOST]) for name in RULE_FIELDS if name in found}


def nearest(value: str, known: Collection[str]) -> str:
    """The declared service whose name is nearest; without one the value itself becomes a service."""
    by_word = {name.casefold(): name for name in known}
    near = get_close_matches(value.casefold(), by_word, n=1, cutoff=_NEAR)
    return by_word[near[0]] if near else value


def unassigned(warehouse: Warehouse, sources: Collection[str]) -> int:
    """How many tickets of these sources belong to no service at all, not even to one proposed from their category."""
    rows = warehouse.rows(select(func.count()).where(TICKETS.c.source.in_(tuple(sources)), TICKETS.c.service == "unassigned"))
    return rows[0][0]
