"""`recognise` says what would be proposed: per question its scale, what it asks and why; states and services with counts."""

from __future__ import annotations

import json

import pytest

from connectors.__main__ import main
from connectors.look import look
from connectors.profiles import sample
from tests.exports_loaded import answered, asked, written

FORM = "ID,Start time,Completion time,Email,Name,{question}\n"


def _form(tmp_path, question: str, cells) -> str:
    path = tmp_path / "form.csv"
    rows = "".join(f"{n},7/13/26 9:00:11,7/{13 + n % 10}/26 9:10:43,anonymous,,{cell}\n" for n, cell in enumerate(cells, start=1))
    path.write_text(FORM.format(question=f'"{question}"') + rows, encoding="utf-8")
    return path


def _one(home, tmp_path, question: str, cells):
    (seen,) = look(_form(tmp_path, question, cells), home)
    (found,) = seen.proposed.questions
    return found


@pytest.mark.parametrize(("question", "cells", "asks", "scale", "because"), [
    ("How likely are you to recommend us as a place to work?", [0, 9, 10], "recommend", "0 to 10", "“recommend” + “place to work”; scale customary for recommending"),
    ("Wie zufrieden sind Sie mit der Hilfe? (1 = gar nicht, 4 = sehr)", [1, 4, 3], "satisfaction", "1 to 4", "“zufrieden”; scale named in the text"),
    ("Quel effort avez-vous dû fournir ?", ["faible", "élevé", "très élevé"], "effort", "1 to 5", "“effort”; scale by the labels of its answers"),
    ("How satisfied are you with the help?", ["80%", "100 %", "35%"], "satisfaction", "0 to 100", "its answers are per cent"),
    ("How satisfied are you with the help?", [0, 5, 4], "satisfaction", "1 to 5, 0 as not applicable", "0 lies below it and counts as no answer"),
    ("How easy was it to get help?", [1, 6, 7], "effort", "1 to 7, turned round", "“how easy”"),
    ("How satisfied are you with the help?", [1, 3, 4], "satisfaction", "1 to 5", "3 answers from 1 to 4: the next customary scale, nobody named one"),
    ("Would you say that you are satisfied with the help?", ["yes", "no", "yes"], "satisfaction", "1 to 2", "by the labels"),
])
def test_a_question_comes_with_its_scale_and_the_reason(home, tmp_path, question, cells, asks, scale, because):
    found = _one(home, tmp_path, question, cells)
    assert (found.asks, found.scale, found.confidential) == (asks, scale, True)
    assert because in found.why


@pytest.mark.parametrize("points", range(2, 12))
def test_every_length_of_scale_that_a_text_names(home, tmp_path, points):
    low = 0 if points == 11 else 1
    found = _one(home, tmp_path, f"How satisfied are you with the help? (from {low} to {low + points - 1})", [low, low + points - 1])
    assert found.scale == f"{low} to {low + points - 1}"


def test_customers_are_asked_in_the_open(home, tmp_path):
    found = _one(home, tmp_path, "How likely are you to recommend us to a friend?", [9, 10, 3])
    assert (found.asks, found.confidential) == ("customer_recommend", False)
    assert found.as_text().endswith("; not confidential")


def test_per_cent_become_numbers_on_their_scale(home, tmp_path):
    text = _form(tmp_path, "How satisfied are you with the help?", ["80%", "100 %", "35%"]).read_text()
    written(home, tmp_path, text, "microsoft_forms")
    (code,) = asked(home)
    assert asked(home)[code][:3] == ("satisfaction", 0, 100)
    assert answered(home, code) == {"1": 80, "2": 100, "3": 35}


def test_states_and_services_are_counted_in_tickets(home):
    (seen,) = look(sample("servicenow_incident_audit"), home)
    assert {(one.name, one.means, one.records) for one in seen.proposed.states} >= {("Closed", "done", 2), ("New", "waiting", 2)}
    assert [(one.name, one.records) for one in seen.proposed.services] == [("Category 55", 2)]


def test_states_that_a_tool_writes_as_codes_are_told_by_their_names(home):
    (seen,) = look(sample("servicenow_problem"), home)
    assert ("Root Cause Analysis", "working") in {(one.name, one.means) for one in seen.proposed.states}


def test_the_command_says_it_in_words_and_for_machines(capsys):
    assert main(["recognise", str(sample("microsoft_forms")), str(sample("jira_service_management"))]) == 0
    said = capsys.readouterr().out
    assert "question How satisfied are you with the help you got?: satisfaction, 1 to 5: “satisf" in said
    assert "states proposed: Resuelta = done (4)" in said
    assert "services proposed: Mesa de ayuda (9)" in said
    assert main(["recognise", "--json", str(sample("survey_long")), str(sample("jira_service_management"))]) == 0
    long, desk = json.loads(capsys.readouterr().out)
    assert {"code": "Q1", "asks": "recommend", "scale": "0 to 10", "confidential": True}.items() <= long["questions"][0].items()
    assert (long["grain"].startswith("one row per question and answer"), long["rows"], long["records"]) == (True, 28, 10)
    assert desk["services"] == [{"name": "Mesa de ayuda", "means": "", "records": 9}]
    assert {"name": "Cancelada", "means": "cancelled", "records": 1} in desk["states"]
    assert desk["times"].startswith("Times read as UTC, ")
