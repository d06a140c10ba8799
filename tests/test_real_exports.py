"""Real exports give the answers that a right reading gives, through the connectors and the store."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from sqlalchemy import Double, case, cast, func, select

from connectors.__main__ import main
from connectors.load import load
from connectors.look import look
from data.schema import ANSWERS, DELIVERIES, MEASURES, PEOPLE, RESPONSES, TICKET_EVENTS, TICKETS
from data.warehouse import Warehouse


def _one(home, *columns, where=None):
    query = select(*columns)
    return Warehouse(home).rows(query if where is None else query.where(where))[0]


def _share(flag):
    return func.avg(case((flag, 1.0), (flag.is_(False), 0.0)))


def test_the_audit_log_counts_tickets_not_rows(home, real):
    report = load(real("servicenow_incident_events.csv.gz"), home)
    assert (report.profile, report.rows, report.read, report.kept, report.refused) == ("servicenow_incident_audit", 35_082, 5_000, 5_000, 0)
    hours = func.avg(cast(func.epoch(TICKETS.c.resolved_at - TICKETS.c.opened_at), Double)) / 3600
    kept, mean_hours, unresolved, reopened, no_item, states = _one(
        home, _share(TICKETS.c.promise_flag), hours, func.count().filter(TICKETS.c.resolved_at.is_(None)),
        func.count().filter(TICKETS.c.reopen_count > 0), func.count().filter(TICKETS.c.item.is_(None)),
        func.count(TICKETS.c.state.distinct()))
    assert round(kept, 3) == 0.215
    assert round(mean_hours, 2) == 264.77
    assert (unresolved, reopened, no_item, states) == (222, 78, 4_971, 1)
    (kept_resolved,) = _one(home, _share(TICKETS.c.promise_flag), where=TICKETS.c.resolved_at.is_not(None))
    assert round(kept_resolved, 3) == 0.207


def test_the_audit_log_tells_who_held_a_ticket_and_when(home, real):
    load(real("servicenow_incident_events.csv.gz"), home)
    events = Warehouse(home).frame(select(TICKET_EVENTS).where(TICKET_EVENTS.c.ticket == "INC0000047").order_by("position"))
    teams = events[events["field"] == "team"]
    assert teams["value"].tolist() == ["Group 70", "Group 24"]
    # The first stretch begins when the ticket was opened, 17 minutes before its first row.
    assert teams["started_at"].tolist() == [datetime(2016, 2, 29, 4, 40), datetime(2016, 2, 29, 5, 30)]
    states = events[events["field"] == "state"]["value"].tolist()
    assert states == ["New", "Active", "Awaiting User Info", "Resolved", "Closed"]


def test_the_attrition_table(home, real):
    report = load(real("hr_attrition.csv"), home, as_of=datetime(2026, 1, 1))
    assert (report.profile, report.read, report.kept) == ("attrition", 1_470, 1_470)
    left, share = _one(home, func.count().filter(PEOPLE.c.left), _share(PEOPLE.c.left))
    assert (left, round(share, 5)) == (237, 0.16122)
    (with_overtime,) = _one(home, _share(PEOPLE.c.left), where=PEOPLE.c.overtime)
    (without,) = _one(home, _share(PEOPLE.c.left), where=PEOPLE.c.overtime.is_(False))
    assert (round(with_overtime, 4), round(without, 4)) == (0.3053, 0.1044)
    assert any("no dates" in note for note in report.notes)


def test_the_deliveries_with_two_ways_to_write_a_date(home, real):
    report = load(real("customer_deliveries.csv.gz"), home)
    assert (report.profile, report.read, report.refused) == ("deliveries", 10_324, 0)
    on_time = DELIVERIES.c.delivered_on <= DELIVERIES.c.promised_on
    share, late = _one(home, _share(on_time), func.count().filter(~on_time))
    assert (round(share, 5), late) == (0.88512, 1_186)
    assert _one(home, func.min(DELIVERIES.c.promised_on))[0].year == 2006


def test_surveymonkey_with_two_header_rows(home, real):
    report = load(real("surveymonkey_two_header_rows.csv"), home)
    assert (report.profile, report.read, report.kept) == ("surveymonkey", 1_186, 1_186)
    assert _one(home, func.count(RESPONSES.c.id.distinct())) == (1_186,)
    # Nobody needs to know what colleagues think of a film: no answer is stored.
    assert _one(home, func.count(ANSWERS.c.id)) == (0,)
    assert "The text is written in Windows-1252." in report.notes


def test_qualtrics_with_three_header_rows(home, real):
    report = load(real("qualtrics_three_header_rows.csv"), home)
    assert (report.profile, report.rows, report.read, report.kept) == ("qualtrics", 1, 1, 1)
    assert _one(home, RESPONSES.c.answered_at, RESPONSES.c.complete) == (datetime(2017, 7, 18, 8, 28, 48), True)


@pytest.mark.parametrize(("name", "system", "records"), [
    ("jira_cloud_issues.csv", "jira", 127), ("limesurvey_two_header_rows.csv", "limesurvey", 45),
])
def test_the_other_exports_count_their_records(home, real, name, system, records):
    report = load(real(name), home)
    assert report.profile.startswith(system)
    assert (report.rows, report.read, report.kept, report.refused) == (records, records, records, 0)


def test_the_scores_of_organisations_with_totals_among_the_rows(home, real):
    load(real("staff_survey_benchmarks_2019.csv"), home)
    rows = Warehouse(home).rows(select(MEASURES.c.measure, MEASURES.c.value).where(MEASURES.c.department_text.is_(None)))
    told = {(measure, value) for measure, value in rows}
    assert {("Employee Engagement Index (median)", 0.63), ("Employee Engagement Index (mean)", 0.6), ("Response Rate (mean)", 0.67)} <= told


def test_each_is_recognised_with_a_reason(home, real):
    (seen,) = look(real("servicenow_incident_events.csv.gz"), home)
    assert seen.found.why == "36 of 36 column names match; dates day first"
    assert seen.found.grain == "one row per change of a ticket"


def test_by_command_twice_and_taken_back(home, real, capsys):
    file = str(real("servicenow_incident_events.csv.gz"))
    assert main(["load", file, "--json"]) == 0
    (first,) = json.loads(capsys.readouterr().out)
    assert (first["rows"], first["read"], first["new"]) == (35_082, 5_000, 5_000)
    assert main(["load", file, "--json"]) == 0
    (again,) = json.loads(capsys.readouterr().out)
    assert (again["new"], again["changed"], again["same"], again["already"]) == (0, 0, 5_000, True)
    assert main(["undo", first["batch"]]) == 0
    assert _one(home, func.count(TICKETS.c.id)) == (0,)
    assert main(["undo", first["batch"]]) == 2
    assert "no batch" in capsys.readouterr().err
