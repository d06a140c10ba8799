"""What figures rest on: approvals, assumptions, one currency, limits; and the sentence where that is missing."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from metrics import engine
from metrics.leaving import OFF
from metrics.scope import Scope
from metrics.spending import FROM_CHANGE
from metrics.watermelon import watermelons
from tests.few_tickets import kept, tickets
from tests.invented import frames, store


def said(of, key, **scope):
    result = engine.measure(of, key, Scope(**scope))
    return result.frame, " ".join(result.remarks)


def test_answers_are_not_set_beside_leaving_until_somebody_approves():
    for nobody in (None, "  "):
        of = store().changed(organisation=frames()["organisation"].assign(leaving_study_approved_by=nobody))
        frame, words = said(of, "experience_and_leaving", grain="quarter")
        assert frame["value"].isna().all() and (frame["n"] == 0).all()
        assert words == OFF
        assert engine.records(of, "experience_and_leaving").n == 0
    _, words = said(store(), "experience_and_leaving", grain="quarter")
    assert "never a cause" in words and "the works council" in words


def test_a_colleague_who_answers_often_is_counted_once():
    answers = frames()["answers"]
    more = answers[answers["asks"] == "engagement"].assign(answered_at=datetime(2025, 2, 20), answered_on=date(2025, 2, 20))
    of = store().changed(answers=pd.concat([answers, more.assign(id="again" + more["id"])], ignore_index=True))
    for frame in (said(of, "experience_and_leaving")[0], said(store(), "experience_and_leaving")[0]):
        assert frame.loc[0, "n"] == (answers["asks"] == "engagement").sum()


@pytest.mark.parametrize(("key", "name"), [
    ("revenue_at_risk", "revenue_per_hour"), ("automation_potential", "automatable_share"),
    ("automation_potential", "automation_running_cost"),
])
def test_without_an_assumption_there_is_no_amount_but_its_name(key, name):
    assumptions = frames()["assumptions"]
    frame, words = said(store().changed(assumptions=assumptions[assumptions["name"] != name]), key, grain="month")
    assert frame["value"].isna().all()
    assert name in words


def test_without_interruptions_there_is_no_revenue_at_risk():
    frame, _ = said(store().changed(impairments=frames()["impairments"].iloc[:0]), "revenue_at_risk")
    assert frame[["n", "note"]].to_numpy().tolist() == [[0, "no_data"]]


def test_a_share_nobody_stated_is_said_to_be_guessed():
    impairments = frames()["impairments"].assign(share_stated=False)
    assert "all of it" in said(store().changed(impairments=impairments), "revenue_at_risk")[1]
    assert "all of it" not in said(store(), "revenue_at_risk")[1]


def test_an_interruption_over_the_turn_of_a_month_is_cut_there():
    """31 January 20:00 to 1 February 02:00 of half a stream at 100 an hour: 4 h and 2 h, 200 and 100."""
    row = {"source": "t", "id": "z", "batch": "B1", "stream": "pay", "started_at": datetime(2026, 1, 31, 20),
           "ended_at": datetime(2026, 2, 1, 2), "started_on": date(2026, 1, 31), "affected_share": 0.5, "share_stated": True}
    price = {"source": "t", "id": "a", "batch": "B1", "name": "revenue_per_hour", "low": 100.0, "base": 100.0, "high": 200.0}
    of = tickets(kept(date(2026, 2, 9), 1, 1), impairments=pd.DataFrame([row]), assumptions=pd.DataFrame([price]))
    frame, _ = said(of, "revenue_at_risk", grain="month")
    assert frame["value"].dropna().to_list() == [200.0, 100.0]
    assert frame["hi"].dropna().to_list() == [400.0, 200.0]
    assert frame["period"].to_list()[:2] == ["2026-01", "2026-02"]


def test_never_more_than_a_quarter_is_automatable():
    """100 tickets, 60 minutes at 10 an hour, 0.9 hoped for: 25 of them are 250, less 50 for the month."""
    rows = [{"finished_on": date(2026, 1, 9), "item": "vpn", "service": "access"}] * 100
    rows += [{"finished_on": date(2026, 1, 9), "item": "rare", "service": "access"}]
    stated = {"loaded_hourly_rate": 10.0, "minutes_saved_per_ticket": 60.0, "automatable_share": 0.9, "automation_running_cost": 50.0}
    assumed = pd.DataFrame([
        {"source": "t", "id": n, "batch": "B1", "name": n, "low": v, "base": v, "high": v} for n, v in stated.items()
    ])
    frame, _ = said(tickets(rows, assumptions=assumed), "automation_potential")
    assert frame.loc[0, ["lo", "value", "hi"]].to_list() == [200.0] * 3
    by_item = engine.measure(tickets(rows, assumptions=assumed), "automation_potential", Scope(), ("item",)).frame
    assert by_item.set_index("item")["value"].to_dict() == {"rare": 0.0, "vpn": 200.0}


def test_amounts_in_two_currencies_are_not_added():
    costs = frames()["costs"]
    of = store().changed(costs=costs.assign(currency=["USD", *costs["currency"][1:]]))
    for key in ("keep_the_lights_on", "new_value_share"):
        frame, words = said(of, key)
        assert frame["value"].isna().all()
        assert "EUR and USD" in words


def test_what_is_booked_as_new_goes_before_what_is_booked_as_change():
    costs = frames()["costs"]
    of = store().changed(costs=costs.assign(kind=["new", *costs["kind"][1:]]))
    frame, words = said(of, "new_value_share")
    assert frame.loc[0, "value"] == pytest.approx(costs["amount"].iloc[0] / costs["amount"].sum())
    assert FROM_CHANGE not in words
    assert FROM_CHANGE in said(store(), "new_value_share")[1]


def test_reopening_and_askers_nobody_recorded_are_no_nought():
    rows = [{"finished_on": date(2026, 1, 9), "is_repeat": False}] * 3
    frame, _ = said(tickets(rows), "failure_demand")
    assert frame[["n", "note"]].to_numpy().tolist() == [[0, "no_data"]]


def watermelon_store(experience: float):
    """24 months of one service: 39 or 40 of 40 promises kept, and that share of 40 answers favourable, or one more."""
    months = [date(2024 + m // 12, m % 12 + 1, 9) for m in range(24)]
    promised = [row for i, day in enumerate(months) for row in kept(day, 39 + i % 2, 1 - i % 2, service="access")]
    answers = pd.DataFrame([
        {"source": "t", "id": f"{i}/{k}", "batch": "B1", "response": f"{i}/{k}", "survey": "s", "column": "q", "person": f"p{k}",
         "asks": "satisfaction", "favourable": k < experience * 40 + i % 2, "score": float(k), "service": "access",
         "answered_on": day, "confidential": False, "arrived": 1}
        for i, day in enumerate(months) for k in range(40)
    ])
    targets = pd.DataFrame([
        {"source": "t", "id": key, "batch": "B1", "indicator": key, "service": "access", "value": value}
        for key, value in (("promise_kept", 0.9), ("service_experience", 0.8))
    ])
    services = pd.DataFrame([{"source": "t", "id": "access", "batch": "B1", "name": "Access"}])
    of = tickets(promised, datetime(2025, 12, 31, 12), answers=answers, targets=targets, services=services)
    filled = [{"batch": "B1", "table": t, "mapped": "[]"} for t in ("tickets", "answers")]
    return of.changed(batch_tables=pd.DataFrame(filled))


def test_green_outside_and_red_inside():
    """Promise 97 to 100 % against 90, experience 50 to 53 % against 80: both beyond their limits."""
    assert [w.service for w in watermelons(watermelon_store(0.5))] == ["access"]


def test_a_target_within_the_usual_range_makes_no_watermelon():
    """Experience of 80 to 83 % against 80: hit or miss, so nothing is said."""
    assert watermelons(watermelon_store(0.8)) == []
    assert watermelons(watermelon_store(0.5), services=()) == []


@pytest.mark.parametrize(("known", "counted"), [
    ({}, 0), ({"person": "ann"}, 0), ({"reopen_count": 0}, 3), ({"person": "ann", "item": "vpn"}, 3),
])
def test_nobody_knows_whether_it_stayed_fixed_where_neither_reopenings_nor_who_asked_for_what_are_told(known, counted):
    rows = [{"finished_on": date(2026, 1, 9), "came_back": False, "updated_at": datetime(2026, 3, 1), **known}] * 3
    frame, _ = said(tickets(rows), "right_first_time")
    assert frame.loc[0, "n"] == counted
    assert frame.loc[0, "note"] == ("" if counted else "no_data")
