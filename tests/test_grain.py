"""What one row of a file stands for is found from all its rows; tickets are counted, never their rows."""

from __future__ import annotations

import pytest

from connectors.load import load
from connectors.look import look
from connectors.profiles import sample
from tests.exports_loaded import table

LIST = "number,caller_id,opened_at,state,assignment_group,category,sys_updated_on\n"


def _look(home, path):
    (seen,) = look(path, home)
    return seen


def _written(tmp_path, text):
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_has_one_row_per_ticket(home):
    seen = _look(home, sample("zendesk"))
    assert (seen.grain.kind, seen.grain.words) == ("record", "one row per ticket")


def test_an_audit_log_has_one_row_per_change(home):
    seen = _look(home, sample("servicenow_incident_audit"))
    assert seen.grain.kind == "change"
    assert seen.grain.words.startswith("one row per change of a ticket: 7 rows of 2 tickets, which differ in ")
    assert "incident_state" in seen.grain.words


def test_snapshots_have_one_row_per_person_and_year(home):
    assert _look(home, sample("people_snapshots")).grain.words == "one row per person and year: 25 rows of 9 people"


def test_a_list_that_repeats_its_tickets_is_a_log_of_changes(home, tmp_path):
    rows = [f"INC{n},Ann,2026-02-0{n} 09:00:00,{state},Desk,Food,2026-02-0{n} {hour}:00:00\n"
            for n in range(1, 6) for hour, state in ((10, "New"), (11, "Active"), (12, "Closed"))]
    path = _written(tmp_path, LIST + "".join(rows))
    seen = _look(home, path)
    assert (seen.found.profile.key, seen.grain.kind, seen.grain.rows, seen.grain.records) == ("servicenow_incident_audit", "change", 15, 5)
    report = load(path, home)
    assert (report.kept, set(table(home, "tickets")["state"])) == (5, {"Closed"})
    events = table(home, "ticket_events")
    assert len(events[events["field"] == "state"]) == 15


def test_the_first_rows_do_not_decide_for_the_later_ones(home, tmp_path):
    once = [f"INC{n},Ann,2026-02-01 09:00:00,New,Desk,Food,2026-02-01 10:00:00\n" for n in range(1200)]
    later = [f"INC{n},Ann,2026-02-01 09:00:00,{state},Desk,Food,2026-02-0{day} 10:00:00\n"
             for n in range(1200) for day, state in ((2, "Active"), (3, "Closed"))]
    path = _written(tmp_path, LIST + "".join(once + later))
    seen = _look(home, path)
    assert (seen.found.profile.key, seen.grain.rows, seen.grain.records) == ("servicenow_incident_audit", 3600, 1200)
    report = load(path, home)
    assert (report.profile, report.kept, set(table(home, "tickets")["state"])) == ("servicenow_incident_audit", 1200, {"Closed"})


INTERACTIONS = "Ticket ID,Created,Closed,Status,Category,Channel,Requester\n" + "".join(
    f"T-{n},2026-02-0{n} 09:00,2026-02-0{n} 17:00,Closed,{category},{channel},Ann\n"
    for n in range(1, 5) for category, channel in (("Badge", "Phone"), ("Badge", "E-mail"), ("Door", "Phone"))
)


def test_a_row_per_ticket_category_and_interaction_counts_tickets(home, tmp_path):
    path = _written(tmp_path, INTERACTIONS)
    seen = _look(home, path)
    assert seen.grain.kind == "several"
    assert seen.grain.words == "one row per ticket and Category, Channel: 12 rows of 4 tickets; tickets are counted, not rows"
    report = load(path, home)
    assert (report.rows, report.read, report.kept) == (12, 4, 4)
    assert any(note.startswith("one row per ticket and Category, Channel") for note in report.notes), report.notes


def test_rows_that_say_the_same_are_told_as_repeats(home, tmp_path):
    row = "INC1,Ann,2026-02-01 09:00:00,New,Desk,Food,2026-02-01 10:00:00\n"
    seen = _look(home, _written(tmp_path, LIST + row + row))
    assert seen.grain.words == "one row per ticket, some of them again: 2 rows of 1 ticket"


@pytest.mark.parametrize("repeated", [True, False])
def test_a_tool_without_a_log_of_changes_keeps_its_own_profile(home, tmp_path, repeated):
    rows = [f"OPS-{n},{n},Task,Done,OPS,Office,05/Jan/26 9:12 AM,12/Jan/26 4:4{again} PM\n" for n in range(1, 6) for again in range(3 if repeated else 1)]
    path = _written(tmp_path, "Issue key,Issue id,Issue Type,Status,Project key,Project name,Created,Updated\n" + "".join(rows))
    seen = _look(home, path)
    assert seen.found.profile.key == "jira"
    assert seen.grain.kind == ("change" if repeated else "record")
    assert load(path, home).kept == 5


def test_the_real_log_of_changes(home, real):
    seen = _look(home, real("servicenow_incident_events.csv.gz"))
    assert (seen.grain.kind, seen.grain.rows, seen.grain.records) == ("change", 35_082, 5_000)
