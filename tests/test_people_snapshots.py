"""Yearly snapshots: people are counted once, the newest year counts, two-digit years lie in the past."""

from __future__ import annotations

from datetime import date

import pandas as pd

from connectors.load import load
from connectors.profiles import sample
from tests.exports_loaded import person, sampled, table, written


def test_people_are_counted_not_their_years(home):
    report = load(sample("people_snapshots"), home)
    assert (report.rows, report.kept, report.refused) == (26, 9, 1)


def test_the_newest_year_says_where_somebody_works_and_whether_they_left(home):
    found = sampled(home, "people_snapshots", "people")
    assert person(found, "1322")["department_text"] == "IT"
    assert person(found, "1320")[["status", "leave_kind"]].tolist() == ["TERMINATED", "voluntary"]
    assert person(found, "1323")["leave_kind"] == "retirement"
    assert found["left_on"].notna().sum() == 3


def test_the_first_of_1900_is_no_last_day(home):
    found = sampled(home, "people_snapshots", "people")
    assert pd.to_datetime(found["left_on"]).min() > pd.Timestamp("2024-01-01")


def test_a_year_of_two_digits_never_lies_far_ahead(home):
    found = sampled(home, "people_snapshots", "people")
    assert pd.Timestamp(person(found, "1318")["hired_on"]).date() == date(1964, 1, 14)
    assert pd.Timestamp(person(found, "1319")["hired_on"]).date() == date(1992, 2, 15)


def test_a_year_alone_stands_for_its_last_day(home, tmp_path):
    written(
        home, tmp_path,
        "Year,Employee ID,Hire Date,Department\n2023,1,2020-03-14,IT\n2024,1,2020-03-14,Sales\n2023,2,2021-03-14,IT\n2024,2,2021-03-14,IT\n", "people_snapshots",
    )
    found = table(home, "people")
    assert set(pd.to_datetime(found["seen_at"])) == {pd.Timestamp("2024-12-31")}
    assert person(found, "1")["department_text"] == "Sales"


def test_a_list_of_one_year_is_a_plain_list(home, tmp_path):
    written(home, tmp_path, "Year,Employee ID,Hire Date,Department\n2023,1,2020-03-14,IT\n2023,2,2021-03-14,IT\n", "people_list")
