"""Zendesk: one time in hours among times in minutes, stations as handoffs, ratings in words."""

from __future__ import annotations

from tests.tickets_loaded import answers, at, sampled, state_classes, written


def test_the_resolution_time_is_in_hours(home):
    found = sampled(home, "zendesk")
    assert found.loc["7003", "resolved_at"] == at("2026-01-14 08:30"), "24 hours after it was opened, not 24 minutes"
    assert found.loc["7001", "resolved_at"] == at("2026-01-06 09:42"), "the moment itself goes before the duration"
    assert found.loc[["7004", "7005", "7006", "7008"], "resolved_at"].isna().all()


def test_stations_after_the_first_are_handoffs(home):
    found = sampled(home, "zendesk")
    assert found["reassign_count"].tolist() == [0, 2, 1, 0, 1, 0, 0, 3]
    assert found["team"].tolist()[:3] == ["Parcels", "Parcels", "Billing"]
    assert found.loc["7008", "reopen_count"] == 2


def test_offered_is_no_rating(home):
    sampled(home, "zendesk")
    assert answers(home)["value"].to_dict() == {"7001": 2, "7002": 1, "7007": 2}
    assert answers(home)["favourable"].to_dict() == {"7001": True, "7002": False, "7007": True}


def test_an_open_ticket_is_with_somebody(home):
    found = sampled(home, "zendesk")
    assert state_classes(home) == {"Closed": "done", "Solved": "done", "Open": "working", "Pending": "waiting", "New": "waiting", "Hold": "waiting"}
    assert found["kind"].tolist() == ["request", "incident", "problem", "request", "task", None, "incident", "incident"]


def test_german_headers_and_states(home, tmp_path):
    found = written(
        home, tmp_path,
        "Summation column,Id,Anfragesteller,Gruppe,Betreff,Status,Priorität,Via,Tickettyp,Erstellt am,Aktualisiert am,Lösungszeit,Gruppenstationen,"
        "Satisfaction Score\n"
        "1,71,Ann Ejemplo,Pakete,Erfunden,Gelöst,Normal,Mail,Frage,2026-02-25 08:00,2026-02-26 08:30,\"24,5\",2,Offered\n", "zendesk", decimal="comma",
    )
    assert found.loc["71", "resolved_at"] == at("2026-02-26 08:30")
    assert found.loc["71", ["kind", "team", "reassign_count"]].tolist() == ["request", "Pakete", 1]
