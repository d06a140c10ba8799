"""Recounts of who stays and leaves, how long it takes to end, what rests, and what it is worth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from lifelines import AalenJohansenFitter, KaplanMeierFitter

from metrics import engine
from metrics.scope import Scope
from tests.invented import NEWEST, store
from tests.invented_more import STALE
from tests.recounting import agrees, labels, questions, recount, table

MIDNIGHT = pd.Timestamp(NEWEST).normalize() + pd.Timedelta(days=1)


def stretches(grain, first="2025-01-01"):
    """Start and end (exclusive) of each period and of its data, by label."""
    if grain == "all":
        return {"all": (pd.Timestamp(first), MIDNIGHT)}
    months = pd.date_range(first, NEWEST, freq="MS")
    return {f"{m:%Y-%m}": (m, min(m + pd.DateOffset(months=1), MIDNIGHT)) for m in months}


@recount("quarter")
def recount_customer_retention(grain):
    told, found = table("customers"), {}
    since, left = pd.to_datetime(told["since_on"]), pd.to_datetime(told["left_on"])
    for last in pd.date_range("2025-12-31", "2026-06-30", freq="QE"):
        end = last + pd.Timedelta(days=1)
        start = end - pd.DateOffset(years=1)
        there = (since <= start) & ~(left < start)
        found[f"{last.year}-Q{last.quarter}"] = (int(there.sum()), 1 - (left[there] < end).mean())
    return found | _running_year(since, left)


def _running_year(since, left):
    end = pd.Timestamp(2026, 10, 1)
    start = end - pd.DateOffset(years=1)
    there = (since <= start) & ~(left < start)
    return {"2026-Q3": (int(there.sum()), 1 - (left[there] < end).mean())}


@recount("quarter")
def recount_first_year_retention(grain):
    """The Kaplan-Meier curve of lifelines, which knows of delayed entry; cohorts of a quarter, all but the last over."""
    told = table("people").dropna(subset=["hired_on"])
    hired, left = pd.to_datetime(told["hired_on"]), pd.to_datetime(told["left_on"])
    days = (left.fillna(pd.Timestamp(NEWEST.date())) - hired).dt.days
    entered = (left.min() - hired).dt.days.clip(lower=0)
    told = told.assign(days=days, ended=left.notna(), entered=entered)
    told = told[(entered < 365) & ((entered == 0) | (days > entered))]
    told = told[labels(told["hired_on"], "quarter") <= "2026-Q2"]
    found = {}
    for label, rows in told.groupby(labels(told["hired_on"], grain)):
        curve = KaplanMeierFitter().fit(rows["days"], rows["ended"], entry=rows["entered"])
        watched = (rows["days"] >= 365).any()
        found[label] = (len(rows), curve.predict(365) if watched else np.nan)
    return found


@recount("month", "all")
def recount_dropped_work(grain):
    told, rests = table("cases"), table("case_rests")
    told = told[told["stream"].isin(STALE)]
    ended = pd.to_datetime(told["seen_on"]).where(told["finished"] | told["cancelled"])
    dropped, until = pd.to_datetime(rests["dropped_on"]), pd.to_datetime(rests["until_on"])
    found = {}
    for label, (_, end) in stretches(grain).items():
        then = (pd.to_datetime(told["started_on"]) < end) & ~(ended < end)
        then &= told["has_history"] | (pd.to_datetime(told["seen_on"]) < end)
        resting = set(rests["case_id"][(dropped < end) & ~(until < end)])
        found[label] = (int(then.sum()), told["id"][then].isin(resting).mean())
    return found


@recount("month", "all")
def recount_time_to_hire(grain):
    """The risk set day by day: who is open, who was accepted, who was given up."""
    told = table("requisitions")
    opened = pd.to_datetime(told["opened_on"])
    over = pd.to_datetime(told["accepted_on"]).fillna(pd.to_datetime(told["cancelled_on"]))
    held = told["held_days"].fillna(0.0)
    found = {}
    for label, (start, end) in stretches(grain, f"{opened.min():%Y-%m-01}").items():
        ends = over < end
        age = np.where(ends, (over - opened).dt.days - held, (end - opened).dt.days - 0.5 - held).clip(0)
        entry = np.where(opened < start, ((start - opened).dt.days - 0.5 - held).clip(lower=0), 0.0)
        there = (opened < end) & ~(over < start) & ((age > entry) | (entry == 0))
        accepted = told["accepted_on"].notna() & ends
        alive, share, half, beyond = 1.0, 0.0, np.nan, np.nan
        for at in np.unique(age[there & ends]):
            at_risk = (there & (age >= at) & ((entry < at) | (entry == 0))).sum()
            now = there & ends & (age == at)
            share += alive * (now & accepted).sum() / at_risk
            alive *= 1 - now.sum() / at_risk
            if (now & accepted).any():
                half = at if np.isnan(half) and share >= 0.5 - 1e-9 else half
                beyond = at if np.isnan(beyond) and share > 0.5 + 1e-9 else beyond
        found[label] = (int(there.sum()), half if np.isnan(beyond) else (half + beyond) / 2)
    return found


@recount("month", "all")
def recount_revenue_at_risk(grain):
    told, found = table("impairments"), {}
    price = told["stream"].map({"joining": 200.0, "pay": 20.0})
    for label, (start, end) in stretches(grain).items():
        inside = (told["started_at"] < end) & (told["ended_at"] > start)
        hours = (told["ended_at"].clip(upper=end) - told["started_at"].clip(lower=start)).dt.total_seconds() / 3600
        worth = hours * told["affected_share"] * price
        # Since the first of them, a month without an interruption is one of nought.
        found[label] = (int(inside.sum()), worth[inside].sum())
    return found


@recount("month", "all")
def recount_automation_potential(grain):
    """40 an hour, 10 minutes and 0.2 of the tickets; 2 a month for each item in each month that saw any ticket."""
    told = table("tickets").query("state_class != 'cancelled'").dropna(subset=["item"])
    found = {}
    for label, rows in told.groupby(labels(told["opened_on"], grain)):
        months = labels(rows["opened_on"], "month").groupby(rows["item"]).nunique().max()
        saved = rows.groupby("item").size() * 10 / 60 * 0.2 * 40 - 2 * months
        found[label] = (len(rows), saved.clip(lower=0).sum())
    return found


@recount("quarter")
def recount_experience_and_leaving(grain):
    people = table("people").dropna(subset=["hired_on"]).set_index("person")
    told = table("answers").query("asks == 'engagement'")
    gone = (pd.to_datetime(told["person"].map(people["left_on"])) - told["answered_at"]).dt.days < 365
    risk = gone.groupby(~told["favourable"].astype(bool)).mean()
    return {"2025-Q1": (len(told), risk[True] / risk[False])}


@pytest.mark.parametrize(("key", "grain"), questions(__name__))
def test_the_engine_agrees_with_the_recount(key, grain):
    agrees(__name__, key, grain)


def test_the_incidence_agrees_with_lifelines():
    """Over all history nobody enters late: the curve is that of lifelines' Aalen-Johansen fitter."""
    told = table("requisitions")
    opened = pd.to_datetime(told["opened_on"])
    over = pd.to_datetime(told["accepted_on"]).fillna(pd.to_datetime(told["cancelled_on"]))
    days = np.where(over.notna(), (over - opened).dt.days, (MIDNIGHT - opened).dt.days - 0.5) - told["held_days"].fillna(0)
    how = np.where(told["accepted_on"].notna(), 1, np.where(told["cancelled_on"].notna(), 2, 0))
    fitter = AalenJohansenFitter(jitter_level=1e-6, seed=1).fit(days.clip(0), how, event_of_interest=1)
    curve = fitter.cumulative_density_.iloc[:, 0]
    found = engine.measure(store(), "time_to_hire", Scope()).frame.loc[0]
    assert found["value"] == pytest.approx(curve.index[(curve >= 0.5).argmax()], abs=0.01)
    assert found["lo"] < found["value"] < found["hi"]
