"""Value streams, each on a tiny example: lanes, waits, overlaps, ping-pong, calendars, open and cancelled cases."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.access import Viewer
from data.errors import BadScope, UnknownName
from metrics.__main__ import main
from metrics.scope import Scope
from metrics.streams import stream
from tests.batches import make_batch
from tests.test_derive import desk, ticket  # noqa: F401 - a fixture
from tests.test_derive_cases import CLASSES, stretch

IN, CLOSED = "In progress", "Closed"


@pytest.fixture
def joining(desk):  # noqa: F811
    """A stream of two steps: rights (IT's service) and badges (that of Facilities), put together by case number."""
    desk.load("state_classes", *CLASSES)
    desk.load("services", {"id": "access", "name": "Access", "department": "it", "stream": "v"},
              {"id": "badges", "name": "Badges", "department": "facilities", "stream": "v"})
    desk.load("streams", {"id": "v", "name": "Joining", "stale_days": 5}, {"id": "empty", "name": "Nothing yet", "stale_days": 5})
    desk.load("stream_rules", *(
        {"id": item, "stream": "v", "step": step, "position": n, "field": "item", "pattern": item, "correlate": "case_ref", "within_days": None}
        for n, (item, step) in enumerate((("right", "Rights"), ("badge", "Badge")), 1)))
    desk.load("service_rules", *(
        {"id": item, "field": "item", "pattern": item, "service": service, "position": n}
        for n, (item, service) in enumerate((("right", "access"), ("badge", "badges")), 1)))
    return desk


def right(id, opened, resolved=None, **more):
    state = CLOSED if resolved else IN
    return ticket(id, opened, **{"item": "right", "team": "IT desk", "case_ref": "C", "state": state, "resolved_at": resolved, **more})


def badge(id, opened, resolved=None, **more):
    return right(id, opened, resolved, **{"item": "badge", "team": "Guards", **more})


def of(frame: pd.DataFrame, **wanted) -> pd.Series:
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


def test_a_handoff_waits_until_work_begins(joining):
    """Monday: IT 9-11, all of it work. The guards get it at 11, begin at 15 and end at 16.

        9    11        15   16
        IT===|. . . . .|====|      wait 4 hours; of the guards' 5 hours 1 is work
    """
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"), badge("b", "2025-01-06 11:00", "2025-01-06 16:00"))
    joining.load("ticket_events", stretch("1", "a", IN, "2025-01-06 09:00"), stretch("2", "b", "On hold", "2025-01-06 11:00"),
                 stretch("3", "b", IN, "2025-01-06 15:00"))
    found = stream(joining.warehouse, "v")
    assert found.summary == {"cases": 1, "finished": 1, "open": 0, "cancelled": 0, "dropped": 0, "working_hours": 7.0,
                             "share_worked": pytest.approx(3 / 7)}
    guards = of(found.steps, step="Badge", lane="facilities")
    assert guards[["hours", "working_hours", "waiting_hours"]].to_list() == [5.0, 1.0, 4.0]
    assert of(found.steps, step="Rights", lane="it")["waiting_hours"] == 0
    handed = of(found.handoffs, from_lane="it", to_lane="facilities")
    assert handed[["from_step", "to_step", "times", "wait_hours"]].to_list() == ["Rights", "Badge", 1, 4.0]
    assert (found.weakest["step"], found.longest_wait["to_lane"]) == ("Badge", "facilities")
    assert found.overlaps.empty and not found.remarks


def test_steps_beside_each_other_are_no_handoff_and_their_time_is_counted_once(joining):
    """Rights 9-13, badge 11-15: two hours beside each other, six hours in all, nobody handed anything over."""
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 13:00"), badge("b", "2025-01-06 11:00", "2025-01-06 15:00"))
    found = stream(joining.warehouse, "v")
    assert found.summary["working_hours"] == 6.0
    assert of(found.overlaps, step="Rights", other="Badge")[["cases", "hours"]].to_list() == [1, 2.0]
    assert found.handoffs.empty and found.longest_wait is None


def test_two_tickets_of_one_step_at_once_do_not_overlap_with_themselves(joining):
    """Rights 9-12 and 10-13 beside a badge 9-13: four hours beside each other, not six."""
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 12:00"), right("b", "2025-01-06 10:00", "2025-01-06 13:00"),
                 badge("c", "2025-01-06 09:00", "2025-01-06 13:00"))
    assert of(stream(joining.warehouse, "v").overlaps, step="Rights", other="Badge")["hours"] == 4.0


def test_a_request_that_holds_its_items_is_no_step_beside_them(joining):
    """The request waits from 9 to 16 while its two items run one after the other: it overlaps with neither, nor is it weakest."""
    request = right("r", "2025-01-06 09:00", "2025-01-06 16:00", item="request", team="Desk", state="Closed")
    joining.load("tickets", request, right("a", "2025-01-06 09:00", "2025-01-06 12:00", parent="r"),
                 badge("b", "2025-01-06 12:00", "2025-01-06 16:00", parent="r"))
    joining.load("ticket_events", stretch("1", "r", "On hold", "2025-01-06 09:00"), stretch("2", "a", "On hold", "2025-01-06 09:00"),
                 stretch("3", "b", "On hold", "2025-01-06 12:00"))
    found = stream(joining.warehouse, "v")
    assert found.overlaps.empty
    assert of(found.steps, step="request")["whole"] and found.weakest["step"] == "Badge"


def test_the_command_tells_the_map(joining, capsys):
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"), badge("b", "2025-01-06 13:00", "2025-01-06 16:00"))
    joining.load("ticket_events", stretch("1", "a", IN, "2025-01-06 09:00"), stretch("2", "b", IN, "2025-01-06 13:00"))
    assert main(["stream", "v"]) == 0
    told = capsys.readouterr().out
    assert "Longest wait between departments: from it to facilities (Rights to Badge), usually 2.0 working hours" in told
    assert main(["stream", "v", "--json", "--from", "2025-01"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["longest_wait"]["wait_hours"] == 2.0 and found["weakest"] is None and found["share_worked"] == pytest.approx(5 / 7)
    assert main(["stream", "w"]) == 2
    assert "there is no value stream 'w'" in capsys.readouterr().err


def test_a_ticket_that_comes_back_to_a_team_is_ping_pong(joining):
    """IT, guards, IT, guards: three changes, the last two back to whoever had it before."""
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 13:00"), badge("x", "2025-01-07 09:00", "2025-01-07 10:00"))
    joining.load("ticket_events", *(
        stretch(str(n), "a", team, f"2025-01-06 {9 + n:02d}:00", field="team") for n, team in enumerate(("IT desk", "Guards", "IT desk", "Guards"))))
    found = stream(joining.warehouse, "v").handoffs
    assert of(found, from_lane="it", to_lane="facilities", to_step="Rights")[["times", "returns"]].to_list() == [2, 1]
    assert of(found, from_lane="facilities", to_lane="it")[["times", "returns"]].to_list() == [1, 1]


def test_states_nobody_explained_leave_waiting_unknown_and_say_so(joining):
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"), badge("b", "2025-01-06 11:00", "2025-01-06 13:00"))
    joining.load("ticket_events", stretch("1", "a", "Parked", "2025-01-06 09:00"), stretch("2", "b", IN, "2025-01-06 12:00"))
    found = stream(joining.warehouse, "v")
    row = of(found.steps, step="Rights")
    assert row["hours"] == 2.0 and np.isnan(row["working_hours"]) and np.isnan(row["waiting_hours"])
    assert of(found.handoffs, to_step="Badge")["wait_hours"] == 1.0
    assert "cannot be told apart" in found.remarks[0]


def hours_of(desk, opened, resolved, **more):  # noqa: F811
    desk.load("tickets", right("a", opened, resolved, **more), right("z", "2025-12-01 09:00", "2025-12-01 10:00", case_ref="Z"))
    frame = stream(desk.warehouse, "v", Scope(end=date(2025, 11, 1))).steps
    return frame.loc[0, "hours"]


def test_the_clock_that_is_put_forward_takes_no_working_hour(joining):
    """Oslo: Friday 28 March 15:00 (14:00 UTC) to Monday 31 March 11:00 (09:00 UTC) is two hours and two."""
    joining.load("organisation", {"id": "o", "name": "Harbour", "time_zone": "Europe/Oslo"})
    assert hours_of(joining, "2025-03-28 14:00", "2025-03-31 09:00") == 4.0


def test_the_clock_that_is_put_back_gives_none(joining):
    """Oslo: Friday 24 October 15:00 (13:00 UTC) to Monday 27 October 11:00 (10:00 UTC)."""
    joining.load("organisation", {"id": "o", "name": "Harbour", "time_zone": "Europe/Oslo"})
    assert hours_of(joining, "2025-10-24 13:00", "2025-10-27 10:00") == 4.0


def test_holidays_and_hours_are_those_of_the_place(joining):
    """Lisbon works 10 to 14 and rests on Tuesday; 8 to 16 hold elsewhere: Monday 12:00 to Wednesday 11:00 is 2 + 0 + 1."""
    week = [{"id": f"{place}{day}", "location": place, "weekday": day, "opens": opens, "closes": closes, "time_zone": "UTC", "on": None}
            for place, opens, closes in (("Lisbon", "10:00", "14:00"), ("*", "08:00", "16:00")) for day in range(1, 6)]
    joining.load("calendar", *week, {"id": "h", "location": "Lisbon", "on": "2025-01-07", "weekday": None, "opens": None, "closes": None, "time_zone": None})
    assert hours_of(joining, "2025-01-06 12:00", "2025-01-08 11:00", location="Lisbon") == 3.0


def test_elsewhere_works_by_the_common_calendar(joining):
    """Porto has no calendar of its own: Monday 12:00 to Wednesday 11:00 by 8 to 16 is 4 + 8 + 3."""
    joining.load("calendar", *({"id": str(day), "location": "*", "weekday": day, "opens": "08:00", "closes": "16:00"} for day in range(1, 6)))
    assert hours_of(joining, "2025-01-06 12:00", "2025-01-08 11:00", location="Porto") == 15.0


def test_open_cases_count_as_open_and_their_step_takes_no_part_in_the_median(joining):
    """One right is done in two hours, one has been open for a week: the median is two hours, one is open, one is dropped."""
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"), right("b", "2025-01-06 09:00", case_ref="D"),
                 badge("n", "2025-01-15 09:00", "2025-01-15 10:00", case_ref="E"))
    found = stream(joining.warehouse, "v")
    assert of(found.steps, step="Rights")[["tickets", "open", "hours"]].to_list() == [2, 1, 2.0]
    assert (found.summary["open"], found.summary["finished"], found.summary["dropped"]) == (1, 2, 1)
    assert found.dropped.to_dict("records") == [{"lane": "it", "cases": 1}]


def test_cancelled_cases_are_counted_and_left_out(joining):
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"),
                 right("b", "2025-01-06 09:00", "2025-01-08 11:00", case_ref="D", state="Dropped"))
    found = stream(joining.warehouse, "v")
    assert (found.summary["cases"], found.summary["cancelled"], found.summary["finished"]) == (2, 1, 1)
    assert found.steps["tickets"].sum() == 1


def test_tickets_of_two_systems_make_one_case_by_its_number(joining):
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"))
    other = {"version_at": "2025-01-01", **badge("a", "2025-01-06 12:00", "2025-01-06 14:00")}
    joining.warehouse.publish(make_batch(joining._folder, "other", "tickets", [other], source="zendesk"))
    found = stream(joining.warehouse, "v")
    assert (found.summary["cases"], found.summary["working_hours"]) == (1, 5.0)
    assert of(found.handoffs, from_lane="it", to_lane="facilities")["times"] == 1


def test_a_stream_without_cases_is_an_empty_map(joining):
    found = stream(joining.warehouse, "empty")
    assert found.summary["cases"] == 0 and found.summary["working_hours"] is None
    assert found.steps.empty and found.handoffs.empty and found.overlaps.empty and found.weakest is None


def test_an_unknown_stream_is_named_with_the_nearest(joining):
    with pytest.raises(UnknownName) as told:
        stream(joining.warehouse, "emty")
    assert told.value.nearest == "empty"


def test_an_owner_sees_the_cases_of_their_services_only(joining):
    joining.load("tickets", right("a", "2025-01-06 09:00", "2025-01-06 11:00"), badge("b", "2025-01-06 11:00", "2025-01-06 16:00", case_ref="D"))
    owner = Viewer(audience="service_owner", services=("badges",))
    assert stream(joining.warehouse, "v", Scope(viewer=owner)).steps["step"].to_list() == ["Badge"]


@pytest.fixture
def arrivals(joining):
    """Cases put together by person, around the day they were hired: five of six need a right, all a badge."""
    joining.load("stream_rules", *(
        {"id": item, "stream": "v", "step": step, "position": n, "field": "item", "pattern": item, "correlate": "person", "within_days": 30}
        for n, (item, step) in enumerate((("right", "Rights"), ("badge", "Badge")), 1)), version_at="2025-06-01")
    joining.load("people", *({"id": f"p{i}", "person": f"p{i}", "hired_on": "2025-01-06"} for i in range(6)))
    joining.load("tickets", *(right(f"r{i}", "2025-01-06 09:00", "2025-01-06 11:00", person=f"p{i}", case_ref=None) for i in range(4)),
                 *(badge(f"b{i}", "2025-01-06 12:00", "2025-01-06 14:00", person=f"p{i}", case_ref=None) for i in range(6)),
                 ticket("still open", "2025-04-02 09:00", item="other"))
    return joining


def test_tickets_of_a_person_around_the_hire_date_are_one_case(arrivals):
    found = stream(arrivals.warehouse, "v")
    assert found.summary["cases"] == 6


def test_about_people_nothing_of_few_is_told_nor_of_the_one_beside_it(arrivals):
    """Four rights are too few, and six badges less four would tell of them: neither is shown, and it says why."""
    found = stream(arrivals.warehouse, "v")
    counted = ["cases", "tickets", "open", "hours", "working_hours", "waiting_hours", "waiting_in_all"]
    assert (len(found.steps), len(found.handoffs)) == (2, 1)
    assert found.steps[counted].isna().all(axis=None)
    assert found.handoffs[["cases", "times", "returns", "wait_hours"]].isna().all(axis=None)
    assert "about people" in found.remarks[-1]


@pytest.mark.parametrize("part", [
    Scope(start=date(2025, 1, 1), end=date(2025, 4, 1)), Scope(services=("access",)), Scope(department="it"),
    Scope(viewer=Viewer(audience="service_owner", services=("access",))),
])
def test_about_people_no_part_is_told(arrivals, part):
    with pytest.raises(BadScope):
        stream(arrivals.warehouse, "v", part)


def test_about_people_a_quarter_is_told_once_it_is_over(arrivals):
    arrivals.load("tickets", right("new", "2026-01-05 09:00", "2026-01-05 11:00", person="p0", case_ref=None))
    assert stream(arrivals.warehouse, "v").summary["cases"] == 6
