"""What is planted in the demo is found again in the loaded data, through the public commands, one test per truth."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data.demo.truths import (
    AUTOMATABLE,
    BROKERAGE,
    DID_NOTHING,
    FRICTION,
    MADE_WORSE,
    MOMENT_THAT_HURTS,
    NO_OWNER,
    REFUSED,
    SEASON,
    SHORTER_PULSE,
    SLOW_HANDOVER,
    SMALL_DEPARTMENT,
    STORM,
    WATERMELON,
    WILL_MISS,
    WORKED,
)
from data.home import demo_home
from data.schema import BATCHES
from data.warehouse import Warehouse
from metrics.indicators import load

STORMY = f"{STORM.month:%Y-%m}"
SMALL = SMALL_DEPARTMENT.department.lower().replace(" ", "_")


def _point(trend, period):
    return next(point for point in trend["points"] if point["period"] == period)


def test_the_improvement_that_worked(ask):
    told = ask("effect", WORKED.key)
    assert told["verdict"] == WORKED.verdict == "better"
    assert told["low"] > 0 and told["low"] < WORKED.effect < told["high"]
    assert told["without_comparison"]["effect"] == pytest.approx(WORKED.effect, abs=0.06)


def test_the_improvement_that_did_nothing(ask):
    told = ask("effect", DID_NOTHING.key)
    assert told["verdict"].replace("_", " ") == DID_NOTHING.verdict == "cannot tell"
    assert told["low"] < 0 < told["high"]
    assert told["reason"] == ""


def test_the_improvement_that_made_it_worse(ask):
    told = ask("effect", MADE_WORSE.key)
    assert told["verdict"] == MADE_WORSE.verdict == "worse"
    assert told["low"] < MADE_WORSE.effect < told["high"] < 0


def test_the_watermelon(ask):
    promise = ask("trend", "promise_kept", "--service", WATERMELON.service)
    experience = ask("trend", "service_experience", "--service", WATERMELON.service)
    assert (promise["target"], promise["assurance"]) == (WATERMELON.promise_target, "pass")
    assert (experience["target"], experience["assurance"]) == (WATERMELON.favourable_target, "fail")
    assert [one["service"] for one in ask("watermelon")] == [WATERMELON.service]


def test_the_wait_between_two_departments(ask):
    told = ask("stream", SLOW_HANDOVER.stream)
    longest = told["longest_wait"]
    assert (longest["to_step"], longest["from_lane"], longest["to_lane"]) == (
        SLOW_HANDOVER.step, SLOW_HANDOVER.giver.lower(), SLOW_HANDOVER.taker.lower())
    assert told["working_hours"] == pytest.approx(SLOW_HANDOVER.case_days * 8, rel=0.08)
    # The step's time: what it takes to hand it over, and what it then lies with those who approve.
    step = sum(row["hours"] for row in told["steps"] if row["step"] == SLOW_HANDOVER.step)
    assert step == pytest.approx(SLOW_HANDOVER.wait_days * 8, rel=0.1)
    assert longest["wait_hours"] > 0.4 * told["working_hours"]
    assert told["weakest"]["lane"] == SLOW_HANDOVER.taker.lower()
    assert {row["lane"] for row in told["dropped"]} == {SLOW_HANDOVER.taker.lower()}


def test_the_item_worth_automating(ask):
    saved = {row["item"]: row for row in ask("value", "automation_potential", "--by", "item")}
    best = max(saved, key=lambda item: saved[item]["value"])
    assert best == AUTOMATABLE.item
    assert {item for item, row in saved.items() if row["lo"] > 0} == {AUTOMATABLE.item}


def test_the_season(ask):
    trend = ask("trend", "tickets", "--service", SEASON.service)
    assert trend["seasonal"] and trend["variation"] == "common"
    years = {}
    for point in trend["points"]:
        years.setdefault(int(point["period"][5:]), []).append(point["value"])
    mean = {month: sum(found) / len(found) for month, found in years.items()}
    assert abs(max(mean, key=mean.get) - SEASON.peak_month) in (0, 1, 11)
    assert mean[SEASON.peak_month] > 2.5 * mean[SEASON.peak_month + 6]
    assert not ask("trend", "tickets", "--service", "payroll")["seasonal"]


def test_the_special_cause(ask):
    for key, narrowing in (("tickets", ("--stream", "claims")), ("customer_delivery_on_time", ())):
        trend = ask("trend", key, *narrowing)
        outside = {point["period"] for point in trend["points"] if point["rule"] == "outside"}
        assert STORMY in outside <= {STORMY, "2026-03"}, key
        # It is over: the last month is back in the usual range.
        assert trend["variation"] == "common"
    delivered = ask("trend", "customer_delivery_on_time")
    assert _point(delivered, STORMY)["value"] == pytest.approx(STORM.on_time, abs=0.03)
    assert _point(delivered, STORMY)["verdict"] == "concern"


def test_the_target_that_will_be_missed(ask):
    key, stream = WILL_MISS
    trend = ask("trend", key, "--stream", stream)
    assert trend["target"] == SLOW_HANDOVER.target_days * 8
    assert (trend["assurance"], trend["status"]) == ("fail", "off_track")
    assert trend["chance"] < 0.05


def test_the_target_that_nobody_owns(ask):
    trend = ask("trend", NO_OWNER)
    assert trend["target"] is not None and trend["owner"] is None


def test_the_group_whose_friction_precedes_leaving(ask):
    (whole,) = ask("value", "experience_and_leaving")
    assert whole["lo"] > 1.3
    turnover = {row["department"]: row["value"] for row in ask("value", "voluntary_turnover", "--by", "department") if row["value"]}
    friction = FRICTION.department.lower().replace(" ", "_")
    assert max(turnover, key=turnover.get) in (friction, FRICTION.department)
    enps = {row["department"]: row["value"] for row in ask("value", "enps", "--by", "department") if row["value"] is not None}
    assert min(enps, key=enps.get) in (friction, FRICTION.department)


def test_the_department_of_four_is_never_shown(ask):
    guarded = [i for i in load().values() if i.privacy != "open" and "department" in i.dimensions]
    assert len(guarded) > 10
    for indicator in guarded:
        for grain in ("all", "year", "quarter") if indicator.dated else ("all",):
            rows = ask("value", indicator.key, "--by", "department", "--grain", grain)
            alone = [row for row in rows if row["department"] in (SMALL, SMALL_DEPARTMENT.department)]
            assert all(row["value"] is None and row["lo"] is None for row in alone), (indicator.key, grain)
            narrowed = ask("value", indicator.key, "--department", SMALL, "--grain", grain)
            assert all(row["value"] is None for row in narrowed), (indicator.key, grain)


def test_the_moment_that_hurts(ask):
    strain = {row["moment"]: row for row in ask("value", "friction_at_moment", "--by", "moment")}
    assert set(strain) >= {"joining", "first 90 days", "moving", "returning", "leaving"}
    others = [row["hi"] for moment, row in strain.items() if moment != MOMENT_THAT_HURTS]
    assert strain[MOMENT_THAT_HURTS]["lo"] > max(others)


def test_the_table_without_dates(ask):
    (share,) = ask("value", "attrition_share")
    assert (share["n"], share["value"]) == (BROKERAGE.people, pytest.approx(BROKERAGE.left / BROKERAGE.people))


def test_the_declared_change_of_process(ask):
    trend = ask("trend", "who_answered")
    before, after = (
        [point for point in trend["points"] if point["value"] is not None and (point["period"] < "2025-Q2") == early] for early in (True, False)
    )
    assert f"{SHORTER_PULSE.on:%Y-%m}" == "2025-06"
    assert max(point["mean"] for point in before) < min(point["mean"] for point in after if point["period"] > "2025-Q2")


def test_exactly_the_planted_rows_are_refused(ask):
    rows = Warehouse(demo_home()).rows(select(BATCHES.c.file_name, BATCHES.c.refused).where(BATCHES.c.refused > 0))
    assert dict(rows) == {file: sum(fault.rows for fault in faults) for file, faults in REFUSED.items()}
