"""Stretches of time in one state or with one team, from rows that each tell of one change."""

from __future__ import annotations

from connectors.work import Work
from data.batch import Rows

_MAPPED = ("ticket", "field", "value", "started_at", "ended_at", "position")


def from_changes(work: Work) -> list[Rows]:
    """Events of every ticket whose export has one row per change.

    A stretch runs from the row in which a value first stands to the row in which another one does. Its id is made of
    its beginning, so that a longer export of the same ticket says the same stretch again.
    """
    fields = [name for name in ("state", "team") if work.has(name)]
    if not fields or not work.has("updated_at"):
        return []
    order = ", ".join([*(name for name in work.profile.order if work.has(name)), "_row"])
    opened = "opened_at" if work.has("opened_at") else "updated_at"
    changes = " UNION ALL ".join(
        f"SELECT ticket, '{name}' AS field, {name} AS value, changed_at, opened_at, place FROM told WHERE {name} IS NOT NULL"
        for name in fields
    )
    told = f"""SELECT id AS ticket, {", ".join(fields)}, updated_at AS changed_at, {opened} AS opened_at,
                      row_number() OVER (PARTITION BY id ORDER BY updated_at, {order}) AS place
        FROM typed WHERE _trouble = 0 AND updated_at IS NOT NULL"""
    return [work.write("ticket_events", _MAPPED, _STRETCHES.format(told=told, changes=changes))]


# The first stretch begins when the ticket was opened: its first row is written a little later.
_STRETCHES = """
WITH told AS ({told}),
changes AS ({changes}),
begun AS (
    SELECT *, CASE WHEN place = 1 THEN least(opened_at, changed_at) ELSE changed_at END AS started_at
    FROM changes
    QUALIFY value IS DISTINCT FROM lag(value) OVER (PARTITION BY ticket, field ORDER BY place)
         OR lag(place) OVER (PARTITION BY ticket, field ORDER BY place) IS NULL
),
stretches AS (
    SELECT *, lead(changed_at) OVER (PARTITION BY ticket, field ORDER BY place) AS ended_at,
           row_number() OVER (PARTITION BY ticket, field ORDER BY place) AS position,
           row_number() OVER (PARTITION BY ticket, field, started_at ORDER BY place) AS twin
    FROM begun
)
SELECT concat_ws('/', ticket, field, CAST(started_at AS VARCHAR), CAST(twin AS VARCHAR)) AS id,
       coalesce(ended_at, started_at) AS version_at,
       ticket, field, value, started_at, ended_at, CAST(position AS BIGINT) AS position
FROM stretches
"""
