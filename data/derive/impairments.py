"""Impairments: when a value stream stood still, from outages and tickets marked as major, by union of intervals."""

from __future__ import annotations

import duckdb

from data.derive.setting import Setting
from data.derive.tickets import UNASSIGNED

_RESTS_ON = {"outages", "tickets", "services", "service_rules", "state_classes", "streams", "organisation"}


def stale(dirty: set[str]) -> bool:
    """Whether a change in these tables can change an impairment."""
    return bool(dirty & _RESTS_ON)


def rebuild(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Put the stretches together anew: there are few interruptions, however many tickets.

    What has not ended lasts until the newest moment of the data.
    """
    connection.execute("DELETE FROM impairments")
    connection.execute(_IMPAIRMENTS.format(start=setting.local("since_at"), end=setting.local("until")))


# A stretch ends wherever any interruption begins or ends, so that within it the affected share is one number.
_IMPAIRMENTS = f"""
    INSERT INTO impairments BY NAME
    WITH newest AS (
        SELECT max(newest_at) AS since_at FROM batches WHERE undone_at IS NULL AND batch IN
            (SELECT batch FROM batch_tables WHERE "table" IN ('tickets', 'outages'))
    ), interrupted AS (
        SELECT source, batch, coalesce(stream, '{UNASSIGNED}') AS stream, affected_share AS share, started_at AS since_at,
               coalesce(ended_at, (SELECT since_at FROM newest)) AS until
        FROM outages
        UNION ALL
        SELECT t.source, t.batch, coalesce(s.stream, '{UNASSIGNED}'), NULL, t.opened_at,
               coalesce(t.finished_at, (SELECT since_at FROM newest))
        FROM tickets t
        LEFT JOIN (SELECT id, min(stream) AS stream FROM services GROUP BY id) s ON s.id = t.service
        WHERE t.major AND coalesce(t.state_class, '') <> 'cancelled'
    ), edges AS (
        SELECT stream, since_at FROM interrupted WHERE until > since_at UNION SELECT stream, until FROM interrupted WHERE until > since_at
    ), stretches AS (
        SELECT stream, since_at, lead(since_at) OVER (PARTITION BY stream ORDER BY since_at) AS until FROM edges
    ), covered AS (
        SELECT s.stream, s.since_at, s.until, arg_min(i.source, (i.since_at, i.source)) AS source,
               arg_max(i.batch, CAST(substr(i.batch, 2) AS BIGINT)) AS batch, max(coalesce(i.share, 1.0e0)) AS share,
               bool_and(i.share IS NOT NULL) AS stated, count(*) AS interruptions
        FROM stretches s JOIN interrupted i ON i.stream = s.stream AND i.since_at < s.until AND i.until > s.since_at
        WHERE s.until IS NOT NULL GROUP BY s.stream, s.since_at, s.until
    )
    SELECT source, stream || '/' || strftime(since_at, '%Y-%m-%dT%H:%M:%S') AS id, batch, stream,
           {{start}} AS started_at, {{end}} AS ended_at, CAST({{start}} AS DATE) AS started_on,
           share AS affected_share, stated AS share_stated, interruptions
    FROM covered
"""
