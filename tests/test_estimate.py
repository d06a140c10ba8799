"""Estimators, through the database and back: what they sum, what they say, and when they say nothing."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Boolean, Double, Text, column, select, table

from data.errors import BadDefinition
from data.sqltext import compile_duckdb
from metrics import intervals
from metrics.estimate import Estimator, Mean, Median, NetScore, Rate, Ratio, Scaled, Share, Survival, Total
from metrics.result import Result

ROWS = table(
    "rows", column("team", Text), column("hit", Boolean), column("rest", Boolean), column("hours", Double),
    column("ended", Boolean), column("cost", Double), column("period", Text),
)  # fmt: skip
C = ROWS.c
ALL = {
    "share": Share(C.hit), "net score": NetScore(C.hit, C.rest), "mean": Mean(C.hours), "count": Total(),
    "sum": Total(C.cost), "ratio": Ratio(C.cost, C.hours), "rate": Rate(C.cost, C.hours, per=100),
    "median": Median(C.hours), "open median": Median(C.hours, C.ended), "survival": Survival(C.hours, C.ended, at=20.0),
    "scaled": Scaled(Mean(C.hours), 1 / 60),
}  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    n = 4000
    hit = pd.array(rng.random(n) < 0.7, dtype="boolean")
    hit[rng.random(n) < 0.1] = pd.NA
    return pd.DataFrame({
        "team": rng.choice(list("abcdefg"), n), "hit": hit, "rest": rng.random(n) < 0.2,
        "hours": np.round(rng.exponential(30, n), 1), "ended": rng.random(n) < 0.8,
        "cost": np.where(rng.random(n) < 0.3, np.nan, rng.gamma(2, 50, n)),
        "period": rng.choice(["2026-06", "2026-07"], n),
    })  # fmt: skip


def summed(estimator: Estimator, rows: pd.DataFrame, groups=("team", "period"), binned=False) -> pd.DataFrame:
    by = [C[name] for name in groups] + list(estimator.extra_groups(binned).values())
    statement = select(*by, *estimator.aggregates().values()).select_from(ROWS).group_by(*by)
    with duckdb.connect() as connection:
        connection.register("rows", rows)
        return connection.sql(compile_duckdb(statement)).df()


def said(estimator, rows, groups=("team", "period"), **how) -> pd.DataFrame:
    return estimator.estimate(summed(estimator, rows, groups, **how), groups).set_index(list(groups)).sort_index()


@pytest.mark.parametrize("estimator", ALL.values(), ids=ALL)
def test_every_estimator_makes_a_sound_result(estimator, rows):
    assert isinstance(estimator, Estimator) and estimator.interval and estimator.sums
    assert set(estimator.sums) == set(estimator.aggregates())
    frame = estimator.estimate(summed(estimator, rows), ["team", "period"])
    assert len(Result.checked("k", ["team"], frame).rows()) == 14
    assert frame["lo"].isna().all() == estimator.census
    least, most = estimator.bounds
    assert least is None or (frame[["value", "lo"]].min() >= least).all() or estimator.census
    assert most is None or (frame[["value", "hi"]].max() <= most).all()


@pytest.mark.parametrize("estimator", ALL.values(), ids=ALL)
def test_sums_add_up(estimator, rows):
    """A year estimated from the sums of its months is the year estimated at once."""
    parts = summed(estimator, rows)
    keys = ["team", *estimator.extra_groups()]
    whole = estimator.estimate(
        parts.groupby(keys, as_index=False)[list(estimator.aggregates())].sum(), ["team"]
    ).set_index("team")
    at_once = said(estimator, rows, ["team"])
    columns = ["n", "value", "lo", "hi"]
    assert whole.loc[at_once.index, columns].to_numpy() == pytest.approx(at_once[columns].to_numpy(), nan_ok=True)


def test_values_are_those_of_plain_pandas(rows):
    groups = rows.groupby(["team", "period"])
    plain = {
        "share": groups["hit"].mean(),
        "net score": 100 * (groups["hit"].sum() - groups["rest"].sum()) / groups["hit"].count(),
        "mean": groups["hours"].mean(),
        "count": groups.size(),
        "sum": groups["cost"].sum(),
        "ratio": groups["cost"].sum() / groups["hours"].sum(),
        "median": groups["hours"].median(),
        "scaled": groups["hours"].mean() / 60,
    }
    for name, expected in plain.items():
        found = said(ALL[name], rows)
        assert found["value"].to_numpy() == pytest.approx(expected.astype(float).to_numpy()), name


def test_not_applicable_does_not_count(rows):
    found = said(Share(C.hit), rows)
    assert (found["n"] == rows.groupby(["team", "period"])["hit"].count()).all()
    assert (found["n"] < rows.groupby(["team", "period"]).size()).all()


def test_bins_of_one_per_cent_stay_within_one_per_cent(rows):
    exact, binned = (said(Median(C.hours, C.ended), rows, binned=b) for b in (False, True))
    assert (binned["value"] / exact["value"] - 1).abs().max() < 0.01
    assert (binned["n"] == exact["n"]).all()
    assert len(summed(Median(C.hours), rows, ["period"], binned=True)) < len(summed(Median(C.hours), rows, ["period"]))


def test_a_duration_of_zero_survives_binning():
    rows = pd.DataFrame({"team": ["a"] * 7, "period": "p", "hours": [0.0] * 7, "ended": True})
    assert said(Median(C.hours), rows, binned=True)["value"].tolist() == [0.0]


NOTHING = {
    "share": {"n": 0, "k": 0}, "net score": {"n": 0, "p": 0, "d": 0}, "mean": {"n": 0, "s": None, "ss": None},
    "sum": {"n": 0, "s": None}, "ratio": {"n": 3, "s": 5.0, "d": 0.0}, "rate": {"n": 0, "e": None, "x": None},
}  # fmt: skip


@pytest.mark.parametrize("name, sums", NOTHING.items(), ids=NOTHING)
def test_absence_is_never_zero(name, sums):
    frame = pd.DataFrame([{"period": "2026-07", **sums}])
    row = ALL[name].estimate(frame, ["period"]).iloc[0]
    assert row["note"] == "no_data" and np.isnan([row["value"], row["lo"], row["hi"]]).all()


def test_a_side_that_nobody_speaks_of_is_no_zero():
    """Costs are known, outcomes are not counted (or the other way round): no cost per outcome, and no free one."""
    sums = pd.DataFrame({"period": ["a", "b"], "n": [2, 0], "s": [10.0, None], "d": [None, 4.0]})
    assert Ratio(C.cost, C.hours).estimate(sums, ["period"])["note"].tolist() == ["no_data", "no_data"]


def test_no_events_are_a_rate_of_zero():
    sums = pd.DataFrame({"period": ["a"], "n": [100], "e": [0.0], "x": [100.0]})
    row = Rate(C.cost, C.hours).estimate(sums, ["period"]).iloc[0]
    assert (row["value"], row["n"], row["note"]) == (0.0, 100, "") and row["hi"] > 0


def test_a_median_that_is_not_reached_is_too_few():
    sums = pd.DataFrame({"period": ["p"] * 2, "duration": [4.0, 9.0], "ended": [True, False], "c": [2, 30]})
    row = Median(C.hours, C.ended).estimate(sums, ["period"]).iloc[0]
    assert (row["note"], row["n"]) == ("too_few", 32) and np.isnan([row["value"], row["lo"], row["hi"]]).all()


def test_a_value_with_too_few_rows_for_an_interval_keeps_its_value():
    one = Mean(C.hours).estimate(pd.DataFrame({"period": ["p"], "n": [1], "s": [7.0], "ss": [49.0]}), ["period"])
    few = pd.DataFrame({"period": ["p"] * 3, "duration": [1.0, 2.0, 3.0], "ended": True, "c": [1, 1, 1]})
    for frame, value in ((one, 7.0), (Median(C.hours).estimate(few, ["period"]), 2.0)):
        assert frame["value"].tolist() == [value] and frame["lo"].isna().all() and frame["hi"].isna().all()
        assert frame["note"].tolist() == [""]


def test_a_complement_turns_value_and_limits_round():
    sums = pd.DataFrame({"period": ["p"], "n": [263], "k": [81]})
    row = Scaled(Share(C.hit), factor=-1, offset=1).estimate(sums, ["period"]).iloc[0]
    wilson = intervals.wilson(81, 263)
    assert (row["value"], row["lo"], row["hi"]) == pytest.approx((1 - wilson.value, 1 - wilson.high, 1 - wilson.low))
    assert Scaled(Share(C.hit), -1, 1).bounds == (0.0, 1.0)
    with pytest.raises(BadDefinition):
        Scaled(Share(C.hit), 0)


def test_a_mean_stays_on_its_scale():
    sums = pd.DataFrame({"period": ["p"], "n": [2], "s": [190.0], "ss": [100.0**2 + 90.0**2]})
    row = Mean(C.hours, bounds=(0.0, 100.0)).estimate(sums, ["period"]).iloc[0]
    assert (row["value"], row["hi"]) == (95.0, 100.0) and 0 <= row["lo"] < 95


def test_no_sums_give_no_rows():
    for estimator in ALL.values():
        columns = ["team", "period", *estimator.extra_groups(), *estimator.aggregates()]
        assert len(estimator.estimate(pd.DataFrame(columns=columns), ["team", "period"])) == 0


def test_thousands_of_groups_are_quick():
    """Ten thousand groups must not mean ten thousand passes; each is checked against being estimated alone."""
    rng = np.random.default_rng(1)
    group = np.repeat(np.arange(10_000), 12)
    sums = pd.DataFrame({"period": group, "duration": rng.exponential(9, len(group)), "ended": True, "c": 1})
    found = Median(C.hours, C.ended).estimate(sums, ["period"])
    expected = sums.groupby("period")["duration"].median()
    assert found["value"].to_numpy() == pytest.approx(expected.to_numpy())
