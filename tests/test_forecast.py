"""Forecasts against published values, their ranges against what came, and the standing of targets."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.coverage_of_forecast import cell, kinds
from data.errors import UnknownName
from metrics.forecast import chance_in_words, forecast, outlook
from metrics.scales import scale_for

TWELVE = [102, 104, 103, 105, 106, 108, 115, 117, 119, 121, 122, 124]


def test_drift_published():
    told = forecast(TWELVE, 2, method="drift")
    assert told.sigma == pytest.approx(1.8974, abs=5e-5)
    assert (told.steps[0].mean, told.steps[1].mean) == pytest.approx((126, 128))
    assert told.steps[0].standard_error == pytest.approx(1.9817, abs=5e-5)
    # FPP3: sigma * sqrt(h (1 + h / (T - 1))) at h = 2.
    assert told.steps[1].standard_error == pytest.approx(1.8973666 * np.sqrt(2 * (1 + 2 / 11)), abs=1e-6)


def test_ranges_are_students_and_nested():
    step = forecast(TWELVE, 1, method="drift").steps[0]
    assert (step.low95, step.high95) == pytest.approx((126 - 2.228139 * 1.981735, 126 + 2.228139 * 1.981735), abs=1e-5)
    assert step.low95 < step.low80 < step.mean < step.high80 < step.high95


def test_a_season_is_repeated():
    months = np.arange(36)
    values = 100 + 20 * np.sin(2 * np.pi * months / 12) + np.random.default_rng(3).normal(size=36)
    told = forecast(values, 14)
    assert told.method == "seasonal_naive"
    assert [s.mean for s in told.steps[:12]] == pytest.approx(values[-12:])
    assert told.steps[13].mean == pytest.approx(values[-11])
    assert told.steps[13].standard_error == pytest.approx(told.sigma * np.sqrt(2))


def test_the_method_with_the_smallest_past_error_is_chosen():
    rng = np.random.default_rng(8)
    rising = 10 + 3 * np.arange(20) + rng.normal(size=20)
    level = 50 + rng.normal(size=20)
    for values, best in ((rising, "drift"), (level, "exponential_smoothing")):
        told = forecast(values, 3)
        assert told.method == best and told.error == min(told.errors.values()) and len(told.errors) == 2


def test_the_past_error_is_that_of_forecasts_made_without_hindsight():
    """One step ahead by drift, from each of the last seven origins, by hand."""
    y = np.array(TWELVE, dtype=float)
    misses = [abs(y[n] - (y[n - 1] + (y[n - 1] - y[0]) / (n - 1))) for n in range(5, 12)]
    told = forecast(TWELVE, 1, method="drift")
    assert told.error == pytest.approx(np.mean(misses)) and told.checks == 7


def test_ranges_hold_as_often_as_they_say():
    """Random walks: the share of next values inside, and the share that the forecast itself reports for its past."""
    rng = np.random.default_rng(4)
    walks = 100 + rng.normal(size=(400, 31)).cumsum(axis=1)
    told = [forecast(w[:30], 1, method="drift") for w in walks]
    for level, low, high in ((0.80, "low80", "high80"), (0.95, "low95", "high95")):
        inside = np.mean([
            getattr(t.steps[0], low) <= w[30] <= getattr(t.steps[0], high) for t, w in zip(told, walks, strict=True)
        ])
        assert inside == pytest.approx(level, abs=3 * np.sqrt(level * (1 - level) / 400))
    assert np.mean([t.past80 for t in told]) == pytest.approx(0.80, abs=0.03)
    assert np.mean([t.past95 for t in told]) == pytest.approx(0.95, abs=0.02)


def test_the_benchmark_measures_what_came_and_what_was_said():
    """Few series, wide bounds: the printed table is that of `python -m benchmarks.coverage_of_forecast`."""
    values = kinds(np.random.default_rng(1), 60, 24)["about a level"]
    assert values.shape == (60, 30)
    one80, one95, six80, six95, past80, past95 = cell(values, 24)
    assert 0.6 < one80 <= one95 and 0.85 < one95 <= 1 and 0.6 < six80 <= six95 <= 1 and 0.6 < past80 <= past95 <= 1


def test_shares_stay_shares_and_durations_stay_positive():
    rng = np.random.default_rng(1)
    shares = [1.0, *np.clip(0.97 + 0.02 * rng.normal(size=20), 0, 1)]
    nps = [85, 90, 95, 88, 97, 92, 99, 94, 98]
    hours = np.exp(rng.normal(size=20)) / 10
    for values, bounds in ((shares, (0, 1)), (nps, (-100, 100)), (hours, (0, None))):
        for step in forecast(values, 12, bounds=bounds).steps:
            assert bounds[0] <= step.low95 <= step.mean <= step.high95
            assert bounds[1] is None or step.high95 <= bounds[1]
    assert forecast(hours, 1, bounds=(0, None)).scale == "log"
    assert forecast([0, *hours], 12, bounds=(0, None), method="drift").steps[-1].low95 == 0.0


def test_scales_come_back():
    seen = {(0, 1): [0.2, 0.9], (-100, 100): [-50, 40], (0, None): [3, 9], (None, None): [-3, 9]}
    for bounds, values in seen.items():
        scale = scale_for(bounds, values)
        assert scale.back(scale.forward(values)) == pytest.approx(values)
    assert scale_for((-100, 100), [0.0]).forward(0.0) == pytest.approx(0)
    assert scale_for((0, 1), [1.0, 0.998]).inside == pytest.approx(0.001)


def test_short_series_say_so():
    told = forecast([1, 2, 3, None, 5, 6, 7, 8], 3)
    assert told.steps == () and "7 periods" in told.reason and np.isnan(told.error)
    assert "18 periods" in forecast(TWELVE, 3, method="seasonal_naive").reason
    assert outlook([1, 2, 3], 5, "higher", 3).status == "too_early"
    assert outlook([], 5, "higher", 3).status == "too_early"
    with pytest.raises(UnknownName, match="drift"):
        forecast(TWELVE, method="drif")


def test_empty_months_inside_are_bridged_and_at_the_end_are_forecast():
    assert forecast([*TWELVE[:5], None, *TWELVE[6:]], 1).n == 11
    told = forecast([*TWELVE, None, None], 1, method="drift")
    assert len(told.steps) == 1 and told.steps[0].mean == pytest.approx(130)


def test_a_series_that_never_moves_is_forecast_to_stay():
    told = forecast([5.0] * 10, 2)
    assert [(s.low95, s.mean, s.high95) for s in told.steps] == [(5, 5, 5)] * 2
    assert (told.chance(5, 1, "higher"), told.chance(5, 1, "lower")) == (1.0, 1.0)
    assert (told.chance(6, 1, "higher"), told.chance(6, 1, "lower")) == (0.0, 1.0)


def test_chance_to_meet_a_target():
    told = forecast(TWELVE, 1, method="drift")
    assert told.chance(126, 1, "higher") == pytest.approx(0.5)
    # The upper end of the 95 % range is passed in one of forty cases.
    assert told.chance(told.steps[0].high95, 1, "higher") == pytest.approx(0.025)
    assert told.chance(told.steps[0].high95, 1, "lower") == pytest.approx(0.975)
    assert np.isnan(told.chance(126, 2, "higher"))


def test_the_gap_and_the_status():
    assert outlook([169], 220, "higher", 0).gap == 51
    assert outlook(TWELVE, 120, "higher", 0).status == "met"
    assert outlook(TWELVE, 120, "lower", 0).status == "not_met"
    assert outlook(TWELVE, 120, "lower", -3).status == "not_met"
    assert outlook(TWELVE, 125, "higher", 3).status == "on_track"
    assert outlook(TWELVE, 300, "higher", 3).status == "off_track"


def test_chance_in_words_below_24_periods_and_never_certain():
    assert [chance_in_words(c, 23) for c in (0.9, 0.5, 0.1)] == ["likely", "even", "unlikely"]
    assert chance_in_words(0.72, 24) == "likely: about 70\u00a0%"
    assert chance_in_words(0.999, 24) == "likely: above 95\u00a0%"
    assert chance_in_words(0.001, 24) == "unlikely: below 5\u00a0%"
