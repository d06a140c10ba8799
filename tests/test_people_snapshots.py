"""Yearly snapshots: people are counted once, each year says where they were then, two-digit years lie in the past."""

from __future__ import annotations

from datetime import date

import pandas as pd

from sqlalchemy import select

from connectors.load import load
from connectors.profiles import sample
from data.schema import PERSON_DEPARTMENTS
from data.warehouse import Warehouse
from tests.exports_loaded import person, sampled, table, who, written


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


def _stretches(home, name: str) -> list[tuple[str, str]]:
    told = Warehouse(home).frame(select(PERSON_DEPARTMENTS).where(PERSON_DEPARTMENTS.c.person == who(name)).order_by(PERSON_DEPARTMENTS.c.from_at))
    return [(row["department"], f"{row['from_at']:%Y-%m-%d}") for row in told.to_dict("records")]


def test_every_year_says_where_people_were_then(home):
    report = load(sample("people_snapshots"), home)
    assert report.tables["people_as_of"] == 25
    found = table(home, "people_as_of")
    then = found[found["person"] == who("1320")].sort_values("seen_at")
    assert then["status"].tolist() == ["ACTIVE", "TERMINATED"]
    assert then["left_on"].notna().tolist() == [False, True]
    assert _stretches(home, "1322") == [("Claims", "2004-05-18"), ("IT", "2025-12-31")]
    Warehouse(home).undo(report.batch)
    assert (len(table(home, "people_as_of")), _stretches(home, "1322")) == (0, [])


_MOVED = "Year,Employee ID,Hire Date,Department\n" + "".join(
    f"{year},{number},2020-03-14,{'Claims' if number == 1 and year < 2025 else 'IT'}\n" for year in (2023, 2024, 2025) for number in (1, 2)
)
_TICKETS = "Ticket,Created,Closed,Category,Requester\nT-1,2024-06-01,2024-06-02,Desk,1\nT-2,2026-02-01,2026-02-03,Desk,1\nT-3,2024-06-01,2024-06-02,Desk,2\n"


def test_a_ticket_belongs_to_the_department_of_its_own_year(home, tmp_path):
    written(home, tmp_path, _MOVED, "people_snapshots")
    written(home, tmp_path, _TICKETS, "ticket_list")
    found = table(home, "tickets")
    assert dict(zip(found["id"], found["department"], strict=True)) == {"T-1": "Claims", "T-2": "IT", "T-3": "IT"}


def test_years_that_come_later_in_a_file_of_their_own_fill_the_past(home, tmp_path):
    lines = _MOVED.splitlines(keepends=True)
    recent, older = [lines[0], *lines[3:]], lines[:5]
    written(home, tmp_path, "".join(recent), "people_snapshots")
    assert _stretches(home, "1") == [("Claims", "2020-03-14"), ("IT", "2025-12-31")]
    report = written(home, tmp_path, "".join(older), "people_snapshots")
    assert report.changed == 0, "an older year changes nothing of how things stand"
    assert person(table(home, "people"), "1")["department_text"] == "IT"
    assert _stretches(home, "1") == [("Claims", "2020-03-14"), ("IT", "2025-12-31")]
