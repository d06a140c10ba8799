"""OTRS and Znuny: long numbers, Windows-1252, endings without success, minutes left."""

from __future__ import annotations

import pandas as pd

from tests.tickets_loaded import sampled, state_classes, written


def test_the_german_statistic(home):
    found = sampled(home, "otrs")
    assert found.index[0] == "2026010510000011", "sixteen digits stay digits"
    assert found.iloc[0][["team", "service_text", "worked_minutes"]].tolist() == ["Haus::Türen", "Türen", 35]
    kept = found["promise_flag"].tolist()
    assert kept[:2] == [True, False] and kept[5] is False
    assert all(pd.isna(one) for one in kept[2:5])


def test_closed_without_success_is_no_outcome(home):
    sampled(home, "otrs")
    assert state_classes(home) == {
        "erfolgreich geschlossen": "done", "erfolglos geschlossen": "cancelled", "offen": "working", "neu": "waiting",
        "warten zur Erinnerung": "waiting",
    }


def test_the_english_list(home, tmp_path):
    found = written(
        home, tmp_path,
        "Ticket#,Age,Created,Closed,First Lock,First Response,State,Priority,Queue,Customer User\n"
        "2026010510000011,3 d 2 h,2026-01-05 08:00:00,2026-01-06 09:00:00,2026-01-05 08:10:00,,closed successful,3 normal,Doors,ann\n"
        "2026010510000012,3 d 2 h,2026-01-05 08:00:00,,,,pending auto close+,3 normal,Doors,ann\n", "otrs",
    )
    assert found["team"].tolist() == ["Doors", "Doors"]
    assert found["state_class"].tolist() == ["done", "waiting"]
