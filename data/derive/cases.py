"""Cases: the tickets that together bring one outcome, with their hours and changes of hands."""

from __future__ import annotations

from datetime import date, datetime

import duckdb

from data import calendar
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


def rebuild(connection: duckdb.DuckDBPyConnection, setting: Setting, touched: set[str]) -> None:
    """Put the cases together: by the rules, or, where each ticket is a case, those of the touched tickets.

    Open cases are seen until the newest moment of the data, so they move with every batch.
    """
    newest = _newest(connection)
    _wind_clock(connection, setting, newest)
    if _each_is_a_case(connection):
        tickets = _make_way(connection, everything=bool(touched & (_RESTS_ON - {"tickets"})))
        gathered, hands = _EACH.format(streams=_STREAMS, tickets=tickets, last=_LAST.format(also="")), UNKNOWN.format(hands=COUNTED)
    else:
        group_by_rules(connection)
        connection.execute("DELETE FROM cases")
        connection.execute("DELETE FROM case_rests")
        since, to = _WORKED.format(w="a", t="m.since_at"), _WORKED.format(w="b", t="m.until")
        gathered, hands = _GATHERED.format(streams=_STREAMS, last=_LAST.format(also=", h.last_at")), WORKED.format(hands=HANDOFFS, since=since, to=to)
        tickets = "tickets"
    connection.execute(_CASES.format(gathered=gathered, hands=hands, **_days(setting)), {"newest": newest})
    rebuild_rests(connection, setting, "cases" if tickets == "tickets" else "(SELECT * FROM cases SEMI JOIN stale_cases USING (id))")


def _each_is_a_case(connection: duckdb.DuckDBPyConnection) -> bool:
    return not connection.execute(
        "SELECT EXISTS (SELECT 1 FROM stream_rules) OR EXISTS (SELECT 1 FROM ticket_events) OR "
        "EXISTS (SELECT 1 FROM tickets WHERE parent IS NOT NULL OR case_ref IS NOT NULL) OR "
        "EXISTS (SELECT 1 FROM cases WHERE tickets > 1)"
    ).fetchall()[0][0]


def _make_way(connection: duckdb.DuckDBPyConnection, *, everything: bool) -> str:
    """Take out the cases that are to be put together anew; returns SQL for their tickets."""
    if everything or not connection.execute("SELECT 1 FROM cases LIMIT 1").fetchall():
        connection.execute("DELETE FROM cases")
        connection.execute("DELETE FROM case_rests")
        connection.execute("DELETE FROM case_steps")
        # Rules that were taken back leave their case numbers behind.
        connection.execute(
            "UPDATE tickets SET case_id = source || '/' || id WHERE case_id IS DISTINCT FROM source || '/' || id"
        )
        return "tickets"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE stale_cases AS SELECT source || '/' || id AS id FROM touched_tickets "
        "UNION SELECT id FROM cases WHERE finished_at IS NULL AND NOT cancelled"
    )
    connection.execute("DELETE FROM cases USING stale_cases s WHERE cases.id = s.id")
    connection.execute("DELETE FROM case_rests USING stale_cases s WHERE case_rests.case_id = s.id")
    return "(SELECT * FROM tickets SEMI JOIN (SELECT id AS case_id FROM stale_cases) USING (case_id))"


def _newest(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    (newest,) = connection.execute(
        "SELECT coalesce((SELECT max(newest_at) FROM batches WHERE undone_at IS NULL AND batch IN "
        "(SELECT batch FROM batch_tables WHERE \"table\" IN ('tickets', 'ticket_events'))), "
        "(SELECT max(greatest(opened_at, resolved_at, closed_at, updated_at)) FROM tickets))"
    ).fetchall()[0]
    return newest


def _wind_clock(connection: duckdb.DuckDBPyConnection, setting: Setting, newest: datetime | None) -> None:
    """Make `work_clock`, from which the working minutes up to any moment are read."""
    declared = connection.execute('SELECT location, weekday, "on", opens, closes, time_zone FROM calendar').df()
    first, last = connection.execute(
        "SELECT min(opened_at)::DATE, greatest(max(opened_at), max(finished_at), CAST($newest AS TIMESTAMP))::DATE "
        "FROM tickets",
        {"newest": newest},
    ).fetchall()[0]
    hours = calendar.working_hours(declared, setting.zone, first or date(2000, 1, 1), last or date(2000, 1, 2))
    connection.register("clock_rows", hours)
    connection.execute("CREATE OR REPLACE TEMP TABLE work_clock AS SELECT * FROM clock_rows")
    connection.unregister("clock_rows")


def _days(setting: Setting) -> dict[str, str]:
    return {f"{name}_on": setting.local_day(f"{name}_at") for name in ("started", "finished", "seen")}


_MINUTE = "((epoch_us({t}) % 3600000000) / 60000000.0e0)"
_WORKED = "({w}.before + greatest(0.0, least((epoch_us({t}) % 3600000000) / 60000000.0e0, {w}.closes) - {w}.opens))"

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
    FROM {tickets} t LEFT JOIN {streams} sv ON sv.id = t.service
    LEFT JOIN (SELECT DISTINCT location FROM work_clock) l ON l.location = t.location
"""
_CASES = (
    """
    INSERT INTO cases BY NAME
    WITH gathered AS ({gathered}), dated AS (
        SELECT *, CASE WHEN ended AND NOT cancelled THEN ended_at END AS finished_at,
               CASE WHEN ended THEN ended_at ELSE greatest(started_at, CAST($newest AS TIMESTAMP)) END AS seen_at
        FROM gathered
    ), handed AS ({hands})
    SELECT d.source, d.id, d.stream, d.service, d.department, d.started_at, d.finished_at, d.seen_at,
           {started_on} AS started_on, {finished_on} AS finished_on, {seen_on} AS seen_on,
           d.ended AND NOT d.cancelled AS finished, d.cancelled, d.tickets, d.raised, d.handoffs, d.handoffs_from,
           ("""
    + _WORKED.format(w="b", t="d.seen_at")
    + " - "
    + _WORKED.format(w="a", t="d.started_at")
    + """) / 60.0e0 AS working_hours,
           (epoch_us(d.seen_at) - epoch_us(d.started_at)) / 3600000000.0e0 AS hours, d.worked_hours,
           CASE WHEN d.cancelled OR (""" + _MINUTE.format(t="d.started_at") + """ >= a.opens
                                     AND """ + _MINUTE.format(t="d.started_at") + """ < a.closes) THEN NULL
                WHEN d.ended THEN d.seen_at < coalesce(o.opens_at, TIMESTAMP '9999-01-01')
                WHEN d.seen_at >= o.opens_at THEN FALSE END AS before_opening,
           least(d.last_event_at, d.seen_at) AS last_event_at, d.has_history, d.batch
    FROM handed d
    LEFT JOIN work_clock a ON a.location = d.location AND a.hour = date_trunc('hour', d.started_at)
    LEFT JOIN work_clock b ON b.location = d.location AND b.hour = date_trunc('hour', d.seen_at)
    ASOF LEFT JOIN (
        SELECT location, hour + to_minutes(CAST(opens AS BIGINT)) AS opens_at FROM work_clock WHERE closes > opens
    ) o ON o.location = d.location AND d.started_at <= o.opens_at
    """
)
