"""Estimators of clustered answers, shares of time, spreads, risks and competing endings, against other tools."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from lifelines import KaplanMeierFitter
from sqlalchemy import column
from statsmodels.stats.contingency_tables import Table2x2

from metrics import competing, survival
from metrics.assumptions import Range
from metrics.estimate import ClusteredMean, Priced, RiskRatio, ShareOfTime, Spread

X, Y = column("x"), column("y")


def test_a_clustered_mean_is_that_of_a_cluster_robust_regression():
    rng = np.random.default_rng(1)
    lots = pd.DataFrame({"lot": rng.integers(0, 30, 200).astype(str)})
    lots["x"] = rng.normal(50, 5, 200) + lots["lot"].astype(int)
    sums = lots.groupby("lot").agg(n=("x", "size"), s=("x", "sum")).reset_index().assign(period="all")
    found = ClusteredMean(value=X, cluster=Y).estimate(sums, ["period"]).loc[0]
    fit = sm.OLS(lots["x"], np.ones(200)).fit(
        cov_type="cluster", cov_kwds={"groups": lots["lot"].astype(int), "use_correction": False}, use_t=True)
    g = lots["lot"].nunique()
    half = (found["hi"] - found["value"]) / np.sqrt(g / (g - 1))
    assert found["value"] == pytest.approx(lots["x"].mean())
    assert half == pytest.approx((fit.conf_int().iloc[0, 1] - fit.params.iloc[0]), rel=1e-6)


def test_one_person_answering_often_is_no_crowd():
    """The same twenty answers: from twenty people, and from two who gave ten each."""
    said = np.tile([20.0, 80.0], 10)
    many = pd.DataFrame({"period": "all", "lot": [str(i) for i in range(20)], "n": 1, "s": said})
    two = pd.DataFrame({"period": "all", "lot": ["a", "b"], "n": 10, "s": [200.0, 800.0]})
    wide, narrow = (ClusteredMean(value=X, cluster=Y).estimate(f, ["period"]).loc[0] for f in (two, many))
    assert wide["value"] == narrow["value"] == 50
    assert wide["hi"] - wide["lo"] > 5 * (narrow["hi"] - narrow["lo"])
    alone = ClusteredMean(value=X, cluster=Y).estimate(two.iloc[:1], ["period"]).loc[0]
    assert alone["value"] == 20 and np.isnan(alone["lo"])


def _sums_of(worked, lead) -> pd.DataFrame:
    return pd.DataFrame([{"period": "all", "n": len(lead), "x": worked.sum(), "y": lead.sum(), "xx": (worked**2).sum(),
                          "yy": (lead**2).sum(), "xy": (worked * lead).sum()}])


def test_flow_efficiency_of_the_book():
    """8 hours of work in 120: 6.67 %; one case has no interval."""
    found = ShareOfTime(part=X, whole=Y).estimate(_sums_of(np.array([8.0]), np.array([120.0])), ["period"]).loc[0]
    assert round(found["value"], 4) == 0.0667 and np.isnan(found["lo"])


def test_a_share_of_time_has_the_interval_of_a_bootstrap_over_cases():
    rng = np.random.default_rng(3)
    lead = rng.gamma(1.2, 60, 400)
    worked = lead * rng.beta(2, 5, 400)
    found = ShareOfTime(part=X, whole=Y).estimate(_sums_of(worked, lead), ["period"]).loc[0]
    drawn = rng.integers(0, 400, (4000, 400))
    again = worked[drawn].sum(axis=1) / lead[drawn].sum(axis=1)
    assert [found["lo"], found["hi"]] == pytest.approx(np.quantile(again, [0.025, 0.975]), abs=0.003)


def test_a_spread_has_the_interval_of_a_bootstrap_over_cases():
    """Skewed waits, a tenth of them still open: about as wide as resampling says, and it holds the truth."""
    rng = np.random.default_rng(5)
    n = 600
    waits, watched = rng.lognormal(3, 0.8, n), rng.uniform(40, 400, n)
    ended, took = waits <= watched, np.minimum(waits, watched)

    def ratio(rows):
        of = survival.table(np.zeros(n), took[rows], ended[rows], ~ended[rows], 1)
        return (survival.quantile(of, 0.85).value / survival.quantile(of, 0.5).value)[0]

    sums = pd.DataFrame({"period": "all", "duration": took, "ended": ended, "c": 1})
    found = Spread(duration=X, ended=Y).estimate(sums, ["period"]).loc[0]
    again = [ratio(rng.integers(0, n, n)) for _ in range(600)]
    assert found["value"] == pytest.approx(ratio(np.arange(n)))
    assert found["lo"] < np.exp(0.8 * 1.0364) < found["hi"]
    assert found["hi"] - found["lo"] == pytest.approx(np.ptp(np.quantile(again, [0.025, 0.975])), rel=0.25)


def test_where_the_long_waits_are_not_over_there_is_no_spread():
    sums = pd.DataFrame({"period": "all", "duration": [1.0, 2.0, 3.0, 4.0], "ended": [True, True, True, False], "c": 1})
    assert Spread(duration=X, ended=Y).estimate(sums, ["period"])["note"].to_list() == ["too_few"]


def test_delayed_entry_agrees_with_lifelines():
    rng = np.random.default_rng(7)
    days, entered = rng.integers(30, 400, 300).astype(float), rng.choice([0.0, 10.0, 25.0], 300)
    ended = rng.random(300) < 0.6
    of = survival.table(np.zeros(300), days, ended, ~ended, 1, entered)
    curve = KaplanMeierFitter().fit(days, ended, entry=entered)
    for at in (40, 100, 250, 365):
        assert survival.share_at(of, at).value[0] == pytest.approx(curve.predict(at), abs=1e-12)
    assert survival.median(of).value[0] == pytest.approx(curve.median_survival_time_)


def test_a_position_given_up_is_no_position_still_open():
    """Accepted after 10 20 30 40, given up after 5 5 5: half of the seven are filled after 40; were the others taken
    for still open it would be 30, and among the filled alone 25."""
    days = np.array([10.0, 20, 30, 40, 5, 5, 5])
    filled = days > 5
    every = survival.table(np.zeros(7), days, np.ones(7), np.zeros(7), 1)
    wanted = survival.table(np.zeros(7), days, filled, ~filled, 1)
    assert competing.median(every, wanted.ended).value[0] == 40
    more = np.r_[days, 5.0, 5.0]
    every = survival.table(np.zeros(9), more, np.ones(9), np.zeros(9), 1)
    wanted = survival.table(np.zeros(9), more, more > 5, more <= 5, 1)
    assert np.isnan(competing.median(every, wanted.ended).value[0])


def test_without_competition_the_incidence_is_one_minus_the_curve():
    """Freireich's 6-MP arm: the same share and, for want of competitors, the same variance."""
    times = np.array([6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35], dtype=float)
    ended = np.isin(np.arange(21), [0, 1, 2, 4, 6, 9, 10, 14, 15])
    of = survival.table(np.zeros(21), times, ended, ~ended, 1)
    curve, found = survival.curve(of), competing.incidence(of, of.ended)
    assert found.value == pytest.approx(1 - curve.share)
    z = 1.959963984540054
    some = (found.value > 0) & (found.value < 1)
    error = np.log(np.log(found.low) / np.log(found.value)) / z * found.value * -np.log(found.value)
    assert error[some] == pytest.approx(curve.error[some], rel=1e-9)


def test_a_risk_ratio_agrees_with_statsmodels_and_waits_for_ten():
    sums = pd.DataFrame([{"period": "a", "n": 200, "e": 80, "ke": 24, "ku": 15}, {"period": "b", "n": 200, "e": 80, "ke": 24, "ku": 9}])
    found = RiskRatio(event=X, exposed=Y).estimate(sums, ["period"])
    other = Table2x2([[24, 56], [15, 105]])
    assert found.loc[0, ["value", "lo", "hi"]].to_list() == pytest.approx([other.riskratio, *other.riskratio_confint()])
    assert found["note"].to_list() == ["", "too_few"]


def test_hours_nobody_priced_leave_the_sum_unknown():
    """10 h at 1 to 3 and 5 h at 10: 60 (lo 60, hi 80); with 1 h that nobody priced, no figure."""
    price = Range("revenue_per_hour", None, {"a": (1.0, 1.0, 3.0), "b": (10.0, 10.0, 10.0)})
    sums = pd.DataFrame({"period": ["x", "x", "y", "y"], "stream": ["a", "b", "a", "c"], "n": 1, "h": [10.0, 5.0, 10.0, 1.0]})
    found = Priced(hours=X, part="stream", worth=price).estimate(sums, ["period"])
    assert found.loc[0, ["lo", "value", "hi"]].to_list() == [60.0, 60.0, 80.0]
    assert found["note"].to_list() == ["", "no_data"]
