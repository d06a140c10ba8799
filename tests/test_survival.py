"""Curves, medians and shares of durations: the published values, and lifelines as an independent reader."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy import stats

from metrics import survival

# Freireich 1963, the 6-MP arm: weeks in remission, + still in remission.
REMISSION = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split()  # noqa: SIM905


def one_group(durations, ended) -> survival.Table:
    ended = np.asarray(ended, dtype=float)
    return survival.table(np.zeros(len(ended)), durations, ended, 1 - ended, 1)


def remission() -> survival.Table:
    return one_group([float(w.rstrip("+")) for w in REMISSION], ["+" not in w for w in REMISSION])


def test_the_published_curve():
    table = remission()
    curve = survival.curve(table)
    at = {week: i for i, week in enumerate(table.duration)}
    assert [round(curve.share[at[w]], 4) for w in (6, 10, 23)] == [0.8571, 0.7529, 0.4482]
    assert [round(curve.error[at[w]], 4) for w in (6, 10, 23)] == [0.0764, 0.0963, 0.1346]
    assert [curve.at_risk[at[w]] for w in (6, 10, 23, 35)] == [21, 15, 6, 1]


def test_the_published_median():
    found = survival.median(remission())
    assert found.value[0] == 23 and found.low[0] == 13 and np.isnan(found.high[0])


def many_groups(groups=60, seed=11) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 80, groups)
    group = np.repeat(np.arange(groups), sizes)
    life, watched = rng.exponential(20, len(group)), rng.uniform(0, 80, len(group))
    return pd.DataFrame({
        "group": group, "duration": np.ceil(np.minimum(life, watched)), "ended": (life <= watched).astype(float)
    })


@pytest.fixture(scope="module")
def groups():
    rows = many_groups()
    return rows, survival.table(rows["group"], rows["duration"], rows["ended"], 1 - rows["ended"], 60)


def fitted(rows, group) -> KaplanMeierFitter:
    mine = rows[rows["group"] == group]
    return KaplanMeierFitter().fit(mine["duration"], mine["ended"])


def test_every_curve_agrees_with_lifelines(groups):
    rows, table = groups
    curve = survival.curve(table)
    for group in range(60):
        km = fitted(rows, group)
        mine = table.group == group
        theirs = km.survival_function_at_times(table.duration[mine]).to_numpy()
        assert curve.share[mine] == pytest.approx(theirs, abs=1e-12)
        limits = km.confidence_interval_.loc[table.duration[mine]].to_numpy()
        inside = (theirs > 0) & (theirs < 1)
        assert np.c_[curve.low, curve.high][mine][inside] == pytest.approx(limits[inside], abs=1e-9)


def test_every_median_and_its_interval_agree_with_lifelines(groups):
    rows, table = groups
    found = survival.median(table)
    compared = 0
    for group in range(60):
        km = fitted(rows, group)
        theirs = km.median_survival_time_
        if np.isinf(theirs):
            assert np.isnan(found.value[group])
            continue
        share = km.survival_function_at_times(theirs).iloc[0]
        if abs(share - 0.5) > 1e-9:
            assert found.value[group] == theirs
        low, high = median_survival_times(km.confidence_interval_).to_numpy()[0]
        assert found.low[group] == low
        # Where the curve has fallen to 0 there are no limits (so R's survfit); lifelines writes 0 there.
        if np.isinf(high) or km.survival_function_at_times(high).iloc[0] == 0:
            assert np.isnan(found.high[group])
        else:
            assert found.high[group] == high
            compared += 1
    assert compared > 20


def test_without_censoring_it_is_the_usual_median():
    """10 20 | 30 40: the curve lies at one half from 20 to 30, and its middle is the median."""
    assert survival.median(one_group([10, 20, 30, 40], [1, 1, 1, 1])).value[0] == 25
    rng = np.random.default_rng(5)
    for n in range(1, 40):
        values = rng.integers(0, 30, n)
        assert survival.median(one_group(values, np.ones(n))).value[0] == np.median(values)


def test_open_cases_lengthen_the_median():
    """Two of five are finished: leaving the open ones out would say 10.5 where half never finished."""
    found = survival.median(one_group([10, 11, 50, 60, 70], [1, 1, 0, 0, 0]))
    assert np.isnan(found.value[0])
    assert survival.median(one_group([10, 11, 50, 60, 70], [1, 1, 1, 0, 0])).value[0] == 50


def test_order_statistics_hold_the_median_as_often_as_they_say():
    values = np.arange(1.0, 21.0)
    found = survival.ordered_median(one_group(values, np.ones(20)))
    # Ranks 6 and 15 of 20: the table in Conover, Practical Nonparametric Statistics.
    assert (found.value[0], found.low[0], found.high[0]) == (10.5, 6, 15)
    for n in (6, 7, 10, 25, 99, 100):
        found = survival.ordered_median(one_group(np.arange(1.0, n + 1), np.ones(n)))
        rank = int(found.low[0])
        assert found.high[0] == n + 1 - rank
        assert 2 * stats.binom.cdf(rank - 1, n, 0.5) <= 0.05 < 2 * stats.binom.cdf(rank, n, 0.5)


def test_five_rows_have_a_median_but_no_interval():
    found = survival.ordered_median(one_group(np.arange(5.0), np.ones(5)))
    assert found.value[0] == 2 and np.isnan(found.low[0]) and np.isnan(found.high[0])


def test_order_statistics_of_many_groups_are_those_of_each():
    rows = many_groups(seed=12)
    ones = np.ones(len(rows))
    whole = survival.ordered_median(survival.table(rows["group"], rows["duration"], ones, 0 * ones, 60))
    for group, mine in rows.groupby("group"):
        alone = survival.ordered_median(one_group(mine["duration"], np.ones(len(mine))))
        assert (whole.value[group], whole.low[group], whole.high[group]) == pytest.approx(
            (alone.value[0], alone.low[0], alone.high[0]), nan_ok=True
        )


def test_share_still_there():
    table = remission()
    at_ten = survival.share_at(table, 10)
    assert at_ten.value[0] == pytest.approx(0.752941, abs=1e-6)
    assert (at_ten.low[0], at_ten.high[0]) == pytest.approx((0.503200, 0.889362), abs=1e-6)
    assert survival.share_at(table, 15.9).value == survival.share_at(table, 13).value


def test_share_without_events_has_the_exact_interval():
    """Ten watched for a year, none left: 0.025 ** (1 / 10) = 0.6915."""
    found = survival.share_at(one_group([400.0] * 10 + [100.0] * 5, [0] * 15), 365)
    assert (found.value[0], found.high[0]) == (1.0, 1.0)
    assert found.low[0] == pytest.approx(0.025**0.1)


def test_share_of_those_never_watched_so_long_is_unknown():
    assert np.isnan(survival.share_at(one_group([100.0, 200.0], [1, 0]), 365).value[0])


def test_share_where_all_have_ended_is_zero_with_an_upper_limit():
    found = survival.share_at(one_group([100.0, 200.0], [1, 1]), 365)
    assert (found.value[0], found.low[0]) == (0, 0) and found.high[0] == pytest.approx(1 - 0.025**0.5)


def test_groups_without_rows_say_nothing():
    table = survival.table([1, 1], [5.0, 6.0], [1, 1], [0, 0], 3)
    for found in (survival.median(table), survival.ordered_median(table), survival.share_at(table, 5)):
        assert np.isnan(found.value[[0, 2]]).all()
    empty = survival.table([], [], [], [], 2)
    for found in (survival.median(empty), survival.ordered_median(empty), survival.share_at(empty, 5)):
        assert np.isnan(found.value).all() and len(found.value) == 2


def test_counts_stand_for_rows():
    table = survival.table([0, 0, 0], [7.0, 3.0, 7.0], [2, 1, 1], [0, 4, 0], 1)
    assert list(table.duration) == [3, 7] and list(table.ended) == [1, 3] and table.totals[0] == 8
