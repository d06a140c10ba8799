"""The zone of times is said, remembered for the source, or the organisation's; and the report says which, and why."""

from __future__ import annotations

import pandas as pd

from connectors.load import load
from connectors.look import look
from tests.exports_loaded import table

HEAD = "Ticket,Created,Closed,Category\n"
ORGANISATION = "id,name,invented,currency,time_zone,fiscal_year_start,minimum_people\nex,Example,yes,EUR,Europe/Oslo,1,5\n"


def _file(tmp_path, text, name="export.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _tickets(tmp_path, head=HEAD, name="export.csv"):
    more = "," * (head.count(",") - 3)
    return _file(tmp_path, head + f"T-1,2026-07-01 12:00,2026-07-02 12:00,Desk{more}\n", name)


def _zone(report) -> str:
    (told,) = [note for note in report.notes if note.startswith("Times ")]
    return told


def _opened(home) -> pd.Timestamp:
    return pd.Timestamp(table(home, "tickets")["opened_at"].iloc[0])


def test_where_nobody_said_anything_the_report_says_so(home, tmp_path):
    told = _zone(load(_tickets(tmp_path), home))
    assert told == "Times read as UTC, because neither the file nor the organisation says in which zone it was written; say it with --time-zone."


def test_the_organisations_zone_is_taken_and_told(home, tmp_path):
    load(_file(tmp_path, ORGANISATION, "organisation.csv"), home)
    (seen,) = look(_tickets(tmp_path), home)
    told = "Times read as Europe/Oslo, the organisation's zone, because nobody said otherwise; say it with --time-zone."
    assert seen.times == told
    assert told in seen.as_text()
    assert _zone(load(_tickets(tmp_path), home)) == told
    assert _opened(home) == pd.Timestamp("2026-07-01 10:00")


def test_what_is_said_wins_and_is_remembered_for_the_source_in_any_shape(home, tmp_path):
    load(_file(tmp_path, ORGANISATION, "organisation.csv"), home)
    assert _zone(load(_tickets(tmp_path), home, time_zone="Asia/Tokyo", source="desk")) == "Times read as Asia/Tokyo, as said."
    assert _opened(home) == pd.Timestamp("2026-07-01 03:00")
    again = _file(tmp_path, HEAD + "T-2,2026-07-05 12:00,,Desk\n", "again.csv")
    assert _zone(load(again, home, source="desk")) == "Times read as Asia/Tokyo, as said of such a file before."
    wider = _tickets(tmp_path, "Ticket,Created,Closed,Category,Priority\n", "wider.csv")
    assert _zone(load(wider, home, source="desk")) == "Times read as Asia/Tokyo, as said of this source before."
    assert "organisation" in _zone(load(wider, home, source="another"))


def test_cells_that_carry_their_own_zone_need_none(home, tmp_path):
    report = load(_file(tmp_path, HEAD + "T-1,2026-07-01T12:00:00+02:00,2026-07-02T12:00:00+02:00,Desk\n"), home, time_zone="Asia/Tokyo")
    assert _zone(report) == "Times carry their own zone."
    assert _opened(home) == pd.Timestamp("2026-07-01 10:00")


def test_one_column_may_carry_a_zone_and_another_not(home, tmp_path):
    report = load(_file(tmp_path, HEAD + "T-1,2026-07-01T12:00:00Z,2026-07-02 12:00,Desk\n"), home, time_zone="Europe/Oslo")
    assert _zone(report) == "Times read as Europe/Oslo, as said. Created carries its own zone."


def test_a_file_of_days_has_no_zone(home, tmp_path):
    report = load(_file(tmp_path, "Employee Number,Hire Date,Department\nE1,2020-01-02,IT\n"), home)
    assert not [note for note in report.notes if note.startswith("Times ")]


def test_an_order_of_days_and_months_that_was_said_before_is_told_as_that(home, tmp_path):
    open_order = "Ticket,Created,Closed,Category\nT-1,05-03-2024 09:00,06-03-2024 09:00,Desk\n"
    said = load(_file(tmp_path, open_order), home, dates="day")
    assert "Created was read day first, as said." in said.notes
    again = load(_file(tmp_path, open_order.replace("T-1", "T-2"), "again.csv"), home)
    assert "Created was read day first, as such a file was before." in again.notes
