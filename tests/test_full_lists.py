"""A full list that leaves somebody out says so; nobody is taken for a leaver."""

from __future__ import annotations

from sqlalchemy import select

from connectors.load import load
from data.schema import PEOPLE
from data.warehouse import Warehouse

_HEAD = "Employee Number,Full Name,Hire Date,Termination Date,Department,Location,Job Title,Status\n"
_ROWS = (
    "E1,Ann Example,2020-02-03,,Sales,Oslo,Seller,Active\n"
    "E2,Bo Example,2021-03-15,,Sales,Oslo,Seller,Active\n"
    "E3,Cy Example,2019-04-20,2024-05-31,Sales,Oslo,Seller,Terminated\n"
)


def people(folder, name, rows):
    path = folder / name
    path.write_text(_HEAD + rows, encoding="utf-8")
    return path


def test_people_missing_from_a_full_list_are_reported_and_stay(home, tmp_path):
    load(people(tmp_path, "january.csv", _ROWS), home, full=True)
    report = load(people(tmp_path, "february.csv", _ROWS.splitlines(keepends=True)[0]), home, full=True)
    assert any(note.startswith("1 records known from before are missing") for note in report.notes)
    frame = Warehouse(home).frame(select(PEOPLE))
    assert len(frame) == 3
    assert frame["left_on"].notna().sum() == 1


def test_a_part_of_the_list_says_nothing_about_the_others(home, tmp_path):
    load(people(tmp_path, "january.csv", _ROWS), home)
    report = load(people(tmp_path, "part.csv", _ROWS.splitlines(keepends=True)[0]), home)
    assert not any("missing from this full list" in note for note in report.notes)
