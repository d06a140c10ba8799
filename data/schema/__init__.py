"""The canonical tables, declared once: DDL, data dictionary and checks all come from here."""

from __future__ import annotations

from sqlalchemy import Table

from data.schema.batches import BATCH_TABLES, BATCHES, REFUSALS
from data.schema.business import COSTS, CUSTOMERS, DELIVERIES, IMPAIRMENTS, MEASURES, OUTAGES
from data.schema.catalogue import (
    ASSUMPTIONS,
    CALENDAR,
    DEPARTMENTS,
    EXCHANGE_RATES,
    GOALS,
    IMPROVEMENTS,
    ORGANISATION,
    PROCESS_CHANGES,
    SERVICE_RULES,
    SERVICES,
    STATE_CLASSES,
    STREAM_RULES,
    STREAMS,
    TARGETS,
)
from data.schema.columns import METADATA
from data.schema.people import PEOPLE, PEOPLE_AS_OF, PERSON_ALIAS, PERSON_DEPARTMENTS, REQUISITIONS
from data.schema.surveys import ANSWERS, INVITATIONS, QUESTIONS, RESPONSES, UNSETTLED
from data.schema.tickets import CASE_RESTS, CASE_STEPS, CASES, JOINED_CASES, TICKET_EVENTS, TICKETS

CANONICAL: dict[str, Table] = {t.name: t for t in METADATA.tables.values() if "mapped" in t.info}

__all__ = [
    "ANSWERS", "ASSUMPTIONS", "BATCHES", "BATCH_TABLES", "CALENDAR", "CANONICAL", "CASES", "CASE_RESTS", "CASE_STEPS", "COSTS",
    "CUSTOMERS", "DELIVERIES", "DEPARTMENTS", "EXCHANGE_RATES", "GOALS", "IMPAIRMENTS", "IMPROVEMENTS", "INVITATIONS", "JOINED_CASES", "MEASURES",
    "METADATA", "ORGANISATION", "OUTAGES", "PEOPLE", "PEOPLE_AS_OF", "PERSON_ALIAS", "PERSON_DEPARTMENTS", "PROCESS_CHANGES", "QUESTIONS", "REFUSALS",
    "REQUISITIONS", "RESPONSES", "SERVICES", "SERVICE_RULES", "STATE_CLASSES", "STREAMS", "STREAM_RULES",
    "TARGETS", "TICKETS", "TICKET_EVENTS", "UNSETTLED",
]
