"""Zammad: a workbook with a title above the header, an id column named by a sign, promises as minutes left."""

from __future__ import annotations

import pandas as pd

from connectors.load import load
from connectors.profiles import sample
from tests.tickets_loaded import at, sampled, state_classes, written


def test_the_title_row_is_no_header(home):
    report = load(sample("zammad"), home)
    assert (report.profile, report.rows, report.kept) == ("zammad", 6, 6)


def test_minutes_left_below_zero_are_a_broken_promise(home):
    found = sampled(home, "zammad")
    assert found.loc["92001", "promise_flag"] and not found.loc["92002", "promise_flag"]
    assert found["promise_flag"].isna().sum() == 4
    assert found.loc["92001", "opened_at"] == at("2026-01-05 09:12:30")
    assert found.loc["92001", ["team", "worked_minutes"]].tolist() == ["Reception", 25]


def test_open_is_being_worked_on_and_merged_is_no_outcome(home):
    sampled(home, "zammad")
    assert state_classes(home) == {
        "closed": "done", "open": "working", "pending reminder": "waiting", "new": "waiting", "merged": "cancelled"
    }


def test_german_headers(home, tmp_path):
    found = written(
        home, tmp_path,
        "#;Titel;Status;Priorität;Gruppe;Besitzer;Kunde;Organisation;Erstellungskanal;Erstellt am;Aktualisiert am;Geschlossen am;Eskalation am\n"
        "92011;Erfunden;geschlossen;2 normal;Empfang;Bo Beispiel;Ann Ejemplo;;email;25.02.2026 08:00;26.02.2026 09:00;26.02.2026 09:00;\n", "zammad",
    )
    assert found.loc["92011", "closed_at"] == at("2026-02-26 09:00")
    assert found.loc["92011", "state_class"] == "done"
    assert pd.notna(found.loc["92011", "finished_at"])
