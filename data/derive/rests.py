"""Rests: when an open case went without any event for longer than its stream allows."""

from __future__ import annotations

import duckdb

from data.derive.setting import Setting


def rebuild(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Write `case_rests`, which must be empty.

    Between two events only where the whole history is known: a list without it tells of the last event alone.
    """
    connection.execute(
        _RESTS.format(dropped_on=setting.local_day("dropped_at"), until_on=setting.local_day("until_at"))
    )


_RESTS = """
    INSERT INTO case_rests BY NAME
    WITH limited AS (
        SELECT c.id, c.finished, c.cancelled, c.seen_at, c.last_event_at, c.has_history, s.stale_days
        FROM joined_cases c JOIN (SELECT id, max(stale_days) AS stale_days FROM streams GROUP BY id) s ON s.id = c.stream
        WHERE s.stale_days IS NOT NULL
    ), told AS (
        SELECT l.id, unnest([t.opened_at, t.resolved_at, t.closed_at, t.updated_at, t.finished_at]) AS told_at
        FROM limited l JOIN tickets t ON t.case_id = l.id WHERE l.has_history
        UNION
        SELECT l.id, unnest([e.started_at, e.ended_at]) FROM limited l JOIN tickets t ON t.case_id = l.id
        JOIN ticket_events e ON e.source = t.source AND e.ticket = t.id WHERE l.has_history
        UNION
        SELECT id, last_event_at FROM limited
    ), moments AS (
        SELECT t.id, t.told_at, l.stale_days, l.seen_at, l.finished OR l.cancelled AS ended,
               lead(t.told_at) OVER (PARTITION BY t.id ORDER BY t.told_at) AS next_at
        FROM told t JOIN limited l USING (id) WHERE t.told_at IS NOT NULL AND t.told_at <= l.seen_at
    ), rested AS (
        SELECT id AS case_id, told_at + to_microseconds(CAST(stale_days * 86400000000 AS BIGINT)) AS dropped_at,
               next_at AS until_at
        FROM moments
        WHERE epoch_us(coalesce(next_at, seen_at)) - epoch_us(told_at) > stale_days * 86400000000
          AND (next_at IS NOT NULL OR NOT ended)
    )
    SELECT *, {dropped_on} AS dropped_on, {until_on} AS until_on FROM rested
"""
