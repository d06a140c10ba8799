"""What a card says: the latest whole period, the trend over all history, the target that holds, what is missing."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from data.home import Home
from data.warehouse import Warehouse
from metrics.indicators import load
from metrics.reading import read
from metrics.scope import Scope
from tests.few_tickets import kept, tickets
from tests.invented import frames, store


@pytest.mark.parametrize("key", load())
def test_the_series_and_the_trend_speak_of_the_same_whole_periods(key):
    told = read(store(), key, Scope(grain="month", stream="joining" if load()[key].apart else None))
    assert len(told.series.frame) == len(told.trend.points)
    assert "partial" not in set(told.series.frame["note"])
    assert told.missing is None
    # What is only known later, such as who stays a year, is read from the last period of which it is known.
    last = told.series.frame.dropna(subset=["value"]).iloc[-1]
    assert (told.now.period, told.now.value) == (last["period"], last["value"])
    assert told.newest_at == datetime(2026, 7, 15, 17)


@pytest.mark.parametrize(("key", "period"), [("promise_kept", "2026-06"), ("enps", "2026-Q2"), ("retention", "2026-Q2")])
def test_figures_about_people_are_read_by_quarter(key, period):
    assert read(store(), key, Scope(grain="month")).now.period == period


def test_what_the_reader_chooses_to_see_never_moves_the_limits():
    everything = read(store(), "promise_kept", Scope(grain="month", end=date(2026, 7, 1)))
    half_a_year = read(store(), "promise_kept", Scope(grain="month", start=date(2026, 1, 1), end=date(2026, 7, 1)))
    assert everything.trend.limits == half_a_year.trend.limits
    assert read(store(), "promise_kept", Scope(grain="month", end=date(2026, 3, 1))).now.period == "2026-02"


def test_more_than_two_years_are_read_but_two_are_shown():
    rows = [row for m in range(40) for row in kept(date(2023 + m // 12, m % 12 + 1, 9), 8 + m % 3, 2)]
    told = read(tickets(rows, datetime(2026, 4, 30)), "promise_kept", Scope(grain="month"))
    assert len(told.series.frame) == len(told.trend.points) == len(told.trend.limits) == 24
    assert told.trend.n == 40
    assert told.now.period == "2026-04"


def test_a_declared_change_of_process_starts_the_limits_anew():
    rows = [row for m in range(20) for row in kept(date(2024 + m // 12, m % 12 + 1, 9), 9 if m < 10 else 2, 1 + m % 2)]
    change = pd.DataFrame([{"source": "t", "id": "c", "batch": "B1", "indicator": "promise_kept", "on": date(2024, 11, 1), "what": "new"}])
    before = read(tickets(rows, datetime(2025, 8, 31)), "promise_kept", Scope(grain="month"))
    after = read(tickets(rows, datetime(2025, 8, 31), process_changes=change), "promise_kept", Scope(grain="month"))
    assert (before.trend.n, after.trend.n) == (20, 10)


def test_the_target_that_holds_is_the_one_for_exactly_this():
    whole, payroll = (read(store(), "promise_kept", Scope(grain="month", services=s)) for s in (None, ("payroll",)))
    assert (whole.target.value, whole.owner, whole.target.agreed_by) == (0.9, "Chief operating officer", "the board")
    assert whole.target.review_on == date(2026, 12, 31)
    assert (payroll.target.value, payroll.owner) == (0.97, "Head of pay")
    assert read(store(), "promise_kept", Scope(grain="month", services=("access",))).target is None
    stream = read(store(), "promise_kept", Scope(grain="month", stream="joining"))
    assert (stream.target, stream.owner) == (None, "HR")


def test_of_two_agreements_the_newer_one_holds():
    older = frames()["targets"].iloc[[0]].assign(id="older", value=0.5, agreed_on=date(2024, 1, 1))
    newer = frames()["targets"].iloc[[0]].assign(id="a-newer", value=0.8, agreed_on=date(2026, 5, 1))
    both = store().changed(targets=pd.concat([older, newer, frames()["targets"]], ignore_index=True))
    assert read(both, "promise_kept", Scope(grain="month")).target.value == 0.8


@pytest.mark.parametrize("key", load())
def test_without_data_it_says_which_file_would_bring_the_figure(key, tmp_path):
    told = read(Warehouse(Home(tmp_path / "none")), key, Scope(grain="month"))
    assert told.now is None or told.now.value is None
    assert load()[key].needs.words in told.missing
    assert told.trend.variation == "too_short"


def test_a_first_upload_of_the_running_month_says_something_at_once():
    told = read(tickets(kept(date(2026, 3, 9), 3, 1), datetime(2026, 3, 12)), "promise_kept", Scope(grain="month"))
    assert (told.now.period, told.now.n, told.now.value) == ("all", 4, 0.75)
    assert told.missing is None


def test_a_month_in_which_nothing_was_asked_does_not_darken_the_card():
    told = read(tickets(kept(date(2026, 1, 9), 3, 1), datetime(2026, 3, 31)), "promise_kept", Scope(grain="month"))
    assert (told.now.period, told.now.value) == ("2026-01", 0.75)
    later = read(tickets(kept(date(2026, 1, 9), 3, 1), datetime(2026, 3, 31)), "promise_kept",
                 Scope(grain="month", start=date(2026, 2, 1)))
    assert later.now.value is None
    assert later.missing == "No figure for March 2026. The newest is of January 2026."


def test_a_missing_assumption_is_named():
    told = read(store().changed(assumptions=frames()["assumptions"].iloc[:0]), "cost_of_lost_time", Scope(grain="month"))
    assert told.now is None or told.now.value is None
    assert "loaded_hourly_rate" in told.missing


def test_what_is_withheld_says_why():
    told = read(store(), "enps", Scope(grain="month", department="tiny"))
    assert told.now.value is None
    assert told.missing.startswith("Withheld")
