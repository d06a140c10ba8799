"""What deriving needs to know of the organisation: its zone and the span of its data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from data import calendar, versions

_BOUNDS = (date(1990, 1, 1), date(2100, 1, 1))
_MOMENTS = {
    "tickets": "SELECT min(opened_at), max(greatest(opened_at, resolved_at, closed_at, updated_at)) FROM {}",
    "responses": "SELECT min(answered_at), max(answered_at) FROM {}",
    "answers": "SELECT min(answered_at), max(answered_at) FROM {}",
    "outages": "SELECT min(started_at), max(ended_at) FROM {}",
    "requisitions": "SELECT min(opened_at), max(greatest(opened_at, accepted_at, cancelled_at)) FROM {}",
    "invitations": "SELECT min(invited_at), max(invited_at) FROM {}",
}


@dataclass(frozen=True)
class Setting:
    """The organisation's zone, and the first and last day of anything with a moment."""

    zone: str | None
    first: date
    last: date

    def local(self, expression: str) -> str:
        """SQL for the local time of a UTC moment."""
        return calendar.local_sql(expression, self.zone, self.first, self.last)

    def local_day(self, expression: str) -> str:
        """SQL for the local day of a UTC moment."""
        return f"CAST({self.local(expression)} AS DATE)"


def read_setting(connection: duckdb.DuckDBPyConnection) -> Setting:
    """Zone and span of the data at hand."""
    moments = []
    for table, query in _MOMENTS.items():
        for rows in (table, f"fresh_{table}"):
            if versions.exists(connection, rows):
                moments += [m for m in connection.execute(query.format(rows)).fetchall()[0] if m is not None]
    named = connection.execute("SELECT time_zone FROM organisation ORDER BY source, id LIMIT 1").fetchall()
    days = [_within(m) for m in moments] or [date(2000, 1, 1)]
    return Setting(named[0][0] if named else None, min(days), max(days))


def _within(moment: datetime) -> date:
    return min(max(moment.date(), _BOUNDS[0]), _BOUNDS[1])
