"""The working clock: from which the working minutes up to any moment, and the next opening, are read."""

from __future__ import annotations

from datetime import datetime

import duckdb

from data import calendar
from data.derive.setting import Setting


def wind(connection: duckdb.DuckDBPyConnection, setting: Setting, newest: datetime | None) -> None:
    """Make `work_clock(location, hour, before, opens, closes, opens_at, next_opens_at)` over the span of the data.

    It goes on to the ``newest`` moment, until which open cases are seen: what happened to a ticket may be told later
    than the ticket itself.

    ``opens_at`` is when work begins in that hour, ``next_opens_at`` when it next begins in a later one.
    """
    declared = connection.execute('SELECT location, weekday, "on", opens, closes, time_zone FROM calendar').df()
    last = max(setting.last, newest.date()) if newest else setting.last
    connection.register("clock_rows", calendar.working_hours(declared, setting.zone, setting.first, last))
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE work_clock AS
        WITH opening AS (
            SELECT *, CASE WHEN closes > opens THEN hour + to_minutes(CAST(opens AS BIGINT)) END AS opens_at FROM clock_rows
        )
        SELECT *, min(opens_at) OVER (PARTITION BY location ORDER BY hour ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
               AS next_opens_at
        FROM opening
        """
    )
    connection.unregister("clock_rows")


def joins(location: str, since: str, until: str) -> str:
    """SQL that joins the clock at two moments, as `a` and `b`."""
    return (
        f"LEFT JOIN work_clock a ON a.location = {location} AND a.hour = date_trunc('hour', {since}) "
        f"LEFT JOIN work_clock b ON b.location = {location} AND b.hour = date_trunc('hour', {until})"
    )


def minutes(at: str, moment: str) -> str:
    """SQL for the working minutes up to a moment whose hour is joined as ``at``."""
    return f"({at}.before + greatest(0.0, least({_minute(moment)}, {at}.closes) - {at}.opens))"


def worked_hours(since: str, until: str) -> str:
    """SQL for the working hours between two moments, joined as `a` and `b`."""
    return f"({minutes('b', until)} - {minutes('a', since)}) / 60.0e0"


def before_opening(since: str, until: str, ended: str, cancelled: str) -> str:
    """SQL for whether what was asked outside working hours was there before they next began.

    NULL where it was asked within them, was cancelled, or where neither has come yet.
    """
    opens_at = f"CASE WHEN a.opens_at >= {since} THEN a.opens_at ELSE a.next_opens_at END"
    return (
        f"CASE WHEN {cancelled} OR ({_minute(since)} >= a.opens AND {_minute(since)} < a.closes) THEN NULL "
        f"WHEN {ended} THEN {until} < coalesce({opens_at}, TIMESTAMP '9999-01-01') WHEN {until} >= {opens_at} THEN FALSE END"
    )


def _minute(moment: str) -> str:
    return f"((epoch_us({moment}) % 3600000000) / 60000000.0e0)"
