"""What publishing works out: services by rule, departments at the time, repeats, cases, working hours, scores."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import select

from data.schema import ANSWERS, CASES, RESPONSES, TICKETS
from data.warehouse import Warehouse
from tests.batches import make_batch


class Desk:
    """A warehouse with a short way to load rows into it."""

    def __init__(self, home, folder):
        self.warehouse, self._folder, self._loads = Warehouse(home), folder, 0

    def load(self, table, *rows, version_at="2025-01-01"):
        self._loads += 1
        columns = list(dict.fromkeys(c for row in rows for c in row if c not in ("id", "version_at")))
        filled = [{"version_at": version_at, **dict.fromkeys(columns), **row} for row in rows]
        return self.warehouse.publish(make_batch(self._folder, f"l{self._loads}", table, filled, columns=columns)).batch

    def get(self, table, *columns):
        frame = self.warehouse.frame(select(table)).set_index("id").sort_index()
        return frame[list(columns)] if len(columns) > 1 else frame[columns[0]].to_dict()


@pytest.fixture
def desk(home, tmp_path):
    return Desk(home, tmp_path)


def ticket(id, opened="2025-01-06 09:00", **values):
    return {"id": id, "opened_at": opened, **values}


def rule(id, field, pattern, service, position, **values):
    return {"id": id, "field": field, "pattern": pattern, "service": service, "position": position, **values}


def test_without_rules_the_category_becomes_a_service(desk):
    desk.load("tickets", ticket("a", category="Laptops"), ticket("b"))
    assert desk.get(TICKETS, "service") == {"a": "Laptops", "b": "unassigned"}


def test_the_first_rule_that_matches_decides_and_the_rest_is_unassigned(desk):
    desk.load("tickets", ticket("a", category="Access 100%"), ticket("b", category="Other", team="ACCESS team"),
              ticket("c", category="Else"))
    desk.load("service_rules", rule("1", "category", "access 100%", "access", 1), rule("2", "team", "access*", "desk", 2))
    assert desk.get(TICKETS, "service") == {"a": "access", "b": "desk", "c": "unassigned"}


def test_a_confirmed_rule_goes_before_a_proposal_and_undo_brings_the_category_back(desk):
    desk.load("tickets", ticket("a", category="X"))
    desk.load("service_rules", rule("1", "category", "x", "proposed", 1))
    batch = desk.load("service_rules", rule("2", "category", "x", "settled", 9, confirmed=True))
    assert desk.get(TICKETS, "service") == {"a": "settled"}
    desk.warehouse.undo(batch)
    assert desk.get(TICKETS, "service") == {"a": "proposed"}


def test_a_closed_ticket_without_resolved_moment_is_finished_and_a_reopened_one_is_not(desk):
    desk.load("tickets", ticket("closed", closed_at="2025-01-07", state="Closed"),
              ticket("again", resolved_at="2025-01-07", state="In Progress"),
              ticket("gone", updated_at="2025-01-08", state="Cancelled"))
    desk.load("state_classes", {"id": "1", "state": "closed", "class": "done"},
              {"id": "2", "state": "in progress", "class": "working"}, {"id": "3", "state": "Cancelled", "class": "cancelled"})
    frame = desk.get(TICKETS, "finished_at", "state_class")
    assert frame.loc["closed", "finished_at"] == pd.Timestamp("2025-01-07")
    assert pd.isna(frame.loc["again", "finished_at"])
    assert frame.loc["gone", "finished_at"] == pd.Timestamp("2025-01-08")
    assert desk.get(CASES, "cancelled") == {"s/again": False, "s/closed": False, "s/gone": True}


def test_the_month_is_cut_in_the_organisations_zone(desk):
    desk.load("tickets", ticket("a", "2025-01-31 23:30"))
    assert str(desk.get(TICKETS, "opened_on")["a"])[:10] == "2025-01-31"
    desk.load("organisation", {"id": "o", "name": "O", "time_zone": "Europe/Oslo"})
    assert str(desk.get(TICKETS, "opened_on")["a"])[:10] == "2025-02-01"


def test_the_department_is_the_one_at_the_time(desk):
    desk.load("people", {"id": "p", "person": "p", "hired_on": "2020-01-01", "department_text": "Old"}, version_at="2025-01-01")
    desk.load("people", {"id": "p", "person": "p", "hired_on": "2020-01-01", "department_text": "New"}, version_at="2025-06-01")
    desk.load("tickets", ticket("before", "2025-03-01", person="p"), ticket("after", "2025-07-01", person="p"),
              ticket("said", "2025-07-01", person="p", department_text="Elsewhere"), ticket("nobody", person="?"))
    assert desk.get(TICKETS, "department") == {
        "before": "Old", "after": "New", "said": "Elsewhere", "nobody": "unknown"}


def test_a_name_that_two_people_share_links_to_nobody(desk):
    desk.load("people", {"id": "p", "person": "p", "department_text": "P"}, {"id": "q", "person": "q", "department_text": "Q"})
    desk.load("person_alias", {"id": "1", "kind": "name", "alias": "ann", "person": "p"},
              {"id": "2", "kind": "name", "alias": "ann", "person": "q"}, {"id": "3", "kind": "name", "alias": "bo", "person": "q"})
    desk.load("tickets", ticket("a", person="ann"), ticket("b", person="bo"))
    assert desk.get(TICKETS, "department") == {"a": "unknown", "b": "Q"}


def test_a_repeat_is_the_same_person_and_thing_within_14_days_of_the_end(desk):
    """a ends 7 Jan; b comes 10 days later, c 20 days after b; d is somebody else's."""
    desk.load("tickets",
              ticket("a", "2025-01-06", resolved_at="2025-01-07", person="p", category="X"),
              ticket("b", "2025-01-17", resolved_at="2025-01-18", person="p", category="X"),
              ticket("c", "2025-02-07", resolved_at="2025-02-08", person="p", category="X"),
              ticket("d", "2025-01-08", resolved_at="2025-01-09", person="q", category="X"))
    assert desk.get(TICKETS, "came_back") == {"a": True, "b": False, "c": False, "d": False}
    assert desk.get(TICKETS, "is_repeat") == {"a": False, "b": True, "c": False, "d": False}


def test_tickets_about_nobody_knows_what_are_no_repeats(desk):
    desk.load("tickets", ticket("a", "2025-01-06", resolved_at="2025-01-07", person="p"),
              ticket("b", "2025-01-08", resolved_at="2025-01-09", person="p"))
    assert desk.get(TICKETS, "came_back") == {"a": False, "b": False}


def test_a_repeat_that_is_taken_back_unmarks_the_one_before(desk):
    desk.load("tickets", ticket("a", "2025-01-06", resolved_at="2025-01-07", person="p", category="X"))
    batch = desk.load("tickets", ticket("b", "2025-01-08", resolved_at="2025-01-09", person="p", category="X"))
    assert desk.get(TICKETS, "came_back")["a"]
    desk.warehouse.undo(batch)
    assert not desk.get(TICKETS, "came_back")["a"]


def test_a_parent_tree_is_one_case_even_when_the_parent_comes_last(desk):
    desk.load("tickets", ticket("task", "2025-01-07 09:00", parent="item", resolved_at="2025-01-08 09:00", team="B"))
    desk.load("tickets", ticket("item", "2025-01-06 10:00", parent="request", resolved_at="2025-01-07 17:00", team="A"))
    desk.load("tickets", ticket("request", "2025-01-06 09:00", resolved_at="2025-01-08 10:00"))
    cases = desk.get(CASES, "tickets", "hours", "working_hours")
    assert cases.index.tolist() == ["s/request"]
    # Monday 9:00 to Wednesday 10:00: two working days of 8 hours and one hour.
    assert cases.iloc[0].tolist() == [3, 49.0, 17.0]


def test_working_hours_know_locations_zones_and_holidays(desk):
    desk.load("organisation", {"id": "o", "name": "O", "time_zone": "Europe/Oslo"})
    desk.load("calendar", *({"id": f"w{d}", "location": "*", "weekday": d, "opens": "08:00", "closes": "16:00"} for d in range(1, 6)),
              {"id": "w9", "location": "Lisbon", "weekday": 1, "opens": "10:00", "closes": "12:30", "time_zone": "Europe/Lisbon"},
              {"id": "h", "location": "*", "on": "2025-01-07", "name": "Holiday"})
    desk.load("tickets", ticket("oslo", "2025-01-06 07:00", resolved_at="2025-01-08 08:00"),
              ticket("lisbon", "2025-01-06 11:00", resolved_at="2025-01-14 00:00", location="Lisbon"))
    # Oslo is UTC+1: opens 7:00 UTC; 8 h on Monday, nothing on the holiday, 1 h on Wednesday.
    assert desk.get(CASES, "working_hours") == {"s/oslo": 9.0, "s/lisbon": 4.0}


def test_hands_are_counted_within_tickets_and_between_them(desk):
    def stretch(id, ticket_id, team, at, position=0):
        return {"id": id, "ticket": ticket_id, "field": "team", "value": team, "started_at": at, "position": position}

    desk.load("tickets", ticket("a", case_ref="C", reassign_count=9), ticket("b", "2025-01-07", case_ref="C", reassign_count=9),
              ticket("only", reassign_count=2))
    desk.load("ticket_events", stretch("1", "a", "HR", "2025-01-06 09:00"), stretch("2", "a", "IT", "2025-01-06 10:00"),
              stretch("3", "a", "IT", "2025-01-06 11:00"), stretch("4", "b", "Security", "2025-01-07 09:00"))
    cases = desk.get(CASES, "handoffs", "handoffs_from")
    assert cases.loc["*/C"].tolist() == [2, "history"]
    assert cases.loc["s/only"].tolist() == [2, "counter"]


def test_steps_of_a_stream_come_together_by_the_person_and_the_hire_date(desk):
    desk.load("people", {"id": "p", "person": "p", "hired_on": "2025-02-01"})
    desk.load("tickets", ticket("desk", "2025-01-20", person="p", category="Desk"), ticket("badge", "2025-01-25", person="p", category="Badge"),
              ticket("late", "2025-09-01", person="p", category="Desk"))
    desk.load("stream_rules", *(
        {"id": c, "stream": "welcome", "step": c, "field": "category", "pattern": c, "correlate": "person", "within_days": 30}
        for c in ("desk", "badge")))
    cases = desk.get(CASES, "stream", "tickets")
    assert cases["tickets"].tolist() == [1, 2]
    assert set(cases["stream"]) == {"welcome"}


def test_rules_that_are_taken_back_leave_no_case_behind(desk):
    desk.load("people", {"id": "p", "person": "p", "hired_on": "2025-02-01"})
    desk.load("tickets", ticket("desk", "2025-01-20", person="p", category="Desk"))
    batch = desk.load("stream_rules", {"id": "1", "stream": "welcome", "step": "d", "field": "category", "pattern": "desk",
                                       "correlate": "person"})
    assert list(desk.get(CASES, "stream").values()) == ["welcome"]
    desk.warehouse.undo(batch)
    assert list(desk.get(CASES, "stream")) == ["s/desk"]
    assert desk.get(TICKETS, "case_id") == {"desk": "s/desk"}


@pytest.mark.parametrize(("low", "high", "value", "score", "favourable"), [
    (1, 5, 4, 75.0, True), (1, 5, 3, 50.0, False), (1, 7, 6, 500 / 6, True), (1, 7, 5, 400 / 6, False),
    (0, 10, 9, 90.0, True), (0, 10, 8, 80.0, False), (1, 4, 3, 200 / 3, True), (1, 2, 2, 100.0, True),
])
def test_favourable_follows_the_length_of_the_scale(desk, low, high, value, score, favourable):
    desk.load("questions", {"id": "q", "survey": "v", "column": "Q1", "asks": "satisfaction", "scale_low": low, "scale_high": high})
    desk.load("responses", {"id": "r", "survey": "v", "answered_at": "2025-01-06"})
    desk.load("answers", {"id": "r/Q1", "response": "r", "survey": "v", "column": "Q1", "value": value})
    row = desk.get(ANSWERS, "score", "favourable").iloc[0]
    assert row.score == pytest.approx(score)
    assert bool(row.favourable) is favourable


def test_zero_that_means_not_applicable_is_no_answer(desk):
    desk.load("questions", {"id": "q", "survey": "v", "column": "Q1", "asks": "satisfaction", "scale_low": 0, "scale_high": 5,
                            "zero_means": "missing"})
    desk.load("responses", {"id": "r", "survey": "v", "answered_at": "2025-01-06"})
    desk.load("answers", {"id": "r/Q1", "response": "r", "survey": "v", "column": "Q1", "value": 0})
    assert pd.isna(desk.get(ANSWERS, "score", "favourable").iloc[0].score)


def test_an_answer_to_a_ticket_speaks_of_its_service(desk):
    desk.load("tickets", ticket("T1", category="Laptops"))
    desk.load("responses", {"id": "r", "survey": "v", "answered_at": "2025-01-07", "ticket": "T1"},
              {"id": "x", "survey": "v", "answered_at": "2025-01-07"})
    assert desk.get(RESPONSES, "service") == {"r": "Laptops", "x": "unassigned"}
