"""BMC Helix and ManageEngine: promises and transfers in words, columns known under several names."""

from __future__ import annotations

import pandas as pd

from tests.tickets_loaded import at, sampled, state_classes


def test_bmc_helix(home):
    found = sampled(home, "bmc_helix")
    assert found.loc["INC000000000011", "opened_at"] == at("2026-01-13 08:05")
    assert found["promise_flag"].tolist()[:4] == [True, False, True, True]
    assert pd.isna(found.loc["INC000000000015", "promise_flag"])
    assert found.loc["INC000000000012", ["reopen_count", "reassign_count", "service_text", "team"]].tolist() == [1, 3, "Network", "Network"]
    assert state_classes(home) == {"Closed": "done", "Resolved": "done", "Pending": "waiting", "Assigned": "working", "Cancelled": "cancelled"}


def test_manageengine(home):
    found = sampled(home, "manageengine")
    assert found["promise_flag"].tolist() == [True, False, True, True, True], "overdue is a promise broken"
    assert found["worked_minutes"].tolist()[:2] == [30, 125]
    assert found.loc["9003", "resolved_at"] is pd.NaT
    assert found.loc["9002", "opened_at"] == at("2026-01-15 14:00")
    assert found["kind"].tolist() == ["incident", "request", "incident", "incident", "request"]
    assert state_classes(home)["Onhold"] == "waiting"
