"""ServiceNow beyond incidents: changes, problems, and SLA records that speak of known tickets in any order of loading."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import func, select

from connectors.load import load
from connectors.profiles import sample
from data.schema import TICKETS
from data.warehouse import Warehouse
from tests.tickets_loaded import at, sampled, state_classes, tickets

_HEAD = "number,state,opened_at,resolved_at,caller_id,assignment_group,made_sla,sys_updated_on\n"
_LIST = (
    _HEAD
    + "INC0010001,Closed,2026-01-05 08:15:00,2026-01-05 17:30:00,Ann Example,Network,false,2026-12-01 08:00:00\n"
    + "INC0010002,Closed,2026-01-06 10:00:00,2026-01-16 12:00:00,Ann Example,Network,true,2026-12-01 08:00:00\n"
    + "INC0010009,Closed,2026-01-06 10:00:00,2026-01-16 12:00:00,Bo Example,Network,true,2026-12-01 08:00:00\n"
)


@pytest.fixture
def incidents(tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(_LIST, encoding="utf-8")
    return path


def _kept(home) -> dict:
    return tickets(home)["promise_kept"].to_dict()


def test_sla_records_go_before_the_legacy_flag_in_any_order(home, incidents):
    expected = {"INC0010001": True, "INC0010002": False, "INC0010009": True}
    report = load(sample("servicenow_task_sla"), home)
    assert Warehouse(home).rows(select(func.count()).select_from(TICKETS)) == [(0,)], "unknown tickets wait for a list"
    load(incidents, home)
    assert _kept(home) == expected
    Warehouse(home).undo(report.batch)
    assert _kept(home) == {"INC0010001": False, "INC0010002": True, "INC0010009": True}
    load(sample("servicenow_task_sla"), home)
    assert _kept(home) == expected


def test_undoing_the_list_leaves_no_half_tickets(home, incidents):
    listed = load(incidents, home)
    load(sample("servicenow_task_sla"), home)
    Warehouse(home).undo(listed.batch)
    assert tickets(home).empty


def test_first_answers_cancelled_records_and_what_teams_owe_each_other_do_not_count(home):
    report = load(sample("servicenow_task_sla"), home)
    assert (report.rows, report.read, report.kept) == (9, 5, 5)
    assert any("only if none of them was broken" in note for note in report.notes)


def test_changes(home):
    found = sampled(home, "servicenow_change")
    assert set(found["kind"]) == {"change"}
    assert found.loc["CHG0030001", ["resolved_at", "due_at"]].tolist() == [at("2026-01-20 19:40"), at("2026-01-20 20:00")]
    assert found.loc[["CHG0030004", "CHG0030006"], "state"].tolist() == ["Closed", "Assess"], "codes read as their labels"
    assert pd.isna(found.loc["CHG0030005", "finished_at"])
    assert found.loc["CHG0030003", "state_class"] == "cancelled"
    assert state_classes(home)["Implement"] == "working"


def test_problems(home):
    found = sampled(home, "servicenow_problem")
    assert set(found["kind"]) == {"problem"}
    assert found.loc[["PRB0040003", "PRB0040005"], "state"].tolist() == ["Root Cause Analysis", "Closed"]
    assert found.loc["PRB0040001", "resolved_at"] == at("2026-01-30 16:00")
    assert found["state_class"].tolist() == ["done", "working", "working", "waiting", "done"]
