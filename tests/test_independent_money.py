"""Recounts in plain pandas: where lost time gathers, payback, leaving soon after, amounts in other currencies."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics import engine
from metrics.scope import Scope
from tests.few_tickets import kept, tickets
from tests.invented import frames, store
from tests.recounting import agrees, labels, questions, recount, table


@recount("month", "all")
def recount_lost_time_concentration(grain):
    """Ticket by ticket: each answer copied in proportion to its service's tickets, the dearest first, until 80 % is held."""
    told = table("answers").query("asks == 'lost_time'")
    raised = table("tickets").assign(service=table("tickets")["service"].fillna("unassigned"))
    found = {}
    for label, rows in told.groupby(labels(told["answered_on"], grain)):
        count = raised[labels(raised["opened_on"], grain) == label].groupby("service").size()
        weight = rows["service"].map(count).fillna(0) / rows.groupby("service")["value"].transform("size")
        order = rows["value"].sort_values(ascending=False).index
        minutes, w = rows["value"][order].to_numpy(), weight[order].to_numpy()
        held, share, goal = 0.0, 0.0, 0.8 * (minutes * w).sum()
        for m, of in zip(minutes, w, strict=True):
            part = 1.0 if held + m * of <= goal or m * of == 0 else max(goal - held, 0.0) / (m * of)
            held, share = held + part * m * of, share + part * of * (m > 0)
        found[label] = (len(rows), share / w.sum())
    return found


def _items(told):
    """Months that any item saw, and what is left of each item's saving a month: 40 an hour, 10 minutes, 0.2, less 2."""
    months = labels(told["opened_on"], "month").groupby(told["item"]).nunique().max()
    return told.groupby("item").size() * 10 / 60 * 0.2 * 40 / months - 2


@recount("month", "all")
def recount_automation_payback(grain):
    told = table("tickets").query("state_class != 'cancelled'").dropna(subset=["item"])
    found = {}
    for label, rows in told.groupby(labels(told["opened_on"], grain)):
        net = _items(rows)
        low = rows.groupby("item").size() * 5 / 60 * 0.1 * 30 / labels(rows["opened_on"], "month").groupby(rows["item"]).nunique().max() - 3
        paying = net > 0
        pays_low = low[paying].sum() > 0
        found[label] = (len(rows), 80 * paying.sum() / net[paying].sum() if paying.any() and pays_low else np.nan)
    return found


def _leaving(days):
    people = table("people").dropna(subset=["hired_on"]).set_index("person")
    told = table("answers").query("asks == 'engagement'")
    gone = (pd.to_datetime(told["person"].map(people["left_on"])) - told["answered_at"]).dt.days < days
    counts = gone.groupby(~told["favourable"].astype(bool)).agg(["sum", "mean"])
    return {"2025-Q1": (len(told), counts["mean"][True] / counts["mean"][False])} if counts["sum"].min() >= 10 else {}


@recount("quarter")
def recount_experience_and_leaving_90_days(grain):
    return _leaving(90)


@recount("quarter")
def recount_experience_and_leaving_180_days(grain):
    return _leaving(180)


@pytest.mark.parametrize(("key", "grain"), questions(__name__))
def test_the_engine_agrees_with_the_recount(key, grain):
    agrees(__name__, key, grain)


def _foreign(rates: list[tuple[str, float]]):
    costs = frames()["costs"].assign(currency=lambda c: np.where(c["kind"] == "run", "USD", "EUR"))
    rows = [{"source": "t", "id": f"r{i}", "batch": "B1", "currency": "USD", "on": date.fromisoformat(day), "rate": rate}
            for i, (day, rate) in enumerate(rates)]
    return costs, store().changed(costs=costs, exchange_rates=pd.DataFrame(rows))


def test_amounts_convert_at_the_rate_of_their_month():
    costs, of = _foreign([("2024-06-01", 0.9), ("2025-06-15", 0.5)])
    rate = np.where(costs["kind"] == "run", np.where(pd.to_datetime(costs["on"]) >= pd.Timestamp(2025, 6, 15), 0.5, 0.9), 1.0)
    amount = costs["amount"] * rate
    expected = amount[costs["kind"] == "run"].sum() / amount.sum()
    result = engine.measure(of, "keep_the_lights_on")
    assert result.frame.loc[0, "value"] == pytest.approx(expected)
    assert "USD at the rate of their month" in " ".join(result.remarks)
    units = frames()["measures"].query("stream == 'pay' and measure == 'payslips'")
    pay = costs["stream"].eq("pay") & costs["on"].isin(units["on"])
    spent = engine.measure(of, "cost_per_outcome", Scope(stream="pay")).frame.loc[0, "value"]
    assert spent == pytest.approx(amount[pay].sum() / units["value"].sum())


@pytest.mark.parametrize("rates", [[], [("2025-06-15", 0.5)]])
def test_a_month_before_the_first_rate_is_named_and_nothing_is_added(rates):
    _, of = _foreign(rates)
    for key in ("keep_the_lights_on", "new_value_share", "cost_per_outcome"):
        result = engine.measure(of, key)
        assert result.frame["value"].isna().all()
        assert "no exchange rate says what USD was worth on 2025-01-01" in " ".join(result.remarks)


def test_an_hourly_rate_in_another_currency_is_converted_and_dated():
    """One ticket of 60 minutes at 10 dollars, all of it recoverable: 9 euros at 0.9, and no figure without a rate."""
    def stated(name, value, **more):
        return {"source": "t", "id": name, "batch": "B1", "name": name, "low": value, "base": value, "high": value, **more}

    assumed = pd.DataFrame([
        stated("loaded_hourly_rate", 10.0, currency="USD", stated_on=date(2026, 1, 1), owner="Finance"),
        stated("recoverable_share", 1.0), stated("minutes_lost_per_ticket", 60.0),
    ])
    home = pd.DataFrame([{"source": "t", "id": "o", "batch": "B1", "name": "x", "currency": "EUR"}])
    rate = pd.DataFrame([{"source": "t", "id": "r", "batch": "B1", "currency": "USD", "on": date(2025, 12, 1), "rate": 0.9}])
    row = kept(date(2026, 1, 9), 1, 0)
    told = engine.measure(tickets(row, assumptions=assumed, organisation=home, exchange_rates=rate), "cost_of_lost_time")
    assert told.frame.loc[0, "value"] == pytest.approx(9.0)
    assert "nobody stated a range; owner: Finance; stated on 2026-01-01" in " ".join(told.remarks)
    without = engine.measure(tickets(row, assumptions=assumed, organisation=home), "cost_of_lost_time")
    assert without.frame["value"].isna().all()
    assert "No exchange rate says what USD was worth" in " ".join(without.remarks)
