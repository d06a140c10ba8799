"""What publishing works out of cases and interruptions: work, rests, asks out of hours, union of intervals."""

from __future__ import annotations

import pandas as pd
import pytest

from data.schema import ANSWERS, CASE_RESTS, CASES, CUSTOMERS, IMPAIRMENTS, REQUISITIONS, TICKETS
from tests.test_derive import desk, ticket  # noqa: F401 - a fixture

CLASSES = (
    {"id": "1", "state": "In progress", "class": "working"}, {"id": "2", "state": "On hold", "class": "waiting"},
    {"id": "3", "state": "Closed", "class": "done"}, {"id": "4", "state": "Dropped", "class": "cancelled"},
)


def stretch(id, of, state, since, until=None, field="state"):
    return {"id": id, "ticket": of, "field": field, "value": state, "started_at": since, "ended_at": until}


def test_steps_beside_each_other_are_not_added_up(desk):
    """Monday 9 to 17: a works 9-12, b works 11-14 in the same case, then both wait: 5 of 8 hours, not 6."""
    desk.load("state_classes", *CLASSES)
    desk.load("tickets", ticket("a", "2025-01-06 09:00", case_ref="C", state="Closed", resolved_at="2025-01-06 12:00"),
              ticket("b", "2025-01-06 11:00", case_ref="C", state="Closed", resolved_at="2025-01-06 17:00"))
    desk.load("ticket_events", stretch("1", "a", "In progress", "2025-01-06 09:00", "2025-01-06 12:00"),
              stretch("2", "b", "In progress", "2025-01-06 11:00", "2025-01-06 14:00"),
              stretch("3", "b", "On hold", "2025-01-06 14:00"))
    assert desk.get(CASES, "worked_hours") == {"*/C": 5.0}
    assert desk.get(CASES, "working_hours") == {"*/C": 8.0}


def test_nights_are_no_work_and_a_state_without_a_class_leaves_it_unknown(desk):
    """In progress from Monday 16:00 to Tuesday 10:00 is two working hours; `Parked` is in no list."""
    desk.load("state_classes", *CLASSES)
    desk.load("tickets", ticket("a", "2025-01-06 16:00", state="Closed", resolved_at="2025-01-07 10:00"),
              ticket("b", "2025-01-06 16:00", state="Closed", resolved_at="2025-01-07 10:00"), ticket("c"))
    desk.load("ticket_events", stretch("1", "a", "In progress", "2025-01-06 16:00"), stretch("2", "b", "Parked", "2025-01-06 16:00"))
    worked = desk.get(CASES, "worked_hours")
    assert worked["s/a"] == 2.0
    assert pd.isna(worked["s/b"]) and pd.isna(worked["s/c"])


def test_items_of_requests_that_nobody_loaded_are_raised_once_a_request(desk):
    """Items 1 and 2 of request R, item 3 of request Q, all of case C: two requests."""
    desk.load("tickets", *(ticket(i, case_ref="C", parent=p) for i, p in (("1", "R"), ("2", "R"), ("3", "Q"))))
    assert desk.get(CASES, "raised") == {"*/C": 2}


def test_children_are_not_raised_by_anyone(desk):
    desk.load("tickets", ticket("a"), ticket("b", parent="a"), ticket("c", parent="b"))
    assert desk.get(CASES, "raised") == {"s/a": 1}
    assert desk.get(CASES, "tickets") == {"s/a": 3}


@pytest.mark.parametrize(("opened", "resolved", "served"), [
    ("2025-01-06 10:00", "2025-01-06 11:00", None),   # Monday, within working hours
    ("2025-01-06 20:00", "2025-01-07 08:59", True),   # Monday evening, before Tuesday 9:00
    ("2025-01-06 20:00", "2025-01-07 09:00", False),
    ("2025-01-10 17:00", "2025-01-13 08:00", True),   # Friday at closing time, before Monday 9:00
    ("2025-01-06 08:00", "2025-01-06 08:30", True),   # Monday, before opening
])
def test_asked_out_of_hours(desk, opened, resolved, served):
    desk.load("tickets", ticket("a", opened, resolved_at=resolved), ticket("later", "2025-02-03 12:00"))
    found = desk.get(CASES, "before_opening")["s/a"]
    assert pd.isna(found) if served is None else found == served


STREAM = {"id": "v", "name": "Joining", "stale_days": 5}
SERVICE = {"id": "access", "name": "Access", "stream": "v"}


def dropped(desk) -> list[str]:
    return desk.warehouse.frame(CASE_RESTS.select())["dropped_on"].astype(str).to_list()


def test_an_open_case_without_history_rests_since_its_last_event_only(desk):
    """Opened 1 Jan, updated 20 Jan, open: between 1 and 20 Jan nobody knows; from 25 Jan on it is dropped."""
    desk.load("services", SERVICE)
    desk.load("streams", STREAM)
    desk.load("tickets", ticket("a", "2025-01-01", updated_at="2025-01-20", service_text="Access"),
              ticket("done", "2025-01-01", resolved_at="2025-01-30", service_text="Access"))
    rests = desk.warehouse.frame(CASE_RESTS.select())
    assert rests[["case_id", "dropped_on", "until_on"]].astype(str).to_numpy().tolist() == [["s/a", "2025-01-25", "NaT"]]
    batch = desk.load("tickets", ticket("a", "2025-01-01", updated_at="2025-01-31", service_text="Access"), version_at="2025-01-31")
    assert dropped(desk) == ["2025-02-05"]
    desk.warehouse.undo(batch)
    assert dropped(desk) == ["2025-01-25"]


def test_with_history_every_rest_is_known(desk):
    """Events on 1, 3 and 20 Jan, done on 22 Jan: dropped from 8 Jan (3 + 5 days) until 20 Jan."""
    desk.load("services", SERVICE)
    desk.load("streams", STREAM)
    desk.load("tickets", ticket("a", "2025-01-01", resolved_at="2025-01-22", service_text="Access"))
    batch = desk.load("ticket_events", stretch("1", "a", "Desk", "2025-01-01", "2025-01-03", "team"),
                      stretch("2", "a", "Field", "2025-01-03", "2025-01-20", "team"))
    rests = desk.warehouse.frame(CASE_RESTS.select())
    assert rests[["dropped_on", "until_on"]].astype(str).to_numpy().tolist() == [["2025-01-08", "2025-01-20"]]
    desk.warehouse.undo(batch)
    assert desk.warehouse.frame(CASE_RESTS.select()).empty


def test_interruptions_of_one_stream_are_a_union(desk):
    """Outage 9-12 of half the stream, a major ticket 11-13: 2 h at 0.5, 1 h and 1 h at 1; never 5 hours."""
    desk.load("services", SERVICE)
    desk.load("streams", STREAM)
    outage = {"started_at": "2025-01-06 09:00", "ended_at": "2025-01-06 12:00", "service_text": "Access", "affected_share": 0.5}
    desk.load("outages", {"id": "o", **outage})
    batch = desk.load("tickets", ticket("a", "2025-01-06 11:00", resolved_at="2025-01-06 13:00", major=True, service_text="Access"),
                      ticket("b", "2025-01-06 11:00", service_text="Access"))
    found = desk.warehouse.frame(IMPAIRMENTS.select()).sort_values("started_at")
    hours = (found["ended_at"] - found["started_at"]).dt.total_seconds() / 3600
    assert list(zip(found["stream"], hours, found["affected_share"], found["interruptions"], strict=True)) == [
        ("v", 2.0, 0.5, 1), ("v", 1.0, 1.0, 2), ("v", 1.0, 1.0, 1)]
    desk.warehouse.undo(batch)
    assert desk.get(IMPAIRMENTS, "affected_share") == {"v/2025-01-06T09:00:00": 0.5}


def test_a_reversed_question_is_turned_round_and_a_moment_comes_from_the_service(desk):
    """Ease 5 of 5 is effort 0 of 100."""
    desk.load("services", {**SERVICE, "moment": "joining"})
    desk.load("questions", {"id": "q", "survey": "S", "column": "Q", "asks": "effort", "scale_low": 1, "scale_high": 5, "reversed": True})
    desk.load("responses", {"id": "r", "survey": "S", "answered_at": "2025-01-06", "service_text": "Access"})
    desk.load("answers", {"id": "1", "response": "r", "survey": "S", "column": "Q", "value": 5.0, "answered_at": "2025-01-06"})
    assert desk.get(ANSWERS, "score") == {"1": 0.0}
    assert desk.get(ANSWERS, "moment") == {"1": "joining"}


def test_a_change_is_live_when_people_have_it(desk):
    desk.load("state_classes", *CLASSES)
    desk.load("tickets", ticket("a", kind="change", resolved_at="2025-02-01", live_at="2025-01-20"),
              ticket("b", kind="change", resolved_at="2025-02-01"), ticket("c", kind="incident", resolved_at="2025-02-01"),
              ticket("d", kind="change", closed_at="2025-02-01", state="Dropped"))
    live = desk.get(TICKETS, "live_on")
    assert str(live["a"])[:10] == "2025-01-20" and str(live["b"])[:10] == "2025-02-01"
    assert pd.isna(live["c"]) and pd.isna(live["d"])


def test_days_of_requisitions_and_streams_of_customers(desk):
    desk.load("streams", STREAM)
    desk.load("customers", {"id": "c", "customer": "x", "since_on": "2024-01-01", "stream_text": "joining"})
    desk.load("requisitions", {"id": "r", "opened_at": "2025-01-01", "accepted_at": "2025-02-01", "cancelled_at": "2025-02-02"})
    assert desk.get(CUSTOMERS, "stream") == {"c": "v"}
    days = desk.get(REQUISITIONS, "opened_on", "accepted_on", "cancelled_on").loc["r"]
    assert str(days["accepted_on"])[:10] == "2025-02-01" and pd.isna(days["cancelled_on"])


def test_an_answer_finds_its_colleague_by_any_of_their_names(desk):
    """`ann@x` is another name of p; `bo` is nobody's."""
    desk.load("people", {"id": "p", "person": "p", "hired_on": "2020-01-01", "department_text": "D"})
    desk.load("person_alias", {"id": "1", "kind": "email", "alias": "ann@x", "person": "p"})
    desk.load("responses", *({"id": who, "survey": "S", "answered_at": "2025-01-06", "person": who} for who in ("ann@x", "bo")))
    desk.load("answers", *({"id": who, "response": who, "survey": "S", "column": "Q", "value": 5.0, "answered_at": "2025-01-06"}
                           for who in ("ann@x", "bo")))
    found = desk.get(ANSWERS, "employee")
    assert found["ann@x"] == "p" and pd.isna(found["bo"])
