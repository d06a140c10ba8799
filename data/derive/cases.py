"""Cases: the tickets that together bring one outcome, with their hours and changes of hands."""

from __future__ import annotations

from datetime import datetime

import duckdb

from data.derive import clock
from data.derive.handoffs import COUNTED, HANDOFFS
from data.derive.rests import rebuild as rebuild_rests
from data.derive.setting import Setting
from data.derive.steps import group_by_rules
from data.derive.worked import UNKNOWN, WORKED

_RESTS_ON = {
    "tickets", "ticket_events", "calendar", "organisation", "services", "service_rules", "state_classes", "streams",
    "stream_rules", "people", "person_alias", "departments",
}


def stale(dirty: set[str]) -> bool:
    """Whether a change in these tables can change a case."""
    return bool(dirty & _RESTS_ON)


def rebuild(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Put the cases together: by the rules, or, where each ticket is a case, those that are still open.

    Open cases are seen until the newest moment of the data, so they move with every batch. Where each ticket is a
    case, the ended ones are read from the tickets themselves: see `cases` in `data.schema.tickets`.
    """
    apart = each_is_a_case(connection)
    connection.execute("DELETE FROM joined_cases")
    connection.execute("DELETE FROM case_rests")
    if apart:
        # Rules that were taken back leave their steps and case numbers behind.
        connection.execute("DELETE FROM case_steps")
        connection.execute(f"UPDATE tickets SET case_id = {STILL_OPEN} WHERE case_id IS DISTINCT FROM {STILL_OPEN}")
        gathered, hands = _EACH.format(streams=_STREAMS, last=_LAST.format(also="")), UNKNOWN.format(hands=COUNTED)
    else:
        group_by_rules(connection)
        gathered = _GATHERED.format(streams=_STREAMS, last=_LAST.format(also=", h.last_at"))
        since, until = clock.minutes("a", "m.since_at"), clock.minutes("b", "m.until")
        hands = WORKED.format(hands=HANDOFFS, since=since, to=until)
    connection.execute(_CASES.format(gathered=gathered, hands=hands, **_days(setting)), {"newest": newest_moment(connection)})
    rebuild_rests(connection, setting)


def each_is_a_case(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether nothing that was loaded says that tickets belong together, or what happened within one."""
    return not connection.execute(
        "SELECT EXISTS (SELECT 1 FROM stream_rules) OR EXISTS (SELECT 1 FROM ticket_events) OR "
        "EXISTS (SELECT 1 FROM tickets WHERE parent IS NOT NULL OR case_ref IS NOT NULL) OR "
        "EXISTS (SELECT 1 FROM joined_cases WHERE tickets > 1)"
    ).fetchall()[0][0]


# The case number of a ticket that is a case by itself: an ended one needs none, it is found through the view.
STILL_OPEN = "CASE WHEN finished_at IS NULL THEN source || '/' || id END"


def newest_moment(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    """The newest moment that the tickets and what happened to them tell of."""
    (newest,) = connection.execute(
        "SELECT coalesce((SELECT max(newest_at) FROM batches WHERE undone_at IS NULL AND batch IN "
        "(SELECT batch FROM batch_tables WHERE \"table\" IN ('tickets', 'ticket_events'))), "
        "(SELECT max(greatest(opened_at, resolved_at, closed_at, updated_at)) FROM tickets))"
    ).fetchall()[0]
    return newest


def _days(setting: Setting) -> dict[str, str]:
    return {f"{name}_on": setting.local_day(f"{name}_at") for name in ("started", "finished", "seen")}


_STREAMS = (
    "(SELECT id, min(stream) AS stream FROM services WHERE stream NOT IN (SELECT stream FROM stream_rules) GROUP BY id)"
)
_LAST = "greatest(opened_at, resolved_at, closed_at, updated_at, t.finished_at{also})"
_GATHERED = """
    SELECT case_id AS id, arg_min(t.source, (opened_at, t.id)) AS source,
           coalesce(min(s.stream), arg_min(sv.stream, (opened_at, t.id))) AS stream,
           arg_min(service, (opened_at, t.id)) AS service, arg_min(department, (opened_at, t.id)) AS department,
           arg_min(coalesce(l.location, '*'), (opened_at, t.id)) AS location,
           min(opened_at) AS started_at, max(t.finished_at) AS ended_at,
           bool_and(t.finished_at IS NOT NULL) AS ended,
           bool_and(coalesce(state_class, '') = 'cancelled') AS cancelled,
           count(*) AS tickets, arg_max(t.batch, CAST(substr(t.batch, 2) AS BIGINT)) AS batch,
           sum(t.reassign_count) AS counted, count(DISTINCT t.source || '/' || r.root) AS raised,
           max({last}) AS last_event_at, bool_and(h.id IS NOT NULL) AS has_history
    FROM tickets t JOIN roots r ON r.source = t.source AND r.id = t.id LEFT JOIN (
        SELECT source, ticket AS id, max(greatest(started_at, ended_at)) AS last_at FROM ticket_events GROUP BY ALL
    ) h ON h.source = t.source AND h.id = t.id
    LEFT JOIN ticket_streams s ON s.source = t.source AND s.id = t.id
    LEFT JOIN {streams} sv ON sv.id = t.service
    LEFT JOIN (SELECT DISTINCT location FROM work_clock) l ON l.location = t.location
    GROUP BY case_id
"""
_EACH = """
    SELECT case_id AS id, t.source, sv.stream, service, department, coalesce(l.location, '*') AS location,
           opened_at AS started_at, t.finished_at AS ended_at, t.finished_at IS NOT NULL AS ended,
           coalesce(state_class, '') = 'cancelled' AS cancelled, 1 AS tickets, t.batch, t.reassign_count AS counted,
           1 AS raised, {last} AS last_event_at, FALSE AS has_history
    FROM tickets t LEFT JOIN {streams} sv ON sv.id = t.service
    LEFT JOIN (SELECT DISTINCT location FROM work_clock) l ON l.location = t.location
    WHERE t.case_id IS NOT NULL
"""
_CASES = (
    """
    INSERT INTO joined_cases BY NAME
    WITH gathered AS ({gathered}), dated AS (
        SELECT *, CASE WHEN ended AND NOT cancelled THEN ended_at END AS finished_at,
               CASE WHEN ended THEN ended_at ELSE greatest(started_at, CAST($newest AS TIMESTAMP)) END AS seen_at
        FROM gathered
    ), handed AS ({hands})
    SELECT d.source, d.id, d.stream, d.service, d.department, d.started_at, d.finished_at, d.seen_at,
           {started_on} AS started_on, {finished_on} AS finished_on, {seen_on} AS seen_on,
           d.ended AND NOT d.cancelled AS finished, d.cancelled, d.tickets, d.raised, d.handoffs, d.handoffs_from,
           """ + clock.worked_hours("d.started_at", "d.seen_at") + """ AS working_hours,
           (epoch_us(d.seen_at) - epoch_us(d.started_at)) / 3600000000.0e0 AS hours, d.worked_hours,
           """ + clock.before_opening("d.started_at", "d.seen_at", "d.ended", "d.cancelled") + """ AS before_opening,
           least(d.last_event_at, d.seen_at) AS last_event_at, d.has_history, d.batch
    FROM handed d """ + clock.joins("d.location", "d.started_at", "d.seen_at")
)
