"""Working hours in which a case was in a working state: steps beside each other count once."""

# A stretch without an end lasts until the next one of its ticket, the last one until the ticket's or the case's end.
WORKED = """
    SELECT h.*, w.worked_hours FROM ({hands}) h LEFT JOIN (
        WITH classed AS (
            SELECT m.source, m.value, arg_max(c."class", (coalesce(c.confirmed, FALSE)::INT,
                   (c.for_source IS NOT NULL)::INT, c.id)) AS class
            FROM (SELECT DISTINCT source, value FROM ticket_events WHERE field = 'state' AND value IS NOT NULL) m
            JOIN state_classes c ON lower(trim(c.state)) = lower(trim(m.value))
                AND (c.for_source IS NULL OR c.for_source = m.source)
            GROUP BY m.source, m.value
        ), stretches AS (
            SELECT t.case_id, c.class, greatest(e.started_at, d.started_at) AS since_at,
                   least(coalesce(e.ended_at, lead(e.started_at) OVER (PARTITION BY e.source, e.ticket ORDER BY
                   e.started_at, e.position), t.finished_at, d.seen_at), d.seen_at) AS until, d.location
            FROM ticket_events e JOIN tickets t ON t.source = e.source AND t.id = e.ticket
            JOIN dated d ON d.id = t.case_id LEFT JOIN classed c ON c.source = e.source AND c.value = e.value
            WHERE e.field = 'state'
        ), known AS (
            SELECT case_id FROM stretches GROUP BY case_id HAVING bool_and(class IS NOT NULL)
        ), begun AS (
            SELECT *, coalesce(since_at <= max(until) OVER (PARTITION BY case_id ORDER BY since_at, until
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), FALSE) AS goes_on
            FROM stretches WHERE class = 'working' AND until > since_at
        ), numbered AS (
            SELECT *, count(*) FILTER (WHERE NOT goes_on) OVER (PARTITION BY case_id ORDER BY since_at, until
                   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS number
            FROM begun
        ), merged AS (
            SELECT case_id, location, min(since_at) AS since_at, max(until) AS until FROM numbered GROUP BY case_id, location, number
        ), worked AS (
            SELECT m.case_id, sum({to} - {since}) / 60.0e0 AS hours FROM merged m
            LEFT JOIN work_clock a ON a.location = m.location AND a.hour = date_trunc('hour', m.since_at)
            LEFT JOIN work_clock b ON b.location = m.location AND b.hour = date_trunc('hour', m.until)
            GROUP BY m.case_id
        )
        SELECT k.case_id, coalesce(w.hours, 0.0e0) AS worked_hours FROM known k LEFT JOIN worked w USING (case_id)
    ) w ON w.case_id = h.id
"""
UNKNOWN = "SELECT h.*, CAST(NULL AS DOUBLE) AS worked_hours FROM ({hands}) h"
