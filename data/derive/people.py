"""People: departments by name, and who belonged where at which time."""

from __future__ import annotations

import duckdb

from data.derive.replace import named, put_back
from data.derive.setting import Setting

UNKNOWN = "unknown"


def derive_people(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Department of every spell."""
    named(connection, "department_names", "departments")
    put_back(
        connection,
        "people",
        {"department": f"coalesce(d.id, nullif(trim(r.department_text), ''), '{UNKNOWN}') AS department"},
        "LEFT JOIN department_names d ON d.written = lower(trim(r.department_text))",
    )


def derive_requisitions(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Department of every open position, and the days that it took."""
    named(connection, "department_names", "departments")
    put_back(
        connection,
        "requisitions",
        {
            "department": f"coalesce(d.id, nullif(trim(r.department_text), ''), '{UNKNOWN}') AS department",
            "open_days": "CAST(date_diff('day', r.opened_at, r.accepted_at) - coalesce(r.held_days, 0) AS BIGINT) "
            "AS open_days",
            "opened_on": f"{setting.local_day('r.opened_at')} AS opened_on",
            "accepted_on": f"{setting.local_day('r.accepted_at')} AS accepted_on",
            "cancelled_on": f"CASE WHEN r.accepted_at IS NULL THEN {setting.local_day('r.cancelled_at')} END AS cancelled_on",
        },
        "LEFT JOIN department_names d ON d.written = lower(trim(r.department_text))",
    )


def rebuild_person_departments(connection: duckdb.DuckDBPyConnection) -> None:
    """Stretches of belonging to a department, from all versions of all people lists and the moments that they tell of.

    The first that is known of a spell holds from its first day on, later ones from the moment of their list. Of two
    lists of one moment the one that was loaded last counts.
    """
    named(connection, "department_names", "departments")
    connection.execute("DELETE FROM person_departments")
    connection.execute(
        f"""
        INSERT INTO person_departments (person, department, from_at, to_at)
        WITH spells AS (
            SELECT source, id, person, hired_on, department_text, version_at, batch FROM people_versions
            UNION ALL
            SELECT source, spell, person, hired_on, department_text, seen_at, batch FROM people_as_of
        ), newest AS (
            SELECT *, CAST(substr(batch, 2) AS BIGINT) AS arrived FROM spells WHERE department_text IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY source, id, version_at ORDER BY arrived DESC) = 1
        ), told AS (
            SELECT v.person, v.arrived, coalesce(d.id, nullif(trim(v.department_text), ''), '{UNKNOWN}') AS department,
                   CASE WHEN row_number() OVER (PARTITION BY v.source, v.id ORDER BY v.version_at) = 1
                        THEN coalesce(CAST(v.hired_on AS TIMESTAMP), TIMESTAMP '0001-01-01')
                        ELSE v.version_at END AS from_at
            FROM newest v LEFT JOIN department_names d ON d.written = lower(trim(v.department_text))
        ), once AS (
            SELECT person, from_at, arg_max(department, (arrived, department)) AS department FROM told GROUP BY person, from_at
        ), turns AS (
            SELECT person, department, from_at FROM once
            QUALIFY department IS DISTINCT FROM lag(department) OVER (PARTITION BY person ORDER BY from_at)
        )
        SELECT person, department, from_at,
               lead(from_at, 1, TIMESTAMP '9999-01-01') OVER (PARTITION BY person ORDER BY from_at)
        FROM turns
        """
    )


def name_people(connection: duckdb.DuckDBPyConnection) -> None:
    """A temporary table `person_names(alias, person)`; a name that two people share names neither."""
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE person_names AS
        SELECT alias, min(person) AS person FROM (
            SELECT alias, person FROM person_alias UNION SELECT person, person FROM people
        ) GROUP BY alias HAVING count(DISTINCT person) = 1
        """
    )


def department_join(row: str, person: str, written: str, at: str) -> tuple[str, str]:
    """SQL expression and joins for the department of a row: as written, else where the person was at that time."""
    joins = (
        f"LEFT JOIN department_names dn ON dn.written = lower(trim({row}.{written})) "
        f"LEFT JOIN person_names pn ON pn.alias = {person} "
        f"LEFT JOIN person_departments pd ON pd.person = pn.person AND {at} >= pd.from_at AND {at} < pd.to_at"
    )
    return f"coalesce(dn.id, nullif(trim({row}.{written}), ''), pd.department, '{UNKNOWN}')", joins
