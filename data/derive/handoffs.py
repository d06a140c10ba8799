"""How often a case changed hands: observed where its history is known, else as the tool counted."""

# Within a ticket: changes between stretches that follow each other. Between the tickets of a case: one more where
# the next ticket begins with another team than the one before it ended with.
HANDOFFS = """
    WITH stretches AS (
        SELECT t.case_id, t.id, t.opened_at, e.value,
               lag(e.value) OVER (PARTITION BY t.source, t.id ORDER BY e.started_at, e.position) AS before,
               row_number() OVER (PARTITION BY t.source, t.id ORDER BY e.started_at, e.position) AS place,
               row_number() OVER (PARTITION BY t.source, t.id ORDER BY e.started_at DESC, e.position DESC) AS from_end
        FROM ticket_events e JOIN tickets t ON t.source = e.source AND t.id = e.ticket
        WHERE e.field = 'team' AND e.value IS NOT NULL
    ), within AS (
        SELECT case_id, id, min(opened_at) AS opened_at, count(*) FILTER (WHERE value <> before) AS changes,
               max(value) FILTER (WHERE place = 1) AS first_team, max(value) FILTER (WHERE from_end = 1) AS last_team
        FROM stretches GROUP BY case_id, id
    ), between_tickets AS (
        SELECT case_id, changes, first_team <> lag(last_team) OVER (PARTITION BY case_id ORDER BY opened_at, id) AS turned
        FROM within
    ), observed AS (
        SELECT case_id, sum(changes) + count(*) FILTER (WHERE turned) AS handoffs FROM between_tickets GROUP BY case_id
    )
    SELECT d.*, CAST(coalesce(o.handoffs, d.counted) AS BIGINT) AS handoffs,
           CASE WHEN o.case_id IS NOT NULL THEN 'history' WHEN d.counted IS NOT NULL THEN 'counter' END AS handoffs_from
    FROM dated d LEFT JOIN observed o ON o.case_id = d.id
"""
COUNTED = """
    SELECT d.*, CAST(d.counted AS BIGINT) AS handoffs, CASE WHEN d.counted IS NOT NULL THEN 'counter' END AS handoffs_from
    FROM dated d
"""
