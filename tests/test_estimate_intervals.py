"""Intervals against their published values and against scipy and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from metrics import intervals


def test_wilson_published():
    found = intervals.wilson([81, 0], [263, 20])
    assert [round(x, 4) for x in (*found.low, *found.high)] == [0.2553, 0, 0.3662, 0.1611]
    assert found.low[1] == 0.0 and intervals.wilson(20, 20).high == 1.0


def test_wilson_and_exact_binomial_everywhere():
    n = np.repeat(np.arange(1, 40), 5)
    k = np.minimum(n, np.tile([0, 1, 3, 17, 39], 39))
    for method, function in (("wilson", intervals.wilson), ("beta", intervals.binomial)):
        low, high = proportion_confint(k, n, method=method)
        found = function(k, n)
        assert found.low == pytest.approx(np.nan_to_num(low), abs=1e-12)
        assert found.high == pytest.approx(np.nan_to_num(high, nan=1.0), abs=1e-12)
        assert ((found.low <= found.value) & (found.value <= found.high)).all()


def test_net_score_published():
    found = intervals.net_score(50, 20, 100)
    assert [round(float(x), 2) for x in found] == [30, 29.13, 14.05, 44.20]


def test_net_score_never_has_zero_width_and_stays_on_the_scale():
    found = intervals.net_score(5, 0, 5)
    assert found.value == 100 == found.high and found.low < 90
    n = np.arange(1, 60)
    for p, d in ((n, 0 * n), (0 * n, n), (0 * n, 0 * n)):
        all_alike = intervals.net_score(p, d, n)
        assert (all_alike.high > all_alike.low).all()
        assert ((all_alike.low <= all_alike.value) & (all_alike.value <= all_alike.high)).all()
        assert (np.abs(np.r_[all_alike.low, all_alike.high]) <= 100).all()


def test_mean_is_students():
    values = np.array([3.0, 4.5, 8.0, 1.0, 2.5])
    found = intervals.mean(5, values.sum(), (values**2).sum())
    assert (found.low, found.high) == pytest.approx(
        stats.t.interval(0.95, 4, loc=values.mean(), scale=stats.sem(values))
    )


def test_mean_of_one_has_no_interval_and_of_equals_no_negative_spread():
    one = intervals.mean(1, 7.0, 49.0)
    assert one.value == 7 and np.isnan(one.low) and np.isnan(one.high)
    equal = intervals.mean(3, 0.3, 3 * 0.1**2 - 1e-18)
    assert equal.low == pytest.approx(0.1) and not np.isnan(equal.high)


def test_turnover_published():
    """12 leavers, 100 people, half a year: 24 % a year, exact 12.4 to 41.9."""
    found = intervals.poisson_rate(12, 50)
    assert [round(float(x), 3) for x in found] == [0.24, 0.124, 0.419]
    assert intervals.poisson_rate(12, 50, per=100).value == pytest.approx(24)


def test_no_events_have_an_upper_limit():
    found = intervals.poisson_rate(0, 100)
    assert (found.value, found.low) == (0, 0) and found.high == pytest.approx(-np.log(0.025) / 100)


@pytest.mark.parametrize("found", [
    intervals.wilson(0, 0), intervals.net_score(0, 0, 0), intervals.mean(0, np.nan, np.nan),
    intervals.poisson_rate(0, 0), intervals.binomial(0, 0),
], ids=["wilson", "net score", "mean", "rate", "binomial"])  # fmt: skip
def test_nothing_divided_by_nothing_is_unknown(found):
    assert np.isnan(found).all()
