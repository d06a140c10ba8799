"""Zones and working hours, against the zone database itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import calendar
from data.errors import WindshieldError

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
ZONES = ["UTC", "Europe/Oslo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland"]
moments = st.datetimes(datetime(2024, 1, 2), datetime(2026, 12, 30)).map(lambda m: m.replace(microsecond=0))


def ask(expression: str):
    return duckdb.sql(f"SELECT {expression}").fetchall()[0][0]


@settings(max_examples=60, deadline=None)
@given(moments, st.sampled_from(ZONES))
def test_local_time_is_that_of_the_zone(moment, name):
    told = ask(calendar.local_sql(f"TIMESTAMP '{moment}'", name, FIRST, LAST))
    assert told == moment.replace(tzinfo=UTC).astimezone(ZoneInfo(name)).replace(tzinfo=None)


@settings(max_examples=60, deadline=None)
@given(moments, st.sampled_from(ZONES))
def test_the_way_to_utc_and_back_ends_where_it_began(moment, name):
    back = ask(calendar.utc_sql(f"TIMESTAMP '{moment}'", name, FIRST, LAST))
    place = ZoneInfo(name)
    wall = back.replace(tzinfo=UTC).astimezone(place).replace(tzinfo=None)
    exists = moment.replace(tzinfo=place).astimezone(UTC).astimezone(place).replace(tzinfo=None) == moment
    assert wall == moment or not exists


def test_an_unknown_zone_is_named():
    with pytest.raises(WindshieldError, match="Mars"):
        calendar.zone("Mars/Olympus")


def test_without_a_calendar_the_week_is_monday_to_friday_nine_to_five():
    empty = pd.DataFrame(columns=["location", "weekday", "on", "opens", "closes", "time_zone"])
    hours = calendar.working_hours(empty, "UTC", date(2025, 1, 6), date(2025, 1, 12))
    week = hours[hours["hour"] < pd.Timestamp("2025-01-13")]
    assert (week["closes"] - week["opens"]).sum() == 5 * 8 * 60


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 23 * 60), st.integers(15, 600), st.sampled_from(ZONES))
def test_working_minutes_of_a_day_are_what_was_declared(opens, length, name):
    closes = min(opens + length, 24 * 60 - 1)
    clock = [f"{m // 60:02d}:{m % 60:02d}" for m in (opens, closes)]
    declared = pd.DataFrame(
        [{"location": "*", "weekday": 3, "on": None, "opens": clock[0], "closes": clock[1], "time_zone": name}])
    hours = calendar.working_hours(declared, None, date(2025, 1, 6), date(2025, 1, 12))
    inside = hours[hours["hour"] < pd.Timestamp("2025-01-13")]
    assert (inside["closes"] - inside["opens"]).sum() == closes - opens
    assert (hours["before"].diff().dropna() >= 0).all()


def test_offsets_name_each_change_once():
    steps = calendar.offsets("Europe/Oslo", FIRST, LAST)
    assert [offset for _, offset in steps] == [60, 120, 60, 120, 60, 120, 60]
    assert all(b - a > timedelta(days=60) for (a, _), (b, _) in zip(steps, steps[1:], strict=False))
