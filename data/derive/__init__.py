"""What publishing works out from the rows themselves: services, departments, endings, cases, scores."""

from __future__ import annotations

import duckdb

from data import versions
from data.derive import business, cases, clock, impairments, people, surveys, tickets, unsettled
from data.derive.replace import gather
from data.derive.setting import Setting, read_setting
from data.derive.unsettled import Change
from data.schema import CANONICAL

# A change in one of these makes everything derived from it stale, not only the touched rows.
_RESTS_ON = {
    "people": ("departments",),
    "requisitions": ("organisation", "departments"),
    "tickets": ("organisation", "departments", "calendar", "services", "service_rules", "state_classes", "people", "person_alias"),
    "responses": ("organisation", "departments", "services", "people", "person_alias", "tickets"),
    "answers": ("organisation", "departments", "services", "people", "person_alias", "tickets", "responses", "questions"),
    "invitations": ("organisation", "departments", "people", "person_alias"),
    "deliveries": ("streams",),
    "measures": ("services", "streams", "departments"),
    "costs": ("services",),
    "outages": ("services", "streams"),
    "customers": ("streams",),
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
    "customers": business.derive_customers,
}

NOTHING = Change()


# Of these the past counts too: a list that says nothing new of today may say something new of then.
_WITH_A_PAST = {"people", "people_as_of"}


def derive(
    connection: duckdb.DuckDBPyConnection, touched: set[str], change: Change = NOTHING, same: frozenset[str] = frozenset()
) -> None:
    """Bring every derived column up to date after a batch that came or was taken back touched these tables.

    ``same``: those of them in which nothing is new or changed, so that nothing that rests on them is stale.
    """
    moved = touched - (same - _WITH_A_PAST)
    setting = read_setting(connection)
    unsettled.remember(connection, setting, change)
    if cases.stale(touched):
        clock.wind(connection, setting, cases.newest_moment(connection))
    if touched & {"people", "people_as_of", "departments"}:
        people.rebuild_person_departments(connection)
    for name, work in _WORKED_OUT_BY.items():
        stale = bool(moved & set(_RESTS_ON[name]))
        if (stale or name in touched) and gather(connection, name, everything=stale):
            work(connection, setting)
    if cases.stale(touched):
        cases.rebuild(connection, setting)
    if impairments.stale(touched):
        impairments.rebuild(connection, setting)
    unsettled.note(connection, setting, change)
    for name in touched:
        versions.clear(connection, CANONICAL[name])


__all__ = ["Change", "Setting", "derive"]
