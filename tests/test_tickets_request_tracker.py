"""Request Tracker: tabs, `Not set`, several requestors, times worked in words."""

from __future__ import annotations

import pandas as pd

from data.person_key import hash_person, person_key
from tests.tickets_loaded import at, sampled, state_classes, written


def test_the_sample(home):
    found = sampled(home, "request_tracker")
    assert found["worked_minutes"].tolist()[:4] == [90, 0, 120, 15]
    assert found.loc["306", "worked_minutes"] == 10
    assert found["due_at"].isna().all(), "`Not set` is no date"
    assert found.loc["301", "person"] == hash_person("ann@example.org", person_key()), "the first requestor counts"
    assert found.loc["303", "person"] is None or pd.isna(found.loc["303", "person"])
    assert found.loc["305", "parent"] == "304"
    assert found["team"].tolist() == ["av", "av", "av", "rooms", "rooms", "rooms"]


def test_states(home):
    sampled(home, "request_tracker")
    assert state_classes(home) == {"resolved": "done", "rejected": "cancelled", "open": "working", "stalled": "waiting", "new": "waiting"}


def test_dates_as_its_pages_write_them(home, tmp_path):
    found = written(
        home, tmp_path,
        "id\tSubject\tStatus\tQueue\tOwner\tCreator\tRequestors\tCreated\tStarted\tResolved\tLastUpdated\tTimeWorked\n"
        "7\tInvented\tresolved\tav\tbo\tann\tann@example.org\tWed Feb 25 10:17:33 2026\t\tThu Feb 26 09:00:00 2026\tThu Feb 26 09:00:00 2026\t5\n",
        "request_tracker",
    )
    assert found.loc["7", ["opened_at", "resolved_at"]].tolist() == [at("2026-02-25 10:17:33"), at("2026-02-26 09:00")]
