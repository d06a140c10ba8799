"""Time as the organisation keeps it: zones, local days, working hours by location."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pandas as pd

from data.errors import WindshieldError

DEFAULT_ZONE = "UTC"
# Used, and said, only where no calendar was declared.
DEFAULT_WEEK = tuple((weekday, "09:00", "17:00") for weekday in range(1, 6))
EVERYWHERE = "*"


def zone(name: str | None) -> ZoneInfo:
    """The IANA zone of that name, UTC where none is given.

    Raises:
        WindshieldError: there is no such zone.
    """
    try:
        return ZoneInfo(name or DEFAULT_ZONE)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise WindshieldError(
            f"there is no time zone {name!r}.", change="Use an IANA name such as Europe/Oslo."
        ) from error


def offsets(name: str | None, first: date, last: date) -> list[tuple[datetime, int]]:
    """Moments in UTC from which on an offset holds, with that offset in minutes; oldest first."""
    place = zone(name)
    hours = np.arange(np.datetime64(first, "h"), np.datetime64(last, "h") + np.timedelta64(48, "h"))
    # An offset changes a few times a year: look at day ends, then at the hours of the days that differ.
    days = hours[::24]
    seen = [_offset(place, day) for day in days]
    found = [(days[0].astype(datetime), seen[0])]
    for i in range(1, len(days)):
        if seen[i] != seen[i - 1]:
            within = hours[(i - 1) * 24 : i * 24 + 1]
            change = next(hour for hour in within if _offset(place, hour) == seen[i])
            found.append((change.astype(datetime), seen[i]))
    return found


def _offset(place: ZoneInfo, hour: np.datetime64) -> int:
    moment = hour.astype("datetime64[s]").astype(datetime).replace(tzinfo=UTC)
    return int(moment.astimezone(place).utcoffset().total_seconds() // 60)


def local_sql(expression: str, name: str | None, first: date, last: date) -> str:
    """SQL for the local time of a UTC moment: a choice among the zone's few offsets in that span."""
    steps = offsets(name, first, last)
    minutes = str(steps[0][1])
    if len(steps) > 1:
        later = " ".join(
            f"WHEN {expression} >= TIMESTAMP '{start:%Y-%m-%d %H:%M:%S}' THEN {offset}" for start, offset in steps[:0:-1]
        )
        minutes = f"(CASE {later} ELSE {steps[0][1]} END)"
    return f"({expression} + to_minutes({minutes}))"


def utc_sql(expression: str, name: str | None, first: date, last: date) -> str:
    """SQL for the UTC moment of a local time; in the hour that comes twice, the first of the two."""
    steps = offsets(name, first, last)
    minutes = str(steps[0][1])
    if len(steps) > 1:
        later = []
        for (start, offset), (_, before) in zip(steps[:0:-1], steps[-2::-1], strict=True):
            shown = start + timedelta(minutes=max(offset, before))
            later.append(f"WHEN {expression} >= TIMESTAMP '{shown:%Y-%m-%d %H:%M:%S}' THEN {offset}")
        minutes = f"(CASE {' '.join(later)} ELSE {steps[0][1]} END)"
    return f"({expression} - to_minutes({minutes}))"


def working_hours(calendar: pd.DataFrame, home_zone: str | None, first: date, last: date) -> pd.DataFrame:
    """Working minutes hour by hour, so that a span is the difference of two look-ups.

    Args:
        calendar: rows `location, weekday, on, opens, closes, time_zone`; a row with `on` is a holiday.

    Returns:
        `location, hour` (UTC), `before` (working minutes until then), `opens`, `closes` (the working part of that
        hour, in minutes); one row per location and hour from first to last, locations as declared and `*`.
    """
    locations = sorted({EVERYWHERE, *calendar["location"].dropna()})
    return pd.concat([_location(calendar, place, home_zone, first, last) for place in locations], ignore_index=True)


def _location(calendar: pd.DataFrame, place: str, home_zone: str | None, first: date, last: date) -> pd.DataFrame:
    week, zone_name = _week(calendar, place, home_zone)
    shared = calendar["location"].isin([place, EVERYWHERE]) & calendar["on"].notna()
    holidays = {pd.Timestamp(day).date() for day in calendar.loc[shared, "on"]}
    start = np.datetime64(first, "h")
    hours = np.arange(start, np.datetime64(last, "h") + np.timedelta64(48, "h"))
    marked: tuple[list[float], list[float]] = [0.0] * len(hours), [0.0] * len(hours)
    first_minute = int(start.astype("datetime64[m]").astype(int))
    day = first - timedelta(days=1)
    while day <= last + timedelta(days=2):
        if day not in holidays:
            for begin, end in week.get(day.isoweekday(), ()):
                _mark(first_minute, *marked, _utc(day, begin, zone_name), _utc(day, end, zone_name))
        day += timedelta(days=1)
    opens, closes = (np.array(minutes) for minutes in marked)
    before = np.concatenate([[0.0], np.cumsum(closes - opens)[:-1]])
    return pd.DataFrame({"location": place, "hour": hours, "before": before, "opens": opens, "closes": closes})


def _week(calendar: pd.DataFrame, place: str, home_zone: str | None) -> tuple[dict, ZoneInfo]:
    declared = calendar[calendar["weekday"].notna()]
    own = declared[declared["location"] == place]
    rows = own if len(own) else declared[declared["location"] == EVERYWHERE]
    zones = rows["time_zone"].dropna()
    week: dict[int, list] = {}
    hours = list(zip(rows["weekday"], rows["opens"], rows["closes"], strict=True)) or DEFAULT_WEEK
    for weekday, begin, end in hours:
        week.setdefault(int(weekday), []).append((begin, end))
    return week, zone(zones.iloc[0] if len(zones) else home_zone)


def _utc(day: date, clock: str, place: ZoneInfo) -> int:
    """Minutes since 1970 of a local time."""
    hour, minute = (int(part) for part in str(clock).split(":")[:2])
    moment = datetime(day.year, day.month, day.day, tzinfo=place) + timedelta(hours=hour, minutes=minute)
    return int(moment.timestamp()) // 60


def _mark(first_minute: int, opens: list[float], closes: list[float], begin: int, end: int) -> None:
    """Write one stretch of work, in minutes since 1970, into the hours that it touches."""
    begin, end = begin - first_minute, end - first_minute
    for hour in range(max(begin // 60, 0), min((end - 1) // 60, len(opens) - 1) + 1):
        opens[hour] = float(max(begin - hour * 60, 0))
        closes[hour] = float(min(end - hour * 60, 60))
