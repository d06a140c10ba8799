"""What the demo keeps in Jira, Zendesk and Microsoft Forms has these systems' own quirks and is recognised without help."""

import re

import pytest

from connectors.readers.container import open_file
from connectors.recognise import recognise_sheet
from connectors.scratch import working_folder
from data.demo import print_exports
from tests.test_demo_files import SMALL, _records, _rows

PROFILES = {
    "people": "people_list", "servicenow_incident": "servicenow_incident", "servicenow_sc_request": "servicenow_request",
    "servicenow_sc_req_item": "servicenow_requested_item", "servicenow_sc_task": "servicenow_task",
    "servicenow_metric_instance": "servicenow_metric_instance", "servicenow_change_request": "servicenow_change", "servicenow_outage": "outages",
    "jira_claims_operations": "jira_service_management", "zendesk_facilities": "zendesk", "greenhouse_openings": "greenhouse_requisitions",
    "qualtrics_colleague_pulse": "qualtrics", "qualtrics_after_ticket": "qualtrics", "surveymonkey_customer_survey": "surveymonkey",
    "forms_how_was_it": "microsoft_forms", "customers": "customer_list", "attrition_brokerage": "attrition", "deliveries": "deliveries",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    to = tmp_path_factory.mktemp("systems")
    print_exports(to, scale=SMALL)
    return to


def test_every_export_is_recognised_without_help(folder, home):
    for file in folder.iterdir():
        wanted = PROFILES.get(file.stem, file.stem)
        with working_folder(home) as inner:
            (sheet,) = open_file(file, inner)
            found = recognise_sheet(sheet, None)
        assert found.profile is not None, file.name
        assert found.profile.key in (wanted, f"template_{wanted}"), file.name


def test_jira_repeats_its_columns_and_writes_dates_and_time_left_as_it_does(folder):
    header = _rows(folder, "jira_claims_operations.csv")[0]
    assert {name: header.count(name) for name in ("Labels", "Watchers", "Comment")} == {"Labels": 2, "Watchers": 3, "Comment": 4}
    records = _records(folder, "jira_claims_operations.csv")
    assert all(re.fullmatch(r"\d\d/[A-Z][a-z]{2}/\d\d \d\d:\d\d [AP]M", r["Created"]) for r in records)
    left = [r["Custom field (Time to resolution)"] for r in records]
    assert all(re.fullmatch(r"-?\d+:\d\d", cell) for cell in left)
    broken = sum(cell.startswith("-") for cell in left) / len(left)
    assert 0.05 < broken < 0.25
    done = [r for r in records if r["Status Category"] == "Done"]
    unresolved = [r for r in done if not r["Resolved"]]
    assert 0.04 < len(unresolved) / len(done) < 0.15
    assert all(r["Status Category Changed"] for r in done)


def test_zendesk_adds_up_counts_stations_and_gives_one_time_in_hours(folder):
    records = [r for r in _records(folder, "zendesk_facilities.csv") if r["Id"]]
    assert {r["Summation column"] for r in records} == {"1"}
    done = [r for r in records if r["Resolution time"]]
    for r in done:
        assert float(r["Resolution time"]) * 60 == pytest.approx(int(r["Full resolution time in minutes"]), abs=1.5)
        assert int(r["Full resolution time in minutes within business hours"]) <= int(r["Full resolution time in minutes"])
    assert any(not r["Solved at"] for r in done)
    assert {"1", "2"} <= {r["Group stations"] for r in records}
    assert {"Good", "Bad", "Offered", "Unoffered"} == {r["Satisfaction Score"] for r in records}


def test_forms_writes_moments_and_choices_as_it_does(folder):
    raw = (folder / "forms_how_was_it.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    records = _records(folder, "forms_how_was_it.csv")
    assert all(re.fullmatch(r"[1-9]\d?/[1-9]\d?/\d\d \d\d:\d\d:\d\d", r["Start time"]) for r in records)
    assert any(r["What helped? (choose all that apply)"].count(";") > 1 for r in records)
    assert all(r["What helped? (choose all that apply)"].endswith(";") for r in records)
    assert {"Very satisfied", "Dissatisfied"} <= {r["How satisfied are you with the help you got?"] for r in records}
