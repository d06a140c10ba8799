"""A ServiceNow list of any length, written in one statement: what the benchmarks load."""

from __future__ import annotations

from pathlib import Path

import duckdb

COLUMNS = (
    "number", "category", "subcategory", "state", "priority", "opened_at", "closed_at", "resolved_at", "sys_updated_on",
    "assignment_group", "caller_id", "location", "contact_type", "cmdb_ci", "made_sla", "reassignment_count",
    "reopen_count", "urgency", "impact", "knowledge",
)
_WRITE = """
    COPY (
        SELECT 'INC' || lpad(i::TEXT, 8, '0') AS number, 'Category ' || (hash(i * 3) % 40) || ' of the desk' AS category,
               'Subcategory ' || (hash(i * 5) % 200) || ' of it' AS subcategory,
               CASE WHEN i % 50 = 0 THEN 'In Progress' ELSE 'Closed' END AS state,
               (1 + hash(i) % 4) || ' - Priority' AS priority, strftime(o, '%Y-%m-%d %H:%M:%S') AS opened_at,
               CASE WHEN i % 50 > 0 THEN strftime(o + to_hours(h + 20), '%Y-%m-%d %H:%M:%S') ELSE '' END AS closed_at,
               CASE WHEN i % 50 > 0 THEN strftime(o + to_hours(h), '%Y-%m-%d %H:%M:%S') ELSE '' END AS resolved_at,
               strftime(o + to_hours(h + 20), '%Y-%m-%d %H:%M:%S') AS sys_updated_on,
               'Group ' || (hash(i * 7) % 80) || ', first line' AS assignment_group,
               'Colleague ' || (hash(i * 11) % 50000) || ' Invented' AS caller_id,
               'Location ' || (hash(i * 13) % 60) || ', Harbour Street' AS location, ['Phone', 'Portal', 'Mail'][1 + i % 3] AS contact_type,
               'Configuration item ' || (hash(i * 17) % 5000) AS cmdb_ci, i % 5 > 0 AS made_sla, i % 4 AS reassignment_count,
               (i % 40 = 0)::INT AS reopen_count, '2 - Medium' AS urgency, '2 - Medium' AS impact, i % 9 = 0 AS knowledge
        FROM (SELECT i, TIMESTAMP '2021-01-01' + to_minutes((hash(i) % 2600000)::INT) AS o,
                     (hash(i + 1) % 200)::INT AS h FROM range($rows) r(i))
    ) TO '{path}' (FORMAT csv, HEADER)
"""


def write_tickets(path: Path, rows: int) -> Path:
    """A CSV file of so many tickets in 20 columns; the same bytes each time."""
    return _write(path, _WRITE.replace("$rows", str(int(rows))))


def write_changes(path: Path, rows: int, every: int) -> Path:
    """Every so-manyth of those tickets again, updated a day later and held by another group."""
    changed = _WRITE.replace("range($rows)", f"range(0, {int(rows)}, {int(every)})")
    changed = changed.replace("to_hours(h + 20), '%Y-%m-%d %H:%M:%S') AS sys_updated_on", "to_hours(h + 44), '%Y-%m-%d %H:%M:%S') AS sys_updated_on")
    return _write(path, changed.replace("first line", "second line"))


def _write(path: Path, statement: str) -> Path:
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("SET enable_progress_bar = false")
    connection.execute(statement.format(path=str(path).replace("'", "''")))
    return path
