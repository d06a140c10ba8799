"""Tickets: state classes, endings, services by rule, departments at the time, repeats."""

from __future__ import annotations

import duckdb

from data.derive import clock
from data.derive.people import department_join, name_people
from data.derive.replace import named, put_back
from data.derive.setting import Setting

UNASSIGNED = "unassigned"
REPEAT_DAYS = 14
_RULE_FIELDS = ("category", "subcategory", "item", "service_text", "team", "kind")
_LIKE = (
    "lower(trim(m.value)) LIKE replace(replace(replace(replace(lower(trim(u.pattern)), '!', '!!'), '%', '!%'), "
    "'_', '!_'), '*', '%') ESCAPE '!'"
)


def derive_tickets(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """All derived columns of the due tickets, then the repeats around them."""
    named(connection, "department_names", "departments")
    named(connection, "service_names", "services")
    name_people(connection)
    _read_states(connection)
    fields = _read_rules(connection)
    everything = not connection.execute("SELECT 1 FROM tickets LIMIT 1").fetchall()
    department, joins = department_join("r", "r.person", "department_text", "r.opened_at")
    rank = ", ".join(f"m_{f}.rank" for f in fields)
    best = f"least({rank})" if fields else "CAST(NULL AS BIGINT)"
    ended = (
        "CASE WHEN s.class IN ('waiting', 'working') THEN NULL ELSE coalesce(r.resolved_at, r.closed_at, "
        "CASE WHEN s.class IN ('done', 'cancelled') THEN r.updated_at END) END"
    )
    cancelled = "coalesce(s.class = 'cancelled', FALSE)"
    service = (
        f"coalesce(u.service, sn.id, CASE WHEN ruled.source IS NOT NULL THEN '{UNASSIGNED}' END, "
        f"nullif(trim(r.service_text), ''), nullif(trim(r.category), ''), '{UNASSIGNED}')"
    )
    put_back(
        connection,
        "tickets",
        {
            "finished_at": f"{ended} AS finished_at",
            "state_class": "s.class AS state_class",
            "service": f"{service} AS service",
            "department": f"{department} AS department",
            "opened_on": f"{setting.local_day('r.opened_at')} AS opened_on",
            "finished_on": f"{setting.local_day(ended)} AS finished_on",
            "live_on": f"CASE WHEN r.kind = 'change' AND coalesce(s.class, '') <> 'cancelled' "
            f"THEN {setting.local_day(f'coalesce(r.live_at, {ended})')} END AS live_on",
            "hours_to_resolve": f"(epoch_us({ended}) - epoch_us(r.opened_at)) / 3600000000.0e0 AS hours_to_resolve",
            "promise_kept": f"CASE WHEN {ended} IS NULL OR s.class = 'cancelled' THEN NULL "
            f"ELSE coalesce(r.sla_kept, r.promise_flag, {ended} <= r.due_at) END AS promise_kept",
            "came_back": "coalesce(r.reopen_count, 0) > 0 AS came_back",
            "is_repeat": "FALSE AS is_repeat",
            "case_id": "r.source || '/' || r.id AS case_id" if _joined(connection) else
            f"CASE WHEN {ended} IS NULL THEN r.source || '/' || r.id END AS case_id",
            "working_hours": f"CASE WHEN {ended} IS NOT NULL THEN {clock.worked_hours('r.opened_at', ended)} END AS working_hours",
            "before_opening": f"CASE WHEN {ended} IS NOT NULL "
            f"THEN {clock.before_opening('r.opened_at', ended, 'TRUE', cancelled)} END AS before_opening",
        },
        f"LEFT JOIN ticket_states s ON s.source = r.source AND s.state = r.state "
        f"{_rule_joins(fields)} LEFT JOIN ranked_rules u ON u.rank = {best} "
        f"LEFT JOIN ruled_sources ruled ON ruled.source = r.source "
        f"LEFT JOIN service_names sn ON sn.written = lower(trim(r.service_text)) {joins} "
        f"LEFT JOIN (SELECT DISTINCT location FROM work_clock) l ON l.location = r.location "
        + clock.joins("coalesce(l.location, '*')", "r.opened_at", ended),
    )
    _mark_repeats(connection, everything)


def _joined(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether something says already that tickets belong together, so that most of them get a case number."""
    return connection.execute("SELECT EXISTS (SELECT 1 FROM stream_rules) OR EXISTS (SELECT 1 FROM ticket_events)").fetchall()[0][0]


def _read_states(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE ticket_states AS
        SELECT t.source, t.state, arg_max(c."class", (coalesce(c.confirmed, FALSE)::INT, (c.for_source IS NOT NULL)::INT,
               c.id)) AS class
        FROM (SELECT DISTINCT source, state FROM due_tickets WHERE state IS NOT NULL) t
        JOIN state_classes c ON lower(trim(c.state)) = lower(trim(t.state))
            AND (c.for_source IS NULL OR c.for_source = t.source)
        GROUP BY t.source, t.state
        """
    )


def _read_rules(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Make `ranked_rules`, `ruled_sources` and, per field used, `rule_<field>(source, value, rank)`."""
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE ranked_rules AS
        SELECT *, row_number() OVER (ORDER BY coalesce(confirmed, FALSE) DESC, position, source, id) AS rank
        FROM service_rules
        """
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE ruled_sources AS SELECT DISTINCT t.source FROM (SELECT DISTINCT source FROM due_tickets) t "
        "JOIN ranked_rules u ON u.for_source IS NULL OR u.for_source = t.source"
    )
    used = {f for (f,) in connection.execute("SELECT DISTINCT field FROM ranked_rules").fetchall()}
    fields = tuple(f for f in _RULE_FIELDS if f in used)
    for field in fields:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE rule_{field} AS SELECT m.source, m.value, min(u.rank) AS rank "
            f"FROM (SELECT DISTINCT source, {field} AS value FROM due_tickets WHERE {field} IS NOT NULL) m "
            f"JOIN ranked_rules u ON u.field = '{field}' AND (u.for_source IS NULL OR u.for_source = m.source) AND {_LIKE} "
            f"GROUP BY m.source, m.value"
        )
    return fields


def _rule_joins(fields: tuple[str, ...]) -> str:
    return " ".join(
        f"LEFT JOIN rule_{f} m_{f} ON m_{f}.source = r.source AND m_{f}.value = r.{f}" for f in fields
    )


# What a ticket is about, as finely as the tool says; nothing, where it says nothing.
_THING = f"coalesce(item, subcategory, category, nullif(service, '{UNASSIGNED}'))"

_ASKED = f"hash(source, person, {_THING})"


def _mark_repeats(connection: duckdb.DuckDBPyConnection, everything: bool) -> None:
    """Same person, same thing, again within 14 days of the end; only rows whose mark changes are written."""
    # By hash, which is small: two things with one hash are still told apart where repeats are looked for.
    if everything:
        asked = f"SELECT {_ASKED} AS hashed FROM tickets WHERE person IS NOT NULL GROUP BY hashed HAVING count(*) > 1"
    else:
        asked = (
            f"SELECT {_ASKED} AS hashed FROM before_tickets UNION "
            f"SELECT {_ASKED} FROM tickets SEMI JOIN touched_tickets USING (source, id)"
        )
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE asked AS
        SELECT t.source, t.id, t.person, {_THING} AS thing, opened_at, finished_at, came_back, is_repeat,
               coalesce(reopen_count, 0) > 0 AS reopened
        FROM tickets t SEMI JOIN ({asked}) a ON a.hashed = {_ASKED}
        WHERE person IS NOT NULL AND {_THING} IS NOT NULL
        """
    )
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE marked AS
        WITH after AS (
            SELECT a.source, a.id, b.opened_at <= a.finished_at + INTERVAL {REPEAT_DAYS} DAY AS again
            FROM asked a ASOF JOIN asked b
            ON a.source = b.source AND a.person = b.person AND a.thing = b.thing AND a.finished_at < b.opened_at
            WHERE a.finished_at IS NOT NULL
        ), before AS (
            SELECT b.source, b.id, b.opened_at <= a.finished_at + INTERVAL {REPEAT_DAYS} DAY AS again
            FROM asked b ASOF JOIN (SELECT * FROM asked WHERE finished_at IS NOT NULL) a
            ON a.source = b.source AND a.person = b.person AND a.thing = b.thing AND b.opened_at > a.finished_at
        )
        SELECT q.source, q.id, q.reopened OR coalesce(f.again, FALSE) AS came_back, coalesce(e.again, FALSE) AS is_repeat
        FROM asked q LEFT JOIN after f USING (source, id) LEFT JOIN before e USING (source, id)
        WHERE (q.reopened OR coalesce(f.again, FALSE)) IS DISTINCT FROM q.came_back
           OR coalesce(e.again, FALSE) IS DISTINCT FROM q.is_repeat
        """
    )
    connection.execute(
        "UPDATE tickets SET came_back = m.came_back, is_repeat = m.is_repeat FROM marked m "
        "WHERE tickets.source = m.source AND tickets.id = m.id"
    )
