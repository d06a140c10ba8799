"""Checks, identities and counts of a load."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from io import StringIO

import pytest
from sqlalchemy import func, select

from connectors.load import load
from data.errors import FileRefused, UnknownName
from data.person_key import hash_person, person_key
from data.schema import ANSWERS, PEOPLE, PERSON_ALIAS, QUESTIONS, REFUSALS, RESPONSES, STATE_CLASSES, TICKETS
from data.warehouse import Warehouse


def _write(tmp_path, rows, name="export.csv"):
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path = tmp_path / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def _tickets(tmp_path, *rows, header=("Ticket", "Category", "Opened", "Closed", "Updated", "Requester", "Reopens")):
    return _write(tmp_path, [header, *rows])


def _reasons(home):
    return Warehouse(home).rows(select(REFUSALS.c.row, REFUSALS.c.column, REFUSALS.c.reason).order_by(REFUSALS.c.row))


def test_each_check_names_row_column_and_reason(tmp_path, home):
    far = (datetime.now() + timedelta(days=900)).strftime("%Y-%m-%d")
    report = load(_tickets(
        tmp_path,
        ("T-1", "Food", "2026-01-02", "2026-01-03", "2026-01-03", "Ann", "0"),
        ("T-2", "Food", "", "", "", "Ann", "0"),
        ("", "Food", "2026-01-02", "", "", "Ann", "0"),
        ("T-4", "Food", "2026-02-30", "", "", "Ann", "0"),
        ("T-5", "Food", "2026-01-05", "2026-01-04", "", "Ann", "0"),
        ("T-6", "Food", far, "", "", "Ann", "0"),
        ("T-7", "Food", "2026-01-05", "", "", "Ann", "many"),
        ("T-8", "Food", "2026-01-05", "Bo Example 3", "", "Ann", "1.5"),
    ), home)
    assert (report.rows, report.read, report.kept, report.refused) == (8, 8, 1, 7)
    assert _reasons(home) == [
        (2, "Opened", "there is no Opened"),
        (3, "Ticket", "there is no Ticket"),
        (4, "Opened", "2026-02-30: this day does not exist"),
        (5, "Closed", "closed before it was opened"),
        (6, "Opened", "this lies more than a year in the future"),
        (7, "Reopens", "this is no whole number"),
        # What stands there is not repeated: it may be a name.
        (8, "Closed", "this is no date"),
    ]
    assert report.reasons["Opened: this day does not exist"] == 1


def test_a_repeated_record_counts_once_and_its_newest_row_counts(tmp_path, home):
    report = load(_tickets(
        tmp_path,
        ("T-1", "New", "2026-01-02", "", "2026-01-05", "Ann", "0"),
        ("T-1", "Old", "2026-01-02", "", "2026-01-03", "Ann", "0"),
        ("T-2", "First", "2026-01-02", "", "", "Ann", "0"),
        ("T-2", "Last", "2026-01-02", "", "", "Ann", "0"),
        ("T-3", "Sound", "2026-01-02", "", "", "Ann", "0"),
        ("T-3", "Broken", "2026-02-30", "", "", "Ann", "0"),
    ), home)
    assert (report.rows, report.read, report.kept, report.refused) == (6, 3, 3, 0)
    assert Warehouse(home).rows(select(TICKETS.c.category).order_by(TICKETS.c.id)) == [("New",), ("Last",), ("Sound",)]
    assert any("2 rows repeat a record" in note for note in report.notes)
    assert any("1 records were kept although" in note for note in report.notes)


def test_blank_rows_are_no_rows_and_round_counts_are_told(tmp_path, home):
    rows = [(f"T-{i}", "Food", "2026-01-02", "", "", "Ann", "0") for i in range(999)]
    report = load(_tickets(tmp_path, *rows, ("", "", "", "", "", "", "")), home)
    assert (report.rows, report.read) == (1000, 999)
    assert any("exactly 1,000 rows" in note for note in report.notes)
    assert any("1 rows are empty" in note for note in report.notes)


def test_an_older_list_never_wins_and_a_file_without_a_column_blanks_nothing(tmp_path, home):
    load(_tickets(tmp_path, ("T-1", "Now", "2026-01-02", "2026-01-09", "2026-01-09", "Ann", "1")), home)
    older = load(_tickets(tmp_path, ("T-1", "Then", "2026-01-02", "", "2026-01-03", "Ann", "0")), home)
    assert (older.same, older.changed) == (1, 0)
    newer = load(_write(tmp_path, [("Ticket", "Category", "Opened", "Updated"), ("T-1", "Later", "2026-01-02", "2026-01-20")]), home)
    assert newer.changed == 1
    assert Warehouse(home).rows(select(TICKETS.c.category, TICKETS.c.closed_at, TICKETS.c.reopen_count)) == [
        ("Later", datetime(2026, 1, 9), 1)]


def test_columns_are_corrected_by_hand_and_remembered(tmp_path, home):
    path = _write(tmp_path, [("Ticket", "Opened", "Topic area", "Short text"), ("T-1", "2026-01-02", "Food", "Too cold")])
    report = load(path, home, source="tray", mapping={"Topic area": "category", "Short text": "title"})
    assert report.unmapped == ()
    again = _write(tmp_path, [("Ticket", "Opened", "Topic area", "Short text"), ("T-2", "2026-01-03", "Drink", "Too warm")], "b.csv")
    assert load(again, home, source="tray").unmapped == ()
    assert Warehouse(home).rows(select(TICKETS.c.category, TICKETS.c.title).order_by(TICKETS.c.id)) == [("Food", "Too cold"), ("Drink", "Too warm")]
    with pytest.raises(UnknownName, match="Did you mean 'category'"):
        load(path, home, source="tray", mapping={"Topic area": "categorie"})
    with pytest.raises(UnknownName, match="Did you mean 'Topic area'"):
        load(path, home, source="tray", mapping={"Topic": "category"})


def test_what_is_not_mapped_is_not_stored(tmp_path, home):
    load(_write(tmp_path, [("Ticket", "Opened", "Subject"), ("T-1", "2026-01-02", "Very private matter")]), home)
    assert b"Very private" not in home.warehouse.read_bytes()


def test_people_are_linked_by_any_of_their_identifiers(tmp_path, home):
    load(_write(tmp_path, [("Employee Number", "Full Name", "E-mail", "Hire Date", "Department"),
                           ("E-1", "Ann  Example", "Ann@example.org", "2020-01-31", "Sales")], "people.csv"), home)
    key = person_key()
    warehouse = Warehouse(home)
    assert warehouse.rows(select(PEOPLE.c.person)) == [(hash_person("E-1", key),)]
    aliases = set(warehouse.rows(select(PERSON_ALIAS.c.kind, PERSON_ALIAS.c.alias)))
    assert aliases == {("number", hash_person("e-1", key)), ("email", hash_person("ann@example.org", key)), ("name", hash_person("ann example", key))}
    report = load(_tickets(tmp_path, ("T-1", "Food", "2026-01-02", "", "", "ann example ", "0"), ("T-2", "Food", "2026-01-02", "", "", "Bo", "0")), home)
    assert report.linked == {"people": 0.5}


def test_states_are_proposed_by_their_wording_and_never_confirmed(tmp_path, home):
    header = ("Ticket", "Category", "Opened", "Status")
    rows = [(f"T-{i}", "Food", "2026-01-02", state) for i, state in enumerate(("Closed", "Closed Incomplete", "On Hold", "In Bearbeitung", "Xyz"))]
    load(_write(tmp_path, [header, *rows]), home)
    found = dict(Warehouse(home).rows(select(STATE_CLASSES.c.state, STATE_CLASSES.c["class"])))
    assert found == {"Closed": "done", "Closed Incomplete": "cancelled", "On Hold": "waiting", "In Bearbeitung": "working"}
    assert Warehouse(home).rows(select(func.bool_or(STATE_CLASSES.c.confirmed))) == [(False,)]


def _survey(tmp_path, questions, rows):
    first = ["Respondent ID", "End Date", *questions]
    second = ["", "", *["Response"] * len(questions)]
    return _write(tmp_path, [first, second, *([str(i + 1), "02/23/2026 09:00 AM", *row] for i, row in enumerate(rows))], "survey.csv")


def _proposed(home):
    columns = (QUESTIONS.c.asks, QUESTIONS.c.scale_low, QUESTIONS.c.scale_high, QUESTIONS.c.zero_means)
    return Warehouse(home).rows(select(*columns).order_by(QUESTIONS.c.id))


def test_labels_in_words_become_places_on_the_scale(tmp_path, home):
    load(_survey(tmp_path, ["How satisfied are you with the help?"], [["Very satisfied"], ["Somewhat dissatisfied"], ["N/A"], [""]]), home)
    assert _proposed(home) == [("satisfaction", 1, 5, "value")]
    assert Warehouse(home).rows(select(ANSWERS.c.value).order_by(ANSWERS.c.value)) == [(2,), (5,)]
    assert Warehouse(home).rows(select(func.count()).select_from(RESPONSES)) == [(4,)]


def test_a_zero_on_a_scale_from_one_is_no_answer(tmp_path, home):
    load(_survey(tmp_path, ["How satisfied are you?"], [["0"], ["1"], ["5"]]), home)
    assert _proposed(home) == [("satisfaction", 1, 5, "missing")]
    assert Warehouse(home).rows(select(ANSWERS.c.value).order_by(ANSWERS.c.value)) == [(1,), (5,)]


def test_a_scale_of_four_is_not_read_as_one_of_five(tmp_path, home):
    load(_survey(tmp_path, ["How satisfied are you?"], [[str(1 + i % 4)] for i in range(200)]), home)
    assert _proposed(home) == [("satisfaction", 1, 4, "value")]


def test_lost_hours_are_kept_in_minutes(tmp_path, home):
    load(_survey(tmp_path, ["How many hours of working time did this cost you?"], [["1,5"], ["0"]]), home)
    assert Warehouse(home).rows(select(ANSWERS.c.value).order_by(ANSWERS.c.value)) == [(0,), (90,)]


def test_an_answer_off_its_scale_refuses_the_response(tmp_path, home):
    report = load(_survey(tmp_path, ["How likely would you recommend us as a place to work?"], [["11"], ["10 - Extremely likely"], ["0"]]), home)
    assert (report.read, report.kept, report.refused) == (3, 2, 1)
    assert _reasons(home)[0][2] == "this answer is outside the scale of 0 to 10"
    assert _proposed(home) == [("recommend", 0, 10, "value")]


def test_a_question_that_nothing_reads_is_not_stored_unless_an_analyst_says_what_it_asks(tmp_path, home):
    path = _survey(tmp_path, ["Do you like the tea?"], [["4"], ["5"]])
    assert "Do you like the tea?" in load(path, home, source="tea").unmapped
    assert Warehouse(home).rows(select(func.count()).select_from(ANSWERS)) == [(0,)]
    load(path, home, source="tea", mapping={"Do you like the tea?": "satisfaction"})
    assert Warehouse(home).rows(select(func.count()).select_from(ANSWERS)) == [(2,)]


def test_an_empty_table_is_refused(tmp_path, home):
    with pytest.raises(FileRefused, match="no rows"):
        load(_write(tmp_path, [("Ticket", "Category", "Opened")]), home)
