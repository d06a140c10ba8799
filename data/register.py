"""What people write about figures: decisions, notes, remembered mappings, and who did what."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
    update,
)

from data.home import Home

METADATA = MetaData()

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("decided_at", DateTime, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("service", Text),
    Column("decision", Text, nullable=False),
    Column("review_on", Text),
    Column("figures", JSON, nullable=False, comment="The figures that the decision used, as they were shown."),
)
MAPPINGS = Table(
    "mappings",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("shape", Text, primary_key=True, comment="Hash of the header rows that it applies to."),
    Column("saved_at", DateTime, nullable=False),
    Column("reading", JSON, nullable=False, comment="Profile, columns, day order, time zone: how to read such a file."),
)
PULLS = Table(
    "pulls",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("pulled_at", DateTime, nullable=False),
    Column("source", Text, nullable=False),
    Column("what", Text, nullable=False, comment="Address without password, table or query, and column, as JSON."),
    Column("batch", Text, nullable=False),
    Column("newest", JSON, nullable=False, comment="The newest value of that column that was seen."),
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("what", JSON, nullable=False),
)


class Register:
    """The register of one home; made on first use."""

    def __init__(self, home: Home):
        if home.register_url.startswith("sqlite"):
            home.create()
        self._engine = _engine(home.register_url)
        METADATA.create_all(self._engine)

    def remember_reading(self, source: str, shape: str, reading: dict) -> None:
        """Keep how files of this shape from this source are read; the newest word wins."""
        row = {"saved_at": _now(), "reading": reading}
        with self._engine.begin() as connection:
            key = (MAPPINGS.c.source == source) & (MAPPINGS.c.shape == shape)
            if not connection.execute(update(MAPPINGS).where(key).values(row)).rowcount:
                connection.execute(insert(MAPPINGS).values(source=source, shape=shape, **row))

    def reading(self, source: str | None, shape: str) -> dict | None:
        """How files of this shape are read; without a source, as any source last said."""
        query = select(MAPPINGS.c.reading).where(MAPPINGS.c.shape == shape).order_by(MAPPINGS.c.saved_at.desc())
        if source is not None:
            query = query.where(MAPPINGS.c.source == source)
        with self._engine.connect() as connection:
            found = connection.execute(query).first()
        return None if found is None else found.reading

    def readings_of(self, source: str) -> list[dict]:
        """How files of a source are read, whatever their shape, the newest word first."""
        return [reading for of, reading in self.readings() if of == source]

    def readings(self) -> list[tuple[str, dict]]:
        """Every source with how files of one shape of it are read, the newest word first."""
        query = select(MAPPINGS.c.source, MAPPINGS.c.reading).order_by(MAPPINGS.c.saved_at.desc())
        with self._engine.connect() as connection:
            return [(row.source, row.reading) for row in connection.execute(query)]

    def remember_pull(self, source: str, what: dict, batch: str, newest: dict) -> None:
        """Keep how far a database was read; ``what`` says which table or query of which address."""
        row = {"pulled_at": _now(), "source": source, "what": json.dumps(what, sort_keys=True), "batch": batch, "newest": newest}
        with self._engine.begin() as connection:
            connection.execute(insert(PULLS).values(row))

    def pulls(self, source: str, what: dict) -> list[tuple[str, dict]]:
        """Batch and newest value of each pull, in the order in which they were made."""
        query = select(PULLS.c.batch, PULLS.c.newest).where(PULLS.c.source == source, PULLS.c.what == json.dumps(what, sort_keys=True))
        with self._engine.connect() as connection:
            return [(row.batch, row.newest) for row in connection.execute(query.order_by(PULLS.c.id))]

    def record_decision(self, *, decided_by: str, indicator: str, decision: str, figures: dict,
                        service: str | None = None, review_on: str | None = None) -> int:
        """Keep a decision with the figures it used; returns its number."""
        row = {
            "decided_at": _now(), "decided_by": decided_by, "indicator": indicator, "service": service,
            "decision": decision, "review_on": review_on, "figures": figures,
        }
        with self._engine.begin() as connection:
            return connection.execute(insert(DECISIONS).values(row)).inserted_primary_key[0]

    def decisions(self, indicator: str | None = None) -> list[dict]:
        """Decisions, newest first."""
        query = select(DECISIONS).order_by(DECISIONS.c.decided_at.desc(), DECISIONS.c.id.desc())
        if indicator is not None:
            query = query.where(DECISIONS.c.indicator == indicator)
        with self._engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def note(self, who: str, did: str, what: dict) -> None:
        """Add a line to the audit log."""
        with self._engine.begin() as connection:
            connection.execute(insert(AUDIT).values(at=_now(), who=who, did=did, what=what))

    def audit(self, limit: int = 100) -> list[dict]:
        """The newest lines of the audit log."""
        with self._engine.connect() as connection:
            found = connection.execute(select(AUDIT).order_by(AUDIT.c.id.desc()).limit(limit))
            return [dict(row._mapping) for row in found]


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _write_ahead)
    return engine


def _write_ahead(connection, record) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
