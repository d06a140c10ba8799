"""Limits, rules, variation and assurance: the numbers that NHSRplotthedots publishes, and the book's own rules."""

from __future__ import annotations

import numpy as np
import pytest

from metrics.control import assurance, expected_false_alarms, limits, read_trend, signals
from metrics.limits import Limits, laney, varies

NAN = float("nan")
# R's rnorm(20) after set.seed(123), the series of the package's own tests.
NORMAL = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
]  # fmt: skip
SPIKE = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]


def rules(values, of=None, better="higher"):
    return [s and (s.rule, s.direction) for s in signals(values, of or limits(values), better)]


def test_limits_leave_out_large_ranges_once():
    screened, whole = limits(SPIKE), limits(SPIKE, screen=False)
    assert screened.mean == pytest.approx(1.9444, abs=5e-5)
    assert (screened.lower, screened.upper) == pytest.approx((-0.7155556, 4.6044444), abs=5e-8)
    assert (whole.lower, whole.upper) == pytest.approx((-3.0626144, 6.9515033), abs=5e-8)


def test_limits_agree_with_the_reference_to_six_digits():
    found = limits(NORMAL)
    assert (found.mean, found.lower, found.upper) == pytest.approx((0.1416238, -3.01138, 3.294627), rel=5e-7)
    with_outlier = [*NORMAL[:14], 10, *NORMAL[15:]]
    for screen, lower, upper in ((True, -2.383666, 3.722497), (False, -4.596625, 5.935457)):
        found = limits(with_outlier, screen)
        assert (found.mean, found.lower, found.upper) == pytest.approx((0.6694159, lower, upper), rel=5e-7)
    assert rules(NORMAL) == [None] * 20


def test_a_declared_change_agrees_with_the_reference():
    """The package's summary of the same series in halves: 0.0746, -2.60, 2.75 and 0.209, -3.28, 3.70."""
    told = read_trend(NORMAL, better="higher", changes=[10])
    for found, published in ((told.limits[0], (0.0746, -2.60, 2.75)), (told.limits[-1], (0.209, -3.28, 3.70))):
        assert (found.mean, found.lower, found.upper) == pytest.approx(published, abs=5e-3)
    assert {point.signal for point in told.points} == {None} and told.variation == "common"


def test_two_points_near_opposite_limits_are_no_signal_of_the_reference():
    """Its own series: 1 and -1 in turn, the last two 5.5 and -5.5."""
    values = [*[1.0, -1.0] * 7, 5.5, -5.5]
    assert rules(values)[-2:] == [None, None]


def test_assurance_is_that_of_the_last_process():
    """Of three processes with limits 1 to 3, 5 to 7 and 1 to 5 against 4, the last one speaks."""
    low, high = [2 - 0.188, 2 + 0.188] * 6, [6 - 0.188, 6 + 0.188] * 6
    told = {order: read_trend(first + then, better="lower", target=4, changes=[12]).assurance
            for order, first, then in (("high last", low, high), ("low last", high, low))}
    assert told == {"high last": "fail", "low last": "pass"}


def test_near_limits_lie_at_two_thirds():
    assert (Limits(10, 3).near_lower, Limits(10, 3).near_upper) == (8, 12)


def test_an_empty_point_is_left_out_and_breaks_the_chain_of_ranges():
    assert limits([1, NAN, 9, 10]) == Limits(20 / 3, 2.66 * 1)


def test_a_point_outside_comes_first():
    assert rules([*[0, 1] * 6, 9])[-1] == ("outside", "up")
    assert rules([*[0, 1] * 6, -9])[-1] == ("outside", "down")


@pytest.mark.parametrize("values, marked", [
    (range(1, 7), 0),
    ([1, 2, 3, 3, 4, 5, 6], 0),
    (range(1, 8), 7),
    ([2, *range(1, 8), 3], 7),
    ([2, *range(7, 0, -1), 3], 7),
])  # fmt: skip
def test_seven_rising_or_falling(values, marked):
    found = rules(list(values), Limits(0, 1000))
    assert sum(x is not None and x[0] == "trend" for x in found) == marked


def test_a_trend_points_where_it_goes_wherever_it_lies():
    falling_above_the_mean = signals([9, 8, 7, 6, 5, 4, 3], Limits(0, 1000), "higher")
    assert {(s.direction, s.verdict) for s in falling_above_the_mean} == {("down", "concern")}


def test_a_turning_point_belongs_to_the_later_trend():
    peak = rules([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], Limits(4, 1000))
    assert [x[1] for x in peak] == ["up"] * 6 + ["down"] * 7


@pytest.mark.parametrize("values, marked", [
    ([2.5, 0.5, 2.5], [1, 0, 1]),
    ([0.5, 2.5, 2.5], [0, 1, 1]),
    ([0.5, 0.5, 2.5, 0.5, 2.5, 0.5, 0.5], [0, 0, 1, 0, 1, 0, 0]),
    ([2.5, 0.5, 0.5, 2.5], [0, 0, 0, 0]),
    ([2.5, -0.5, 2.5], [0, 0, 0]),
    ([2.5, NAN, 2.5], [0, 0, 0]),
    ([2.5, 3.5, 2.5], [1, 0, 1]),
])  # fmt: skip
def test_two_of_three_near_a_limit_on_one_side(values, marked):
    found = rules(values, Limits(0, 3))
    assert [int(x == ("two_of_three", "up")) for x in found] == marked


def test_a_point_outside_does_not_help_two_of_three():
    assert rules([2.5, 0.5, 3.5], Limits(0, 3)) == [None, None, ("outside", "up")]


def test_seven_on_one_side_and_a_point_on_the_mean_breaks_the_run():
    wave = [1, 2, 1, 2, 1, 2, 1, 2]
    assert rules(wave, Limits(0, 100)) == [("one_side", "up")] * 8
    assert rules([*wave[:6], 0, *wave], Limits(0, 100)) == [None] * 7 + [("one_side", "up")] * 8
    assert rules([*wave[:6], NAN, *wave[:6]], Limits(0, 100)) == [None] * 13
    assert rules([*wave[:6], -1], Limits(0, 100)) == [None] * 7


def test_equal_values_are_no_signal():
    """The mean of thirteen times 0.1 is not 0.1 to the last bit."""
    assert rules([0.1] * 13) == [None] * 13
    assert read_trend([0.7] * 30, better="higher", bounded=True).variation == "common"


def test_precedence_of_a_trend_over_one_side():
    assert {x[0] for x in rules([1, 2, 3, 4, 5, 6, 7], Limits(0, 100))} == {"trend"}


def test_direction_decides_what_is_better():
    series = [*[0, 1] * 6, 9]
    told = {better: read_trend(series, better=better).variation for better in ("higher", "lower", None)}
    assert told == {"higher": "improvement", "lower": "concern", None: "neither"}


def test_only_the_last_point_speaks():
    assert read_trend([9, *[0, 1] * 8], better="higher").variation == "common"


@pytest.mark.parametrize("between, told", [((1, 3), "fail"), ((5, 7), "pass"), ((1, 5), "hit_or_miss")])
def test_assurance_of_the_reference(between, told):
    mirrored = {"fail": "pass", "pass": "fail"}.get(told, told)
    assert assurance(*between, 4, "higher") == told
    assert assurance(*between, 4, "lower") == mirrored
    assert assurance(*between, 4, None) is None


def test_a_target_on_a_limit_is_hit_or_miss():
    assert assurance(1, 4, 4, "higher") == assurance(4, 7, 4, "lower") == "hit_or_miss"


def test_too_short_and_trial():
    eight = read_trend([1, 2, 1, 2, 1, 2, 1, 90], better="higher", target=500)
    seven = read_trend([1, 2, 1, 2, 1, 2, 90], better="higher", target=500)
    assert (seven.variation, seven.assurance, seven.points[-1].signal) == ("too_short", None, None)
    assert eight.variation != "too_short" and eight.assurance == "fail" and eight.trial
    assert not read_trend([1, 2] * 7, better="higher").trial


def test_the_baseline_is_frozen_after_24_points():
    history = [1, 2, 1.5] * 8
    first = read_trend(history, better="higher")
    later = read_trend([*history, 40, 60, 50], better="higher")
    assert later.limits[0] == later.limits[-1] == first.limits[0]
    assert later.variation == "improvement"


def test_a_declared_change_starts_anew():
    old, new = [1, 2, 1.5] * 5, [11, 12, 11.5] * 5
    undeclared = read_trend(old + new, better="higher")
    declared = read_trend(old + new, better="higher", changes=[15])
    assert undeclared.variation == "improvement"
    assert (declared.variation, declared.n) == ("common", 15)
    assert declared.limits[0] == limits(old) and declared.limits[-1] == limits(new)
    just_changed = read_trend(old + new[:3], better="higher", changes=[15])
    assert (just_changed.variation, just_changed.n, just_changed.trial) == ("too_short", 3, True)


def test_empty_periods_are_points_without_value_or_signal():
    trend = read_trend([1, 2, None, 1, 2, 1, 2, 1, 2, 30, None], better="higher")
    assert len(trend.points) == 11 and np.isnan(trend.points[2].value) and trend.points[2].signal is None
    assert trend.n == 9 and trend.latest.value == 30 and trend.variation == "improvement"
    nothing = read_trend([], better="higher", target=1)
    assert (nothing.points, nothing.variation, nothing.latest) == ((), "too_short", None)


def test_drawn_limits_stop_at_the_bounds_but_comparison_does_not():
    shares = [0.9, 1.0] * 8
    trend = read_trend(shares, better="higher", bounded=True, target=1.0)
    assert trend.points[0].upper == 1.0 and trend.limits[0].upper > 1.0
    assert trend.assurance == "hit_or_miss"
    hours = read_trend([1, 9] * 8, better="lower", bounded=(0.0, None))
    assert hours.points[0].lower == 0.0 and hours.points[0].upper == hours.limits[0].upper


def test_shares_of_varying_n_get_limits_of_their_own():
    """Laney's p': by hand for four points."""
    k, n = np.array([30, 45, 10, 60]), np.array([100, 100, 50, 200])
    p = k / n
    mean = k.sum() / n.sum()
    error = np.sqrt(mean * (1 - mean) / n)
    z = (p - mean) / error
    reach = 2.66 * np.abs(np.diff(z)).mean() * error
    assert [x.reach for x in laney(p, n, 4)] == pytest.approx(list(reach))
    assert laney(p, n, 4)[0].mean == pytest.approx(145 / 450)


def test_which_limits_are_used():
    shares = [0.5, 0.52, 0.48, 0.51] * 4
    even, uneven = [100, 110] * 8, [100, 400] * 8
    assert not varies(even) and varies(uneven)
    assert read_trend(shares, better="higher", bounded=True, counts=even).method == "XmR"
    told = read_trend(shares, better="higher", bounded=True, counts=uneven)
    assert told.method == "Laney's p'" and told.limits[0].reach > told.limits[1].reach
    assert read_trend(shares, better="higher", counts=uneven).method == "XmR"
    assert read_trend([0.0] * 16, better="higher", bounded=True, counts=uneven).method == "XmR"


def test_drift_is_said():
    slow = np.sin(np.arange(24) / 4)
    assert read_trend(slow, better="higher").drift
    assert not read_trend([1, 2] * 12, better="higher").drift
    assert not read_trend([5] * 24, better="higher").drift


def noise(correlation, charts=1500, points=24):
    series = np.random.default_rng(7).normal(size=(charts, points + 50))
    for at in range(1, points + 50):
        series[:, at] += correlation * series[:, at - 1]
    return series[:, 50:]


@pytest.mark.parametrize("correlation, chance", [(0.0, 0.016), (0.3, 0.054)])
def test_chance_alone_flags_as_often_as_we_say(correlation, chance):
    trends = [read_trend(series, better="higher") for series in noise(correlation)]
    flagged = np.mean([t.variation != "common" for t in trends])
    assert flagged == pytest.approx(chance, abs=3 * np.sqrt(chance / 1500))


def test_chance_signals_add_up_over_charts_and_short_ones_give_none():
    even = read_trend([1, 2] * 12, better="higher")
    drifting = read_trend(np.sin(np.arange(24) / 4), better="higher")
    short = read_trend([1, 2] * 3, better="higher")
    assert expected_false_alarms([even] * 12) == pytest.approx(12 * 0.016)
    assert expected_false_alarms([drifting, short]) == pytest.approx(0.118)


def test_a_season_is_taken_out_and_lies_in_the_drawn_limits():
    rng = np.random.default_rng(3)
    months = np.arange(31)
    values = 100 + 20 * np.sin(2 * np.pi * months / 12) + rng.normal(size=31)
    plain = read_trend(values, better="higher")
    yearly = read_trend(values, better="higher", monthly=True)
    assert plain.drift and not plain.seasonal
    assert yearly.seasonal and not yearly.drift and yearly.variation == "common"
    drawn = np.array([p.mean for p in yearly.points])
    assert np.abs(drawn - (100 + 20 * np.sin(2 * np.pi * months / 12))).max() < 2
    values[-1] += 12
    assert read_trend(values, better="higher", monthly=True).variation == "improvement"


def test_a_season_makes_a_target_safe_only_if_every_month_meets_it():
    months = np.arange(36)
    values = 100 + 20 * np.sin(2 * np.pi * months / 12) + np.random.default_rng(3).normal(size=36)
    said = {t: read_trend(values, better="higher", monthly=True, target=t).assurance for t in (70, 90, 130)}
    assert said == {70: "pass", 90: "hit_or_miss", 130: "fail"}


def test_no_season_is_seen_in_less_than_two_years_or_in_noise():
    wave = 100 + 20 * np.sin(2 * np.pi * np.arange(23) / 12)
    assert not read_trend(wave, better="higher", monthly=True).seasonal
    seen = [read_trend(series, better="higher", monthly=True).seasonal for series in noise(0.0, 300)]
    assert np.mean(seen) < 0.01
