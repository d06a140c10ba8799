"""Recounts of what tickets, cases and answers say beyond the first figures."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.recounting import agrees, by_period, labels, questions, recount, table

QUARTERS = [f"{year}-Q{q}" for year in (2025, 2026) for q in (1, 2, 3, 4)][:6]


def asked(*names: str) -> pd.DataFrame:
    told = table("answers")
    return told[told["asks"].isin(names)]


def told_in_time(told: pd.DataFrame, grain: str) -> pd.DataFrame:
    """Every answer that was there when the quarter closed; what came later, where five people or more did."""
    told = told[labels(told["answered_on"], grain).isin(QUARTERS)]
    late = (told["arrived"] == 2) & (labels(told["answered_on"], grain) != QUARTERS[-1])
    later = told[late].groupby(labels(told.loc[late, "answered_on"], grain))["person"].transform("nunique")
    return told.drop(later.index[later < 5])


def net(rows):
    return 100 * ((rows["value"] >= 9).mean() - (rows["value"] <= 6).mean())


@recount("month", "all")
def recount_failure_demand(grain):
    told = table("tickets").query("state_class != 'cancelled'")
    hit = told["is_repeat"] | (told["reopen_count"] > 0)
    return by_period(told.assign(hit=hit), "opened_on", grain, lambda rows: rows["hit"].mean())


@recount("month", "all")
def recount_requests_per_outcome(grain):
    told = table("cases").query("finished").dropna(subset=["stream"])
    return by_period(told, "finished_on", grain, lambda rows: rows["raised"].mean())


def _spent_on(kind, grain):
    return by_period(table("costs"), "on", grain, lambda rows: rows["amount"][rows["kind"] == kind].sum() / rows["amount"].sum())


@recount("month", "all")
def recount_keep_the_lights_on(grain):
    return _spent_on("run", grain)


@recount("month", "all")
def recount_new_value_share(grain):
    """Nothing is booked as new here, so change stands for it."""
    return _spent_on("change", grain)


@recount("month", "all")
def recount_effort(grain):
    return by_period(asked("effort"), "answered_on", grain, lambda rows: ((rows["value"] - 1) / 6 * 100).mean())


@recount("month", "all")
def recount_happiness(grain):
    told = asked("happiness", "satisfaction").dropna(subset=["promoter"])
    return by_period(told, "answered_on", grain, net)


@recount("month", "all")
def recount_customer_satisfaction(grain):
    return by_period(asked("customer_satisfaction"), "answered_on", grain, lambda rows: (rows["value"] >= 4).mean())


def _favourable(name, grain):
    return by_period(told_in_time(asked(name), grain), "answered_on", grain, lambda rows: (rows["value"] >= 4).mean())


@recount("quarter")
def recount_comfort(grain):
    return _favourable("comfort", grain)


@recount("quarter")
def recount_safety(grain):
    return _favourable("safety", grain)


@recount("quarter")
def recount_readiness(grain):
    return _favourable("readiness", grain)


def _finished_tickets(known: str) -> pd.DataFrame:
    told = table("tickets").query("state_class != 'cancelled'").dropna(subset=["finished_on"])
    return told.dropna(subset=[known])


def _share_of_tickets(known, grain):
    return by_period(_finished_tickets(known), "finished_on", grain, lambda rows: rows[known].astype(float).mean())


@recount("month", "all")
def recount_self_service(grain):
    return _share_of_tickets("self_served", grain)


@recount("month", "all")
def recount_knowledge_reuse(grain):
    return _share_of_tickets("article_used", grain)


@recount("month", "all")
def recount_rediscovery(grain):
    first_end = table("tickets").query("state_class != 'cancelled'").groupby("cause")["finished_at"].min()
    told = _finished_tickets("article_used").dropna(subset=["cause"])
    again = (told["cause"].map(first_end) < told["opened_at"]) & ~told["article_used"].astype(bool)
    return by_period(told.assign(again=again), "finished_on", grain, lambda rows: rows["again"].mean())


@recount("month", "all")
def recount_proactive_share(grain):
    told = table("tickets")
    watched = told.loc[told["channel"] == "Monitoring ", "source"].unique()
    told = told.query("state_class != 'cancelled'")
    told = told[told["proactive"].notna() | (told["channel"].notna() & told["source"].isin(watched))]
    hit = [channel == "Monitoring " if pd.isna(said) else bool(said)
           for said, channel in zip(told["proactive"], told["channel"], strict=True)]
    return by_period(told.assign(hit=hit), "opened_on", grain, lambda rows: rows["hit"].mean())


@recount("month", "all")
def recount_lead_time_of_change(grain):
    told = table("tickets").query("kind == 'change' and state_class != 'cancelled'")
    told = told.assign(live=told["live_at"].fillna(told["finished_at"])).dropna(subset=["live"])
    days = (told["live"] - told["opened_at"]).dt.total_seconds() / 86_400
    return by_period(told.assign(days=days), "live", grain, lambda rows: rows["days"].median())


@recount("all")
def recount_business_owned(grain):
    """Access and laptops are owned by claims and IT, payroll by finance, rooms by nobody; IT provides them all."""
    return {"all": (3, 2 / 3)}


@recount("month", "all")
def recount_out_of_hours(grain):
    told = table("cases").dropna(subset=["before_opening"])
    return by_period(told, "started_on", grain, lambda rows: rows["before_opening"].astype(float).mean())


@recount("month", "all")
def recount_flow_efficiency(grain):
    told = table("cases").query("finished and working_hours > 0").dropna(subset=["worked_hours", "stream"])
    return by_period(told, "finished_on", grain, lambda rows: rows["worked_hours"].sum() / rows["working_hours"].sum())


@recount("month", "all")
def recount_predictability(grain):
    def quantile(rows, share):
        left, alive = len(rows), 1.0
        for hours, at in rows.groupby("working_hours"):
            alive *= 1 - at["finished"].sum() / left
            left -= len(at)
            if alive <= 1 - share + 1e-9:
                later = rows[rows["finished"] & (rows["working_hours"] > hours)]["working_hours"]
                return (hours + later.min()) / 2 if abs(alive - 1 + share) < 1e-9 and len(later) else hours
        return float("nan")

    told = table("cases").query("not cancelled").dropna(subset=["stream"])
    return by_period(told, "started_on", grain, lambda rows: quantile(rows, 0.85) / quantile(rows, 0.5))


@recount("month", "all")
def recount_friction_at_moment(grain):
    told = asked("effort").dropna(subset=["moment"])
    return by_period(told, "answered_on", grain, lambda rows: ((rows["value"] - 1) / 6 * 100).mean())


@recount("month", "all")
def recount_lost_minutes_at_moment(grain):
    told = asked("lost_time").dropna(subset=["moment"])
    return by_period(told, "answered_on", grain, lambda rows: rows["value"].mean())


@recount("quarter")
def recount_comfort_at_moment(grain):
    told = told_in_time(asked("comfort").dropna(subset=["moment"]), grain)
    return by_period(told, "answered_on", grain, lambda rows: (rows["value"] >= 4).mean())


@pytest.mark.parametrize(("key", "grain"), questions(__name__))
def test_the_engine_agrees_with_the_recount(key, grain):
    agrees(__name__, key, grain)
