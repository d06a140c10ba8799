"""Every indicator recomputed in plain pandas, from the same frames, without a line of the engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics import engine, indicators
from metrics.scope import Scope
from tests.invented import NEWEST, PARENTS, SERVICES, store
from tests.recounting import agrees, by_period, labels, questions, recount, table

QUARTERS = [f"{year}-Q{q}" for year in (2025, 2026) for q in (1, 2, 3, 4)][:6]


@recount("month", "all")
def recount_promise_kept(grain):
    told = table("tickets").dropna(subset=["promise_kept"])
    return by_period(told, "finished_on", grain, lambda rows: rows["promise_kept"].astype(float).mean())


@recount("month", "all")
def recount_right_first_time(grain):
    told = table("tickets")
    newest = told[["opened_at", "finished_at", "updated_at"]].max(axis=1).max()
    told = told[(told["state_class"] != "cancelled") & (told["finished_at"] <= newest - pd.Timedelta(days=14))]
    return by_period(told, "finished_on", grain, lambda rows: 1 - rows["came_back"].astype(float).mean())


@recount("month", "all")
def recount_time_to_outcome(grain):
    def median(rows):
        """Kaplan-Meier by hand: the first time at which half or fewer are left."""
        left, share = len(rows), 1.0
        for hours, at in rows.sort_values("working_hours").groupby("working_hours"):
            ended = int(at["finished"].sum())
            share *= 1 - ended / left
            left -= len(at)
            if share < 0.5 - 1e-9:
                return hours
            if abs(share - 0.5) < 1e-9:
                later = rows[rows["finished"] & (rows["working_hours"] > hours)]["working_hours"]
                return (hours + later.min()) / 2 if len(later) else hours
        return np.nan

    told = table("cases").query("not cancelled")
    return by_period(told[told["stream"].notna()], "started_on", grain, median)


@recount("month", "all")
def recount_handoffs_per_outcome(grain):
    told = table("cases").query("finished and handoffs_from == 'history'").dropna(subset=["handoffs"])
    return by_period(told, "finished_on", grain, lambda rows: rows["handoffs"].astype(float).mean())


@recount("month", "all")
def recount_service_experience(grain):
    told = table("answers").query("asks == 'satisfaction'")
    return by_period(told, "answered_on", grain, lambda rows: rows["favourable"].astype(float).mean())


@recount("month", "all")
def recount_customer_nps(grain):
    told = table("answers").query("asks == 'customer_recommend'")
    return by_period(told, "answered_on", grain, _net)


def _net(rows):
    return 100 * ((rows["value"] >= 9).mean() - (rows["value"] <= 6).mean())


@recount("quarter")
def recount_enps(grain):
    """Every answer that was there when the quarter closed; what came later, where five people or more did."""
    told = table("answers").query("asks == 'recommend'")
    told = told[labels(told["answered_on"], grain).isin(QUARTERS)]
    # The first import closed all quarters but the last, the second that one.
    late = (told["arrived"] == 2) & (labels(told["answered_on"], grain) != QUARTERS[-1])
    later = told[late].groupby(labels(told.loc[late, "answered_on"], grain))["person"].transform("nunique")
    return by_period(told.drop(later.index[later < 5]), "answered_on", grain, _net)


@recount("month", "all")
def recount_customer_delivery_on_time(grain):
    told = table("deliveries")
    newest = pd.to_datetime(told["delivered_on"]).max()
    told = told[told["delivered_on"].notna() | (pd.to_datetime(told["promised_on"]) < newest)]
    kept = pd.to_datetime(told["delivered_on"]) <= pd.to_datetime(told["promised_on"])
    return by_period(told.assign(kept=kept), "promised_on", grain, lambda rows: rows["kept"].mean())


@recount("month", "all")
def recount_tickets(grain):
    return by_period(table("tickets"), "opened_on", grain, len)


@recount("month", "all")
def recount_reopened(grain):
    return by_period(table("tickets").query("reopen_count > 0"), "opened_on", grain, len)


@recount("month", "all")
def recount_responses(grain):
    return by_period(table("responses"), "answered_on", grain, len)


@recount("month", "all")
def recount_hours_to_resolve(grain):
    told = table("tickets").dropna(subset=["resolved_at"])
    hours = (told["resolved_at"] - told["opened_at"]).dt.total_seconds() / 3600
    return by_period(told.assign(hours=hours), "finished_on", grain, lambda rows: rows["hours"].mean())


@recount("all")
def recount_attrition_share(grain):
    told = table("people")
    told = told[told["hired_on"].isna()]
    return {"all": (len(told), told["left"].astype(float).mean())}


def _ends(grain):
    """Last day of each period and of its data, by label."""
    if grain == "all":
        return {"all": (pd.Timestamp(2025, 1, 1), NEWEST)}
    return {f"{m:%Y-%m}": (m, min(m + pd.offsets.MonthEnd(0), pd.Timestamp(NEWEST))) for m in pd.date_range("2025-01-01", NEWEST, freq="MS")}


@recount("month", "all")
def recount_share_resting_30_days(grain):
    told = table("tickets")
    opened, finished = pd.to_datetime(told["opened_on"]), pd.to_datetime(told["finished_on"])
    found = {}
    for label, (_, last) in _ends(grain).items():
        after = pd.Timestamp(last).normalize() + pd.Timedelta(days=1)
        resting = told[(opened < after) & (finished.isna() | (finished >= after))]
        found[label] = (len(resting), ((after - opened[resting.index]).dt.days > 30).mean())
    return found


def _windows():
    """The twelve months that end with each quarter whose start the people list reaches back to."""
    return {
        f"{last.year}-Q{last.quarter}": (last + pd.Timedelta(days=1) - pd.DateOffset(years=1), last + pd.Timedelta(days=1))
        for last in pd.date_range("2025-12-31", "2026-06-30", freq="QE")
    }


def _dated_people():
    told = table("people").dropna(subset=["hired_on"])
    return told.assign(hired=pd.to_datetime(told["hired_on"]), left=pd.to_datetime(told["left_on"]))


@recount("quarter")
def recount_voluntary_turnover(grain):
    told, found = _dated_people(), {}
    for label, (start, end) in _windows().items():
        days = pd.date_range(start, end - pd.Timedelta(days=1))
        there = [((told["hired"] <= day) & ~(told["left"] < day)) for day in days]
        headcount = np.mean([mask.sum() for mask in there])
        gone = told[(told["leave_kind"] == "voluntary") & (told["left"] >= start) & (told["left"] < end)]
        found[label] = (np.any(there, axis=0).sum(), len(gone) / headcount)
    return found


@recount("quarter")
def recount_retention(grain):
    told, found = _dated_people(), {}
    for label, (start, end) in _windows().items():
        there = told[(told["hired"] <= start) & ~(told["left"] < start)]
        found[label] = (len(there), 1 - (there["left"] < end).mean())
    return found


@recount("quarter")
def recount_who_answered(grain):
    asked = table("invitations")
    answered = table("responses").query("survey == 'pulse' and complete")
    invited = asked.groupby(labels(asked["invited_on"], grain))["invited"].sum()
    # A round goes out on the first day of every quarter, so an answer belongs to the quarter in which it came.
    quarter = labels(answered["answered_on"], grain)
    # The first import closed the quarters before its newest moment; what came for them afterwards waits until it is five.
    late = answered[(answered["arrived"] > 1) & (quarter < "2026-Q2")].groupby(quarter).size()
    waiting = late[late < 5].reindex(quarter.unique(), fill_value=0)
    came = answered.groupby(quarter).size().sub(waiting, fill_value=0)
    return {label: (invited[label], came[label] / invited[label]) for label in QUARTERS if came[label] <= invited[label]}


def _lost(grain):
    """Per period: answers, tickets and minutes by service."""
    told = table("answers").query("asks == 'lost_time'")
    tickets = table("tickets").assign(service=table("tickets")["service"].fillna("unassigned"))
    for label in sorted(set(labels(told["answered_on"], grain))):
        answers = told[labels(told["answered_on"], grain) == label]
        raised = tickets[labels(tickets["opened_on"], grain) == label]
        mean, count = answers.groupby("service")["value"].mean(), raised.groupby("service").size()
        common = (mean * count).sum() / count[count.index.isin(mean.index)].sum()
        yield label, len(answers), {s: (n, mean.get(s, common)) for s, n in count.items()}


@recount("month", "all")
def recount_lost_hours_per_colleague(grain):
    people, found = _dated_people(), {}
    for label, n, by_service in _lost(grain):
        first, last = _ends(grain)[label]
        days = pd.date_range(first, pd.Timestamp(last).normalize())
        headcount = np.mean([((people["hired"] <= day) & ~(people["left"] < day)).sum() for day in days])
        found[label] = (n, sum(count * minutes for count, minutes in by_service.values()) / 60 / headcount)
    return found


@recount("month", "all")
def recount_cost_of_lost_time(grain):
    return {
        label: (n, sum(count * minutes / 60 * 40 * (0.15 if s == "payroll" else 0.3) for s, (count, minutes) in by.items()))
        for label, n, by in _lost(grain)
    }


@pytest.mark.parametrize("key", indicators.load())
def test_every_indicator_is_recounted_in_one_of_these_files(key):
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("test_independent*.py"))]
    assert any(f"recount_{key}(" in text or f'"{key}"' in text for text in texts), f"nobody recounts {key}: add it"


@pytest.mark.parametrize(("key", "grain"), questions(__name__))
def test_the_engine_agrees_with_the_recount(key, grain):
    agrees(__name__, key, grain)


def test_cost_per_outcome_is_recounted_by_stream_over_months_that_know_both_sides():
    costs, units = table("costs"), table("measures")
    units = units[[(s, m) in {("joining", "joined"), ("pay", "payslips")} for s, m in zip(units["stream"], units["measure"], strict=True)]]
    found = engine.measure(store(), "cost_per_outcome", Scope(), ("stream",)).frame.set_index("stream")
    for stream in ("joining", "pay"):
        done = units[units["stream"] == stream]
        spent = costs[(costs["stream"] == stream) & costs["on"].isin(done["on"])]
        assert found.loc[stream, "n"] == len(spent)
        assert found.loc[stream, "value"] == pytest.approx(spent["amount"].sum() / done["value"].sum())
    assert set(found.index) == {"joining", "pay"}


@pytest.mark.parametrize("key", ["promise_kept", "tickets", "hours_to_resolve"])
def test_narrowing_counts_the_rows_of_that_part_only(key):
    told = table("tickets")
    stream = told["service"].map(SERVICES) == "joining"
    below = {d for d, parent in PARENTS.items() if parent == "claims"} | {"claims"}
    for scope, rows in (
        (Scope(services=("access", "rooms")), told["service"].isin(["access", "rooms"])),
        (Scope(stream="joining"), stream),
        (Scope(department="claims"), told["department"].isin(below)),
        (Scope(stream="joining", department="claims"), stream & told["department"].isin(below)),
    ):
        counted = told[rows]
        if key == "promise_kept":
            counted = counted.dropna(subset=["promise_kept"])
        if key == "hours_to_resolve":
            counted = counted.dropna(subset=["resolved_at"])
        assert engine.measure(store(), key, scope).frame.loc[0, "n"] == len(counted) > 0
