"""Which tickets belong together: by the rules of the streams, else by case number, else by parent."""

from __future__ import annotations

import duckdb

# A request holds items, an item holds tasks; deeper trees than this are not followed further.
_DEPTH = 8
_FIELDS = ("category", "subcategory", "item", "service", "team", "kind")


def group_by_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Set `tickets.case_id` everywhere, make `ticket_streams(source, id, stream, step, ...)` and fill `case_steps`."""
    _match_steps(connection)
    connection.execute("DELETE FROM case_steps")
    connection.execute(
        "INSERT INTO case_steps BY NAME SELECT source, id AS ticket, stream, step, position FROM ticket_streams"
    )
    _find_roots(connection)
    _find_anchors(connection)
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE grouped AS
        SELECT t.source, t.id, CASE
            WHEN s.correlate = 'person' AND a.case_id IS NOT NULL THEN a.case_id
            WHEN t.case_ref IS NOT NULL AND (s.correlate IS NULL OR s.correlate = 'case_ref') THEN '*/' || t.case_ref
            ELSE t.source || '/' || r.root END AS case_id
        FROM tickets t JOIN roots r ON r.source = t.source AND r.id = t.id
        LEFT JOIN ticket_streams s ON s.source = t.source AND s.id = t.id
        LEFT JOIN anchored a ON a.source = t.source AND a.id = t.id
        """
    )
    connection.execute(
        "UPDATE tickets SET case_id = g.case_id FROM grouped g "
        "WHERE tickets.source = g.source AND tickets.id = g.id AND tickets.case_id IS DISTINCT FROM g.case_id"
    )


def _match_steps(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE ranked_steps AS SELECT *, row_number() OVER (ORDER BY stream, position, source, id) "
        "AS rank FROM stream_rules"
    )
    used = {f for (f,) in connection.execute("SELECT DISTINCT field FROM ranked_steps").fetchall()}
    matches = [
        f"SELECT t.source, t.id, u.rank FROM tickets t JOIN ranked_steps u ON u.field = '{field}' "
        f"AND lower(trim(t.{field})) LIKE replace(replace(replace(replace(lower(trim(u.pattern)), '!', '!!'), "
        f"'%', '!%'), '_', '!_'), '*', '%') ESCAPE '!'"
        for field in _FIELDS
        if field in used
    ] or ["SELECT NULL::TEXT AS source, NULL::TEXT AS id, NULL::BIGINT AS rank WHERE FALSE"]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE ticket_streams AS SELECT m.source, m.id, u.stream, u.step, u.position, u.correlate, u.within_days "
        f"FROM (SELECT source, id, min(rank) AS rank FROM ({' UNION ALL '.join(matches)}) GROUP BY source, id) m "
        "JOIN ranked_steps u USING (rank)"
    )


def _find_roots(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE roots AS SELECT source, id, coalesce(nullif(parent, ''), id) AS root FROM tickets"
    )
    for _ in range(_DEPTH):
        moved = connection.execute(
            "UPDATE roots SET root = p.root FROM roots p "
            "WHERE p.source = roots.source AND p.id = roots.root AND p.root <> roots.root RETURNING 1"
        ).fetchall()
        if not moved:
            break


def _find_anchors(connection: duckdb.DuckDBPyConnection) -> None:
    """`anchored(source, id, case_id)`: tickets that belong to a person's hire date within the rule's days."""
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE anchored AS
        SELECT s.source, s.id, arg_min(s.stream || '/' || left(p.person, 12) || '/' || p.hired_on,
               abs(date_diff('day', p.hired_on, t.opened_at::DATE))) AS case_id
        FROM ticket_streams s JOIN tickets t ON t.source = s.source AND t.id = s.id
        JOIN (SELECT alias, min(person) AS person FROM (
                  SELECT alias, person FROM person_alias UNION SELECT person, person FROM people)
              GROUP BY alias HAVING count(DISTINCT person) = 1) n ON n.alias = t.person
        JOIN people p ON p.person = n.person AND p.hired_on IS NOT NULL
            AND abs(date_diff('day', p.hired_on, t.opened_at::DATE)) <= coalesce(s.within_days, 90)
        WHERE s.correlate = 'person' GROUP BY s.source, s.id
        """
    )
