"""The command next to the pages: what it prints, and how it refuses."""

from __future__ import annotations

import json

import pytest

from metrics import __main__ as command
from metrics import engine
from metrics.indicators import load
from metrics.scope import Scope
from tests.invented import store
from tests.test_grounds import watermelon_store


@pytest.fixture
def ask(capsys, monkeypatch):
    """Run the command over the invented store: exit status, what it printed, what it complained of."""
    monkeypatch.setattr(command, "_warehouse", lambda asked: store())

    def run(*arguments: str):
        status = command.main(arguments)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_list_names_every_indicator(ask):
    status, told, _ = ask("list", "--json")
    assert status == 0
    assert [row["key"] for row in json.loads(told)] == list(load())
    assert all(row["question"].endswith("?") for row in json.loads(told))
    assert len(ask("list")[1].splitlines()) == len(load())


def test_value_prints_the_result_frame(ask):
    status, told, _ = ask("value", "promise_kept", "--by", "service", "--grain", "quarter", "--json")
    expected = engine.measure(store(), "promise_kept", Scope(grain="quarter"), ("service",)).rows()
    assert (status, json.loads(told)) == (0, [{**row, "version": 1} for row in expected])
    assert list(expected[0]) == ["service", "period", "n", "value", "lo", "hi", "note"]


def test_the_last_month_named_is_included(ask):
    rows = json.loads(ask("value", "tickets", "--grain", "month", "--from", "2026-01", "--to", "2026-03", "--json")[1])
    assert [row["period"] for row in rows] == ["2026-01", "2026-02", "2026-03"]


def test_narrowings_reach_the_figure(ask):
    whole, part = (
        json.loads(ask("value", "tickets", *more, "--json")[1])[0]["n"]
        for more in ((), ("--service", "access", "--service", "rooms", "--department", "it"))
    )
    assert 0 < part < whole


def test_records_are_as_many_as_the_figure_counts(ask):
    found = json.loads(ask("records", "promise_kept", "--stream", "joining", "--json")[1])
    figure = json.loads(ask("value", "promise_kept", "--stream", "joining", "--json")[1])[0]
    assert found["n"] == len(found["rows"]) == figure["n"]
    assert {b["batch"] for b in found["batches"]} == {"B1", "B2"}


def test_records_about_people_are_a_count_and_their_imports(ask):
    found = json.loads(ask("records", "retention", "--json")[1])
    assert found["rows"] is None
    assert found["n"] > 0
    assert found["batches"]
    assert "not listed" in ask("records", "retention")[1]


def test_sql_is_the_statement(ask):
    told = ask("sql", "promise_kept")[1]
    assert "FROM tickets" in told
    assert store()._connection.execute(told.strip().rstrip(";")).fetchall()


@pytest.mark.parametrize("arguments", [
    ("value", "promise_kep"), ("value", "tickets", "--by", "servise"), ("value", "tickets", "--grain", "week"),
    ("value", "tickets", "--from", "2026-13"), ("value", "retention", "--service", "access"),
    ("value", "enps", "--from", "2026-02", "--to", "2026-03"), ("records", "nothing"), ("sql", "nothing"),
    ("value", "retention", "--by", "location", "--department", "it"),
])
def test_what_cannot_be_answered_is_refused_with_a_sentence(ask, arguments):
    status, told, complaint = ask(*arguments)
    assert (status, told) == (2, "")
    assert complaint.strip().endswith((".", "?"))
    assert len(complaint.strip().splitlines()) == 1


def test_impact_names_the_part_that_moves_a_figure_most(ask):
    status, told, _ = ask("impact", "promise_kept", "--by", "service", "--json")
    found = json.loads(told)
    weights = [abs(part["impact"]) for part in found]
    assert status == 0 and weights == sorted(weights, reverse=True)
    assert found[0]["impact"] == pytest.approx(found[0]["row"]["n"] * (found[0]["row"]["value"] - found[0]["whole"]))
    # What lies above the whole and what lies below it are the same: the whole is their mean.
    assert sum(part["impact"] for part in found) == pytest.approx(0, abs=1e-6)
    assert found[0]["name"] in ask("impact", "promise_kept", "--by", "service")[1].splitlines()[1]


def test_impact_without_a_whole_is_refused_with_a_sentence(ask, monkeypatch):
    empty = store().changed(tickets=store().frames["tickets"].iloc[:0])
    monkeypatch.setattr(command, "_warehouse", lambda asked: empty)
    status, _, complaint = ask("impact", "promise_kept", "--by", "service")
    assert status == 2 and "no figure of the whole" in complaint


def test_watermelons_by_command(ask, monkeypatch):
    monkeypatch.setattr(command, "_warehouse", lambda asked: watermelon_store(0.5))
    assert ask("watermelon")[1].startswith("access: promise kept ")
    (found,) = json.loads(ask("watermelon", "--json")[1])
    assert (found["service"], found["promise_target"], found["experience_target"]) == ("access", 0.9, 0.8)
    monkeypatch.setattr(command, "_warehouse", lambda asked: watermelon_store(0.8))
    assert ask("watermelon")[1].startswith("No service keeps its promise")
