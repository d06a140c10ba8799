"""The effect of a change: the published line, intervals that hold the truth, and a verdict that is slow to praise."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from benchmarks.coverage_of_effect import cell
from data.errors import BadScope
from metrics import autocorrelated
from metrics.effect import VERDICT_WORDS, effect

TWELVE = [102, 104, 103, 105, 106, 108, 115, 117, 119, 121, 122, 124]


def design(n: int, change: int) -> np.ndarray:
    t = np.arange(1.0, n + 1)
    return np.column_stack([np.ones(n), t, t >= change, np.where(t >= change, t - change, 0)])


def test_the_published_line():
    told = effect(TWELVE, 7)
    assert told.coefficients == pytest.approx((100.8667, 1.0857, 6.7714, 0.6857), abs=5e-5)
    assert told.effect == pytest.approx(6.7714 + 0.6857 * 2.5, abs=3e-4)
    assert (told.before, told.after) == (6, 6)


def test_the_line_agrees_with_statsmodels():
    fitted = sm.OLS(TWELVE, design(12, 7)).fit()
    told = effect(TWELVE, 7)
    assert told.coefficients == pytest.approx(tuple(fitted.params))
    assert told.standard_errors == pytest.approx(tuple(fitted.bse))


@pytest.mark.parametrize("correlation", [0.0, 0.4])
def test_at_one_correlation_it_is_generalised_least_squares(correlation, monkeypatch):
    """With the correlation held, the interval is that of statsmodels' GLS, t with n - 4."""
    autocorrelated._geometry.cache_clear()
    monkeypatch.setattr(autocorrelated, "_LEAST", correlation)
    monkeypatch.setattr(autocorrelated, "_MOST", correlation + 1e-12)
    contrast = np.array([0, 0, 1, 2.5])
    told = autocorrelated.weigh(design(12, 7), np.array(TWELVE, dtype=float), np.arange(12), contrast)
    autocorrelated._geometry.cache_clear()
    resemblance = correlation ** np.abs(np.subtract.outer(np.arange(12), np.arange(12)))
    usual = sm.GLS(TWELVE, design(12, 7), sigma=resemblance).fit().t_test(contrast)
    assert told.value == pytest.approx(usual.effect[0])
    assert (told.low, told.high) == pytest.approx(tuple(usual.conf_int()[0]), rel=1e-6)
    assert told.below_zero == pytest.approx(stats.t.cdf(-usual.tvalue.item(), 8), rel=1e-3)


def test_a_clear_step_is_better_or_worse_by_the_declared_direction():
    rng = np.random.default_rng(1)
    values = np.r_[rng.normal(50, 1, 18), rng.normal(60, 1, 18)]
    told = {better: effect(values, 19, better=better) for better in ("higher", "lower", None)}
    assert {b: t.verdict for b, t in told.items()} == {"higher": "better", "lower": "worse", None: "cannot_tell"}
    assert told["higher"].low < 10 < told["higher"].high and told["higher"].low > 5
    assert set(VERDICT_WORDS) == {t.verdict for t in told.values()}


def test_noise_is_no_effect():
    values = np.random.default_rng(2).normal(50, 1, 24)
    assert effect(values, 13, better="higher").verdict == "cannot_tell"


def test_a_trend_that_was_there_before_is_no_effect():
    values = 10 + np.arange(24) + np.random.default_rng(5).normal(0, 0.5, 24)
    told = effect(values, 13, better="higher")
    assert told.verdict == "cannot_tell" and told.low < 0 < told.high
    assert values[12:].mean() - values[:12].mean() > 10


def test_a_group_without_the_change_is_subtracted():
    """Both fell by 5 when the season ended: the change did nothing."""
    rng = np.random.default_rng(6)
    both = np.r_[np.zeros(12), np.full(12, -5.0)] + rng.normal(0, 0.2, 24)
    ours, theirs = both + rng.normal(0, 0.2, 24), both + 30 + rng.normal(0, 0.2, 24)
    assert effect(ours, 13, better="lower").verdict == "better"
    told = effect(ours, 13, better="lower", comparison=theirs)
    assert told.verdict == "cannot_tell" and told.compared and abs(told.effect) < 0.5


def test_a_season_is_fitted_where_24_points_before_show_one():
    months = np.arange(36)
    season = 10 * np.sin(2 * np.pi * months / 12)
    values = 100 + season + np.random.default_rng(7).normal(0, 1, 36) + 6 * (months >= 27)
    plain, yearly = (effect(values, 28, better="higher", monthly=m) for m in (False, True))
    assert yearly.seasonal and not plain.seasonal
    assert yearly.high - yearly.low < 0.5 * (plain.high - plain.low)
    assert yearly.low < 6 < yearly.high and yearly.verdict == "better"
    assert not effect(values[12:], 16, monthly=True).seasonal


def test_empty_periods_keep_their_place():
    values = [None if i in (3, 8) else v for i, v in enumerate(TWELVE)]
    told = effect(values, 7)
    kept = [i for i in range(12) if i not in (3, 8)]
    fitted = sm.OLS(np.array(TWELVE)[kept], design(12, 7)[kept]).fit()
    assert told.coefficients == pytest.approx(tuple(fitted.params)) and (told.before, told.after) == (5, 5)
    assert told.effect == pytest.approx(fitted.params[2] + fitted.params[3] * np.mean([0, 1, 3, 4, 5]))


def test_too_little_says_so():
    told = effect(TWELVE, 11)
    assert (told.verdict, told.after) == ("cannot_tell", 2) and "too early" in told.reason and np.isnan(told.effect)
    assert "in all" in effect(TWELVE[2:9], 5).reason
    for change in (1, 13):
        with pytest.raises(BadScope, match="first point after"):
            effect(TWELVE, change)
    with pytest.raises(BadScope, match="comparison has 3"):
        effect(TWELVE, 7, comparison=[1, 2, 3])


def test_a_perfect_line_needs_no_interval():
    told = effect([*range(6), *range(16, 22)], 7, better="higher")
    assert told.effect == pytest.approx(10) and told.high - told.low < 1e-9 and told.verdict == "better"


@pytest.mark.parametrize("points, correlation", [(12, 0.0), (12, 0.5), (24, 0.3), (36, 0.5)])
def test_intervals_hold_the_truth_and_nothing_is_seldom_called_better(points, correlation):
    """The benchmark in small; its full table is in the documentation."""
    series = 600
    coverage, false, _ = cell(series, points, correlation)
    allowed = 3 * np.sqrt(0.05 * 0.95 / series)
    assert coverage > 0.93 - allowed
    assert false < 0.025 + 3 * np.sqrt(0.025 * 0.975 / series)


def test_least_squares_alone_would_not_hold_it():
    """Why the interval allows for autocorrelation: the usual one holds the truth in about 8 of 10 series here."""
    rng = np.random.default_rng(9)
    series = rng.normal(size=(300, 74))
    for at in range(1, 74):
        series[:, at] += 0.5 * series[:, at - 1]
    x, contrast = design(24, 13), np.array([0, 0, 1, 5.5])
    held = [np.prod(sm.OLS(y, x).fit().t_test(contrast).conf_int()[0]) < 0 for y in series[:, 50:]]
    assert np.mean(held) < 0.85
