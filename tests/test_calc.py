"""The statistics by command: published values in, published results out, and refusals that say which line."""

from __future__ import annotations

import io
import json

import pytest

from metrics.calc import main
from tests.test_control import NORMAL

SPIKE = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
TWELVE = [102, 104, 103, 105, 106, 108, 115, 117, 119, 121, 122, 124]


@pytest.fixture
def calc(monkeypatch, capsys):
    def run(lines, *arguments):
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(str(line) for line in lines) + "\n"))
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def answer(calc):
    def run(lines, *arguments):
        status, out, err = calc(lines, *arguments, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return run


def test_xmr(answer):
    spike = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
    found = answer(spike, "xmr", "--better", "lower")
    assert [round(found[name], 4) for name in ("mean", "lower_limit", "upper_limit")] == [1.9444, -0.7156, 4.6044]
    said = {"value": 10, "signal": "outside", "direction": "up", "verdict": "concern"}
    assert {name: found["points"][4][name] for name in said} == said
    assert round(found["points"][4]["upper_limit"], 4) == 4.6044
    assert found["points"][0]["signal"] is None and len(found["points"]) == 18
    whole = answer(spike, "xmr", "--unscreened")
    assert [round(whole[name], 4) for name in ("lower_limit", "upper_limit")] == [-3.0626, 6.9515]


def test_xmr_to_six_digits(answer):
    found = answer(NORMAL, "xmr")
    assert [found[name] for name in ("mean", "lower_limit", "upper_limit")] == pytest.approx((0.1416238, -3.01138, 3.294627), rel=5e-7)


def test_xmr_rebased_and_with_a_baseline_of_ones_own(answer):
    """NHSRplotthedots prints 0.0746, -2.60, 2.75 and 0.209, -3.28, 3.70 for the two halves of its series."""
    found = answer(NORMAL, "xmr", "--rebase-at", "11")
    first, second = found["points"][0], found["points"][10]
    names = ("mean", "lower_limit", "upper_limit")
    assert [first[name] for name in names] == pytest.approx((0.0746, -2.60, 2.75), abs=5e-3)
    assert [second[name] for name in names] == pytest.approx((0.209, -3.28, 3.70), abs=5e-3)
    long = [*[1, 2] * 12, *[5, 6] * 3]
    frozen, all_of_it, short = (answer(long, "xmr", *more)["mean"] for more in ((), ("--baseline", "all"), ("--baseline", "12")))
    assert (frozen, all_of_it, short) == (1.5, pytest.approx(2.3), 1.5)


def test_xmr_with_an_empty_period(answer):
    found = answer([1, 2, "NA", 1, 2], "xmr")
    assert found["points"][2]["value"] is None and found["variation"] == "too_short" and found["mean"] == 1.5


def test_wilson(answer):
    found = answer(["81,263"], "wilson")
    assert (round(found["low"], 4), round(found["high"], 4)) == (0.2553, 0.3662)
    several = answer(["81,263", "", "0, 20"], "wilson")
    assert [round(x["high"], 4) for x in several] == [0.3662, 0.1611] and several[1]["low"] == 0


def test_nps(answer):
    found = answer(["50,20,100"], "nps")
    assert [round(found[name], 2) for name in ("score", "centre", "low", "high")] == [30, 29.13, 14.05, 44.20]
    all_of_five = answer(["5,0,5"], "nps")
    assert all_of_five["score"] == all_of_five["high"] == 100 and all_of_five["low"] < 100


def test_survival(answer):
    remission = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split()  # noqa: SIM905
    found = answer([f"{week.rstrip('+')},{int('+' not in week)}" for week in remission], "survival")
    at = {week: i for i, week in enumerate(found["times"])}
    assert [round(found["survival"][at[w]], 4) for w in (6, 10, 23)] == [0.8571, 0.7529, 0.4482]
    assert [round(found["standard_error"][at[w]], 4) for w in (6, 10, 23)] == [0.0764, 0.0963, 0.1346]
    assert (found["median"], found["median_low"], found["median_high"]) == (23, 13, None)


def test_effect(answer):
    found = answer(TWELVE, "effect", "--change-at", "7", "--better", "higher")
    assert [round(b, 4) for b in found["coefficients"]] == [100.8667, 1.0857, 6.7714, 0.6857]
    assert len(found["standard_errors"]) == 4 and found["verdict"] == "better"


def test_forecast(answer):
    found = answer(TWELVE, "forecast", "--method", "drift", "--steps", "2")
    assert found["mean"] == pytest.approx([126, 128])
    assert round(found["standard_error"][0], 4) == 1.9817 and round(found["sigma"], 4) == 1.8974
    assert found["steps"] == [1, 2] and len(answer(TWELVE, "forecast")["mean"]) == 6
    assert answer([1, 2, 3], "forecast")["mean"] == []


def test_assurance(answer):
    lines = ["1,3,4,higher", "5,7,4,higher", "1,5,4,higher", "1,3,4,lower"]
    assert [x["assurance"] for x in answer(lines, "assurance")] == ["fail", "pass", "hit_or_miss", "pass"]
    assert answer(["1,3,4,increase"], "assurance") == {"assurance": "fail"}


HEADERS = {"xmr": ["value", *SPIKE], "wilson": ["successes,n", "81,263"], "nps": ["promoters,detractors,n", "50,20,100"],
           "survival": ["time,event", "6,1", "7,0"], "assurance": ["lower,upper,target,direction", "1,3,4,higher"]}


@pytest.mark.parametrize("kind", HEADERS)
def test_a_header_is_left_out_and_said(calc, kind):
    status, out, err = calc(HEADERS[kind], kind, "--json")
    assert status == 0 and "Line 1" in err and "header" in err
    assert json.loads(out) == json.loads(calc(HEADERS[kind][1:], kind, "--json")[1])


@pytest.mark.parametrize("lines", [
    ["81;263"], ["81\t263"], ['"81","263"'], ["", "  81 , 263  ", ""], ["\ufeff81,263"], ["81,0;263,0"], ["8.1e1,263"],
])
def test_other_ways_to_write_the_same_line(answer, lines):
    assert round(answer(lines, "wilson")["low"], 4) == 0.2553


@pytest.mark.parametrize("empty", ["NA", "nan", "-", "null", "n/a"])
def test_ways_to_write_that_a_period_is_empty(answer, empty):
    assert answer([1, 2, empty, 1, 2], "xmr")["n"] == 4


ONE = {"xmr": (["5"], "mean", 5), "survival": (["5,1"], "median", 5), "forecast": (["5"], "reason", "too short to look ahead: 1 periods, at least 8 are needed")}


@pytest.mark.parametrize("kind", ONE)
def test_one_observation_is_enough_to_say_what_it_says(answer, kind):
    lines, name, value = ONE[kind]
    assert answer(lines, kind)[name] == value


def test_a_method_may_be_written_with_hyphens(answer):
    assert answer([*TWELVE, *TWELVE], "forecast", "--method", "seasonal-naive", "--steps", "1")["mean"] == [102]


def test_plain_text_by_default(calc):
    status, out, _ = calc(["81,263"], "wilson")
    assert status == 0 and out.splitlines() == ["share: 0.3079848", "low: 0.2552885", "high: 0.3662096"]


REFUSED = {
    "no number": (["1", "two"], ["xmr"], "line 2: .*not 'two'"),
    "infinite": (["inf"], ["xmr"], "line 1"),
    "a decimal comma": (["1,5", "2"], ["xmr"], "Write decimals with a point: 1.5"),
    "a header and nothing else": (["value"], ["xmr"], "nothing came in"),
    "a typing error further down": (["value", "1", "l2"], ["xmr"], "line 3: .*not 'l2'"),
    "a first line that is half a number": (["1O", "2"], ["xmr"], "line 1: .*not '1O'"),
    "a process that begins nowhere": (["1", "2"], ["xmr", "--rebase-at", "5"], "begins at point 5"),
    "a series on one line": (["1,2,3"], ["xmr"], "1 value a line, not 3"),
    "more successes than trials": (["5,4"], ["wilson"], "line 1: .*successes <= n"),
    "no trials": (["0,0"], ["wilson"], "n above 0"),
    "too many promoters": (["60,50,100"], ["nps"], "line 1: .*promoters"),
    "an event that is neither": (["5,2"], ["survival"], "still going"),
    "limits the wrong way round": (["5,1,4,higher"], ["assurance"], "lower limit first"),
    "an unknown direction": (["1,5,4,up"], ["assurance"], "higher or lower"),
    "nothing at all": ([""], ["survival"], "nothing came in"),
    "a change after the end": (["1", "2", "3"], ["effect", "--change-at", "4"], "first point after"),
    "no step": (["1"], ["forecast", "--steps", "0"], "at least 1"),
}


@pytest.mark.parametrize("lines, arguments, words", REFUSED.values(), ids=REFUSED)
def test_refusals_say_what_to_change(calc, lines, arguments, words):
    import re

    status, out, err = calc(lines, *arguments)
    assert (status, out) == (2, "") and re.search(words, err)


def test_an_unknown_calculation_is_refused(calc):
    with pytest.raises(SystemExit) as refused:
        calc(["1"], "anova")
    assert refused.value.code == 2
