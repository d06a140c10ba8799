"""Freshservice and Freshdesk: alike, told apart, with promises and faces in words."""

from __future__ import annotations

import pandas as pd

from tests.tickets_loaded import answers, sampled


def test_freshservice(home):
    found = sampled(home, "freshservice")
    assert found["promise_flag"].tolist()[:3] == [True, False, True]
    assert pd.isna(found.loc["SR-104", "promise_flag"])
    assert found.loc["INC-101", "worked_minutes"] == 90
    assert pd.isna(found.loc["SR-103", "worked_minutes"])
    assert found["kind"].tolist() == ["incident", "incident", "request", "request", "incident", "incident"]
    assert found.loc["INC-101", ["team", "item", "location"]].tolist() == ["Rooms", "Radiator", "Oslo"]


def test_happy_of_any_extent_is_favourable_and_unhappy_contains_happy(home):
    sampled(home, "freshservice")
    assert answers(home)["value"].to_dict() == {"INC-101": 3, "INC-102": 1, "SR-103": 2, "INC-106": 3}


def test_freshdesk_is_not_freshservice(home):
    found = sampled(home, "freshdesk")
    assert found["team"].unique().tolist() == ["Refunds"]
    assert found["category"].tolist() == ["Travel", "Home", "Travel", "Home"]
    assert found["department_text"].isna().all(), "the company of a customer is no department"
    assert answers(home)["value"].to_dict() == {"501": 3, "502": 1}
