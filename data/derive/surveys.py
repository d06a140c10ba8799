"""Answers: what was asked, the score along the scale, and whose department and service they speak of."""

from __future__ import annotations

import duckdb

from data.derive.people import department_join, name_people
from data.derive.replace import named, put_back
from data.derive.setting import Setting
from data.derive.tickets import UNASSIGNED

# Favourable answers by length of scale, from the lowest to the highest point (indicators.md, formulas).
_FAVOURABLE_POINTS = {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2, 9: 2, 10: 2, 11: 2}
_POINTS = "CAST(q.scale_high - q.scale_low + 1 AS BIGINT)"
_ARRIVED = (
    "(SELECT source, id, min(CAST(substr(batch, 2) AS BIGINT)) AS arrived FROM {table}_versions GROUP BY source, id)"
)


def derive_responses(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Service, department at the time, local day and order of arrival of every questionnaire."""
    named(connection, "department_names", "departments")
    named(connection, "service_names", "services")
    name_people(connection)
    department, joins = department_join("r", "coalesce(r.person, t.person)", "department_text", "r.answered_at")
    put_back(
        connection,
        "responses",
        {
            "service": f"coalesce(t.service, sn.id, nullif(trim(r.service_text), ''), '{UNASSIGNED}') AS service",
            "department": f"CASE WHEN r.person IS NULL AND r.department_text IS NULL AND t.id IS NOT NULL "
            f"THEN t.department ELSE {department} END AS department",
            "employee": "pn.person AS employee",
            "answered_on": f"{setting.local_day('r.answered_at')} AS answered_on",
            "arrived": "a.arrived AS arrived",
        },
        "LEFT JOIN (SELECT id, min(service) AS service, min(department) AS department, min(person) AS person FROM tickets "
        "GROUP BY id HAVING count(*) = 1) t ON t.id = r.ticket "
        f"LEFT JOIN service_names sn ON sn.written = lower(trim(r.service_text)) {joins} "
        f"LEFT JOIN {_ARRIVED.format(table='responses')} a ON a.source = r.source AND a.id = r.id",
    )


def derive_answers(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """What each answer says on its question's scale; a question nobody described says nothing."""
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE asked_questions AS
        SELECT survey, "column", arg_max({'asks': asks, 'scale_low': scale_low, 'scale_high': scale_high,
               'zero_means': zero_means, 'reversed': coalesce(reversed, FALSE),
               'moment': nullif(trim(moment), ''), 'confidential': coalesce(confidential, TRUE)},
               (coalesce(confirmed, FALSE)::INT, source, id)) AS q
        FROM questions GROUP BY survey, "column"
        """
    )
    cases = " ".join(f"WHEN {points} THEN {top}" for points, top in _FAVOURABLE_POINTS.items())
    missing = "(q.zero_means = 'missing' AND r.value = 0)"
    turned = "CASE WHEN q.reversed THEN q.scale_low + q.scale_high - r.value ELSE r.value END"
    value = f"CASE WHEN {missing} OR r.value < q.scale_low OR r.value > q.scale_high THEN NULL ELSE {turned} END"
    eleven = f"{_POINTS} = 11"
    put_back(
        connection,
        "answers",
        {
            "asks": "q.asks AS asks",
            "score": f"({value} - q.scale_low) / nullif(q.scale_high - q.scale_low, 0) * 100.0e0 AS score",
            "favourable": f"({value}) > q.scale_high - (CASE {_POINTS} {cases} END) AS favourable",
            "promoter": f"CASE WHEN {eleven} THEN ({value}) >= q.scale_low + 9 END AS promoter",
            "detractor": f"CASE WHEN {eleven} THEN ({value}) <= q.scale_low + 6 END AS detractor",
            "confidential": "coalesce(q.confidential, TRUE) AS confidential",
            "person": "p.person AS person",
            "employee": "p.employee AS employee",
            "service": f"coalesce(p.service, '{UNASSIGNED}') AS service",
            "moment": "coalesce(q.moment, sv.moment) AS moment",
            "department": "coalesce(p.department, 'unknown') AS department",
            "answered_on": f"coalesce(p.answered_on, {setting.local_day('r.answered_at')}) AS answered_on",
            "arrived": "a.arrived AS arrived",
        },
        'LEFT JOIN (SELECT survey, "column", q.* FROM asked_questions) q ON q.survey = r.survey AND q."column" = r."column" '
        "LEFT JOIN responses p ON p.source = r.source AND p.id = r.response "
        "LEFT JOIN (SELECT id, min(nullif(trim(moment), '')) AS moment FROM services GROUP BY id) sv ON sv.id = p.service "
        f"LEFT JOIN {_ARRIVED.format(table='answers')} a ON a.source = r.source AND a.id = r.id",
    )


def derive_invitations(connection: duckdb.DuckDBPyConnection, setting: Setting) -> None:
    """Department, local day and order of arrival of every invitation."""
    named(connection, "department_names", "departments")
    name_people(connection)
    department, joins = department_join("r", "r.person", "department_text", "r.invited_at")
    put_back(
        connection,
        "invitations",
        {
            "department": f"{department} AS department",
            "invited_on": f"{setting.local_day('r.invited_at')} AS invited_on",
            "arrived": "a.arrived AS arrived",
        },
        f"{joins} LEFT JOIN {_ARRIVED.format(table='invitations')} a ON a.source = r.source AND a.id = r.id",
    )
