"""What an organisation has declared about itself, and what it has loaded, as plain values for people to choose from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.sql import ClauseElement

from data.calendar import zone
from data.schema import (
    BATCH_TABLES,
    BATCHES,
    DEPARTMENTS,
    GOALS,
    IMPROVEMENTS,
    ORGANISATION,
    PROCESS_CHANGES,
    REFUSALS,
    SERVICES,
    STREAMS,
    TARGETS,
)
from data.warehouse import Warehouse


@dataclass(frozen=True)
class Organisation:
    """Whose data these are; without a declaration a nameless organisation that counts in UTC."""

    name: str = ""
    invented: bool = False
    currency: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True)
class Import:
    """One batch, as it is told of; ``undone_at`` is set once it was taken back."""

    batch: str
    file_name: str
    profile: str
    source: str
    loaded_by: str
    loaded_at: datetime | None
    as_of: datetime | None
    newest_at: datetime | None
    undone_at: datetime | None
    rows: int
    read: int
    new: int
    changed: int
    same: int
    refused: int
    notes: tuple[str, ...]


def organisation(warehouse: Warehouse) -> Organisation:
    """The organisation that the data belong to."""
    rows = _rows(warehouse, select(ORGANISATION))
    if not rows:
        return Organisation()
    row = rows[0]
    return Organisation(row["name"], bool(row["invented"]), row["currency"], row["time_zone"])


def services(warehouse: Warehouse) -> list[dict]:
    """Declared services, by name."""
    return _rows(warehouse, select(SERVICES).order_by(SERVICES.c.name, SERVICES.c.id))


def streams(warehouse: Warehouse) -> list[dict]:
    """Declared value streams, by name."""
    return _rows(warehouse, select(STREAMS).order_by(STREAMS.c.name, STREAMS.c.id))


def departments(warehouse: Warehouse) -> list[dict]:
    """Declared departments, by name."""
    return _rows(warehouse, select(DEPARTMENTS).order_by(DEPARTMENTS.c.name, DEPARTMENTS.c.id))


def goals(warehouse: Warehouse) -> list[dict]:
    """Declared goals, by name."""
    return _rows(warehouse, select(GOALS).order_by(GOALS.c.name, GOALS.c.id))


def targets(warehouse: Warehouse, indicator: str) -> list[dict]:
    """What was agreed for an indicator: for all, for one service, for one stream."""
    return _rows(warehouse, select(TARGETS).where(TARGETS.c.indicator == indicator).order_by(TARGETS.c.id))


def events(warehouse: Warehouse, indicator: str) -> list[dict]:
    """What was changed in order to move an indicator, and declared changes of its process; oldest first.

    Each is `on, what, service, why, expected, improvement` (True for an improvement).
    """
    tried = _rows(warehouse, select(IMPROVEMENTS).where(IMPROVEMENTS.c.indicator == indicator))
    changed = _rows(warehouse, select(PROCESS_CHANGES).where(PROCESS_CHANGES.c.indicator == indicator))
    every = [{**row, "improvement": True} for row in tried] + [{**row, "improvement": False} for row in changed]
    return sorted(every, key=lambda row: (row["on"], row["what"]))


def newest_at(warehouse: Warehouse) -> datetime | None:
    """The newest moment that any batch in force speaks of, in the organisation's local time."""
    told = func.max(func.greatest(BATCHES.c.newest_at, BATCHES.c.as_of)).label("newest")
    rows = _rows(warehouse, select(told).where(BATCHES.c.undone_at.is_(None)))
    moment = rows[0]["newest"] if rows else None
    if moment is None:
        return None
    place = zone(organisation(warehouse).time_zone)
    return moment.replace(tzinfo=UTC).astimezone(place).replace(tzinfo=None)


def imports(warehouse: Warehouse) -> list[Import]:
    """Every batch, newest first."""
    found = _rows(warehouse, select(BATCHES).order_by(BATCHES.c.arrived.desc()))
    return [
        Import(
            **{name: row[name] for name in ("batch", "file_name", "profile", "source", "loaded_by", "loaded_at", "as_of",
                                            "newest_at", "undone_at")},
            **{name: int(row[name] or 0) for name in ("rows", "read", "new", "changed", "same", "refused")},
            notes=tuple(json.loads(row["notes"] or "[]")),
        )
        for row in found
    ]


def tables_of(warehouse: Warehouse, batch: str) -> list[dict]:
    """What a batch brought, table by table."""
    return _rows(warehouse, select(BATCH_TABLES).where(BATCH_TABLES.c.batch == batch).order_by(BATCH_TABLES.c.table))


def refusals(warehouse: Warehouse, batch: str, limit: int = 200) -> list[dict]:
    """The first rows that a batch refused: `row, line, column, reason`."""
    wanted = select(REFUSALS.c.row, REFUSALS.c.line, REFUSALS.c.column, REFUSALS.c.reason)
    return _rows(warehouse, wanted.where(REFUSALS.c.batch == batch).order_by(REFUSALS.c.row, REFUSALS.c.column).limit(limit))


def _rows(warehouse: Warehouse, statement: ClauseElement) -> list[dict]:
    """Rows as dictionaries with None for what is not there; nothing where nothing was ever loaded."""
    if not warehouse.exists():
        return []
    return [{name: _plain(value) for name, value in row.items()} for row in warehouse.frame(statement).to_dict("records")]


def _plain(value):
    if value is None or (not isinstance(value, (str, list)) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value
