"""What publishing works out from the rows themselves: services, departments, endings, cases, scores."""

from __future__ import annotations

import duckdb

from data.derive import business, cases, people, surveys, tickets
from data.derive.setting import Setting, read_setting
from data.schema import CANONICAL

# A change in one of these makes everything derived from it stale, not only the touched rows.
_RESTS_ON = {
    "people": ("departments",),
    "requisitions": ("departments",),
    "tickets": ("organisation", "departments", "services", "service_rules", "state_classes", "people", "person_alias"),
    "responses": ("organisation", "departments", "services", "people", "person_alias", "tickets"),
    "answers": ("organisation", "departments", "services", "people", "person_alias", "tickets", "responses", "questions"),
    "invitations": ("organisation", "departments", "people", "person_alias"),
    "deliveries": ("streams",),
    "measures": ("services", "streams", "departments"),
    "costs": ("services",),
    "outages": ("services",),
}
_WORKED_OUT_BY = {
    "people": people.derive_people,
    "requisitions": people.derive_requisitions,
    "tickets": tickets.derive_tickets,
    "responses": surveys.derive_responses,
    "answers": surveys.derive_answers,
    "invitations": surveys.derive_invitations,
    "deliveries": business.derive_deliveries,
    "measures": business.derive_measures,
    "costs": business.derive_costs,
    "outages": business.derive_outages,
}


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring every derived column up to date with the rows that `dirty_<table>` names."""
    dirty = {name for name in CANONICAL if _exists(connection, f"dirty_{name}")}
    if not dirty:
        return
    setting = read_setting(connection)
    if dirty & {"people", "departments"}:
        people.rebuild_person_departments(connection)
    for name, work in _WORKED_OUT_BY.items():
        stale = dirty & set(_RESTS_ON[name])
        if stale:
            _touch_all(connection, name)
        if stale or name in dirty:
            work(connection, setting)
    if cases.stale(dirty):
        cases.rebuild(connection, setting, whole=cases.needs_whole(connection, dirty))
    for name in CANONICAL:
        connection.execute(f"DROP TABLE IF EXISTS dirty_{name}")


def _touch_all(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE dirty_{name} AS SELECT source, id FROM {name}")


def _exists(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = $n", {"n": name}).fetchall())


__all__ = ["Setting", "derive"]
