"""What a reader confirms beside a file is a batch of the catalogue: it changes the figures, is shown before, and can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from connectors.asked import Asked
from connectors.confirmed import Confirmed
from connectors.unsettled import nearest
from data.catalogue import imports, services
from data.schema import ANSWERS, QUESTIONS, TICKETS
from data.warehouse import Warehouse
from pages.analysts.checked import Reader, load_all, rehearse
from tests.uploading import dropped

HEAD = "number,opened_at,closed_at,incident_state,category,caller_id"
STATES = ("Closed", "Parked", "New")


def _tickets(n: int = 30, first: int = 0) -> str:
    rows = [f"INC{i},2026-01-{1 + i % 28:02d} 09:00:00,2026-01-{1 + i % 28:02d} 17:00:00,{STATES[i % 3]},{('Keys', 'Heating')[i % 2]},P{i % 5}"
            for i in range(first, first + n)]
    return "\n".join([HEAD, *rows]) + "\n"


def _counts(home, column) -> dict:
    return dict(Warehouse(home).rows(select(column, func.count()).group_by(column)))


def test_states_are_proposed_with_counts_and_unclear_ones_say_so(home):
    found = rehearse(Reader(), dropped(home, ("t.csv", _tickets())))
    assert {(s.state, s.tickets, s.proposed) for s in found.states} == {("Closed", 10, "done"), ("New", 10, "waiting"), ("Parked", 10, "")}


def test_a_confirmed_state_counts_and_is_not_asked_for_again(home):
    upload, reader = dropped(home, ("t.csv", _tickets())), Reader()
    upload.confirm(Confirmed(states=tuple(("servicenow", state, meant) for state, meant in zip(STATES, ("done", "waiting", "waiting"), strict=True))))
    assert rehearse(reader, upload).states == ()
    loaded = load_all(reader, upload)
    assert loaded.confirmed == ("B2",)
    assert _counts(home, TICKETS.c.state_class) == {"done": 10, "waiting": 20}
    assert rehearse(Reader(), dropped(home, ("more.csv", _tickets(30, 30)))).states == ()
    Warehouse(home).undo("B2")
    assert _counts(home, TICKETS.c.state_class) == {"done": 10, "waiting": 10, None: 10}


def test_values_become_services_and_the_same_name_makes_them_one(home):
    upload, reader = dropped(home, ("t.csv", _tickets())), Reader()
    (open_ones,) = rehearse(reader, upload).uncovered
    assert (open_ones.tickets, open_ones.of, open_ones.column) == (30, 30, "category")
    assert [(v.value, v.tickets, v.proposed) for v in open_ones.by["category"]] in (
        [("Keys", 15, "Keys"), ("Heating", 15, "Heating")], [("Heating", 15, "Heating"), ("Keys", 15, "Keys")])
    upload.confirm(Confirmed(services=(("servicenow", "category", "Keys", "The building"), ("servicenow", "category", "Heating", "The building"))))
    found = rehearse(reader, upload)
    assert found.uncovered == () and found.unassigned == 0
    load_all(reader, upload)
    assert _counts(home, TICKETS.c.service) == {"The building": 30}
    assert [s["name"] for s in services(Warehouse(home))] == ["The building"]


def test_a_declared_service_of_nearly_that_name_is_proposed(home):
    assert nearest("passwords & access", ["Passwords and access", "Laptops"]) == "Passwords and access"
    assert nearest("Heating", ["Laptops"]) == "Heating"


SURVEY = "ID,Start time,Completion time,Email,Name,How hard was it to get help?,Was it worth it?\n" + "".join(
    f"{i},1/{13 + i}/26 9:00:00,1/{13 + i}/26 9:05:00,anonymous,,{i % 7},{1 + i % 5}\n" for i in range(1, 15))


@pytest.fixture
def survey(home):
    return dropped(home, ("survey.csv", SURVEY))



def test_a_question_that_nobody_recognised_can_be_told(survey):
    (table,) = rehearse(Reader(), survey).tables
    assert "Was it worth it?" in {q.code for q in table.draft.others}
    (path,) = survey.said
    told = (("Was it worth it?", Asked("satisfaction", 1, 5, confidential=False)),)
    survey.say(path, "", replace(survey.of(path), questions=told))
    (table,) = rehearse(Reader(), survey).tables
    assert {(q.code, q.asks, q.low, q.high) for q in table.draft.questions} >= {("Was it worth it?", "satisfaction", 1, 5)}


def test_the_scale_that_was_confirmed_decides_which_answers_are_refused_and_is_stored(home, survey):
    (path,) = survey.said
    reader = Reader()
    for high, refused in ((5, 2), (7, 0)):
        told = (("How hard was it to get help?", Asked("effort", 0, high, reversed=False)),)
        survey.say(path, "", replace(survey.of(path), questions=told))
        assert rehearse(reader, survey).total("refused") == refused
    load_all(reader, survey)
    rows = Warehouse(home).rows(select(QUESTIONS.c.asks, QUESTIONS.c.scale_high, QUESTIONS.c.confidential).where(QUESTIONS.c.confirmed))
    assert rows == [("effort", 7.0, True)]
    assert {one.file_name for one in imports(Warehouse(home))} >= {"Confirmed on the upload page: questions"}


def test_answers_declared_transactional_are_shown_as_such(home, survey):
    (path,) = survey.said
    told = (("How hard was it to get help?", Asked("effort", 0, 6, confidential=False)),)
    survey.say(path, "", replace(survey.of(path), questions=told))
    load_all(Reader(), survey)
    assert _counts(home, ANSWERS.c.confidential) == {False: 14}


def test_what_was_confirmed_of_a_survey_is_remembered_for_its_next_file(home, survey):
    (path,) = survey.said
    told = (("How hard was it to get help?", Asked("effort", 0, 6, reversed=True)),)
    survey.say(path, "", replace(survey.of(path), questions=told))
    load_all(Reader(), survey)
    later = SURVEY.replace("/26 9:", "/26 11:").replace("\n1,", "\n101,")
    (table,) = rehearse(Reader(), dropped(home, ("later.csv", later))).tables
    assert table.draft.reading.questions["How hard was it to get help?"].reversed
