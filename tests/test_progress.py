"""A long load says how far it is; a short one says nothing."""

from __future__ import annotations

import time

import duckdb

from connectors import progress
from connectors.load import load
from connectors.profiles import sample


def test_a_load_tells_its_steps_with_rows_and_time_left(home, tmp_path):
    told = []
    path = tmp_path / "many.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("number,opened_at,state,category,assignment_group,caller_id\n")
        file.writelines(f"INC{i},2026-01-05 08:00:00,New,Network,Devices,P{i % 900}\n" for i in range(150_000))
    with progress.telling(told.append, patience=0.01, every=0.01):
        report = load(path, home)
    assert report.new == 150_000
    assert {"reading", "checking", "publishing"} <= {t.step for t in told}
    counted = [t for t in told if t.left is not None]
    assert counted and all(0 < t.rows <= t.of == 150_001 and t.left >= 0 for t in counted)
    assert [t.seconds for t in told] == sorted(t.seconds for t in told)


def test_a_short_load_and_one_that_nobody_listens_to_say_nothing(home):
    told = []
    with progress.telling(told.append, patience=30):
        load(sample("servicenow_incident"), home)
    assert told == []
    load(sample("servicenow_incident"), home)


def test_a_closed_connection_is_no_trouble_for_who_tells(tmp_path):
    told, connection = [], duckdb.connect()
    with progress.telling(told.append, patience=0.01, every=0.01), progress.running(connection):
        connection.close()
        time.sleep(0.05)
    assert told and told[0].left is None


def test_words():
    assert progress.Told("reading", 4, 1_200_000, 5_000_000, 5.6).as_text() == "reading: 1,200,000 of about 5,000,000 rows, about 6 seconds left"
    assert progress.Told("publishing", 12.4).as_text() == "publishing: 12 seconds so far"


def test_a_stage_without_a_statement_is_told_by_its_words():
    heard = []
    with progress.telling(heard.append, patience=0.05, every=0.05):
        progress.stage("working out the figures")
        time.sleep(0.2)
    assert {told.step for told in heard} == {"working out the figures"}
    assert heard[0].as_text().startswith("working out the figures: ")
