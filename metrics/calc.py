"""The statistics on their own: numbers in, named results out, by the same functions that the pages use."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from data.errors import WindshieldError
from metrics import control, intervals, survival
from metrics.effect import effect
from metrics.forecast import forecast
from metrics.forecast_methods import METHODS
from metrics.limits import per_point
from metrics.observations import BadNumbers, cells, number, require, rows, series

_DIRECTIONS = {"higher": "higher", "increase": "higher", "lower": "lower", "decrease": "lower", "neither": None}
_BOUNDS = {"none": (None, None), "share": (0.0, 1.0), "duration": (0.0, None), "net_score": (-100.0, 100.0)}


def main(arguments: Sequence[str] | None = None) -> int:
    """`calc NAME [--json]` over standard input; 0 done, 2 refused with a sentence on stderr."""
    asked = _parser().parse_args(arguments)
    try:
        found = asked.calculate(list(sys.stdin), asked)
    except WindshieldError as error:
        print(error, file=sys.stderr)
        return 2
    found = _plain(found)
    print(json.dumps(found, allow_nan=False) if asked.json else _text(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m metrics calc",
        description="Checks a figure: reads numbers from standard input, one observation a line.",
    )
    kinds = parser.add_subparsers(dest="kind", required=True)

    def kind(name: str, calculate, reads: str) -> argparse.ArgumentParser:
        found = kinds.add_parser(name, help=f"a line is: {reads}", description=f"One observation a line: {reads}.")
        found.add_argument("--json", action="store_true", help="answer as JSON")
        found.set_defaults(calculate=calculate)
        return found

    xmr = kind("xmr", _xmr, "value (NA for an empty period)")
    xmr.add_argument("--better", choices=_DIRECTIONS, default="neither", help="which direction is better")
    xmr.add_argument("--target", type=float, help="a target to compare the limits with")
    xmr.add_argument("--baseline", type=_baseline, default=control.BASELINE, metavar="N|all",
                     help=f"points that the limits come from, {control.BASELINE} without it; then they are frozen")
    xmr.add_argument("--rebase-at", type=int, action="append", default=[], metavar="K",
                     help="1-based number of the first point of a new process; may be repeated")
    xmr.add_argument("--unscreened", action="store_true", help="keep large moving ranges")
    kind("wilson", _wilson, "successes,n")
    kind("nps", _nps, "promoters,detractors,n")
    kind("survival", _survival, "time,event (1 ended, 0 still going)")
    changed = kind("effect", _effect, "value (NA for an empty period)")
    changed.add_argument("--change-at", type=int, required=True, help="1-based number of the first point after")
    changed.add_argument("--better", choices=_DIRECTIONS, default="neither", help="which direction is better")
    changed.add_argument("--monthly", action="store_true", help="fit a season where 24 points before show one")
    ahead = kind("forecast", _forecast, "value (NA for an empty period)")
    ahead.add_argument("--method", type=_method, choices=METHODS, help="without it the one that was least wrong so far")
    ahead.add_argument("--steps", type=int, default=6, help="how many periods ahead")
    ahead.add_argument("--bounds", choices=_BOUNDS, default="none", help="what the values are")
    kind("assurance", _assurance, "lower,upper,target,direction (higher or lower is better)")
    return parser


def _baseline(words: str) -> int | None:
    if words != "all" and not (words.isdigit() and int(words) > 1):
        raise argparse.ArgumentTypeError(f"{words!r} is neither a number of points from 2 on nor `all`")
    return None if words == "all" else int(words)


def _method(words: str) -> str:
    return words.replace("-", "_")


def _xmr(lines, asked) -> dict[str, Any]:
    values, better = series(lines), _DIRECTIONS[asked.better]
    if asked.unscreened:
        whole = control.limits(values, screen=False)
        fired = control.signals(values, whole, better)
        trend, limits = None, whole
    else:
        _within(asked.rebase_at, values)
        changes = [first - 1 for first in asked.rebase_at]
        trend = control.read_trend(values, better=better, target=asked.target, changes=changes, baseline=asked.baseline)
        whole, limits, fired = trend.limits, trend.limits[-1], [point.signal for point in trend.points]
    points = [
        {"value": value, "signal": s and s.rule, "direction": s and s.direction, "verdict": s and s.verdict,
         "mean": at.mean, "lower_limit": at.lower, "upper_limit": at.upper}
        for value, s, at in zip(values, fired, per_point(whole, len(values)), strict=True)
    ]
    found = {
        "mean": limits.mean, "lower_limit": limits.lower, "upper_limit": limits.upper,
        "near_lower_limit": limits.near_lower, "near_upper_limit": limits.near_upper, "points": points,
    }  # fmt: skip
    if trend is not None:
        found |= {
            "variation": trend.variation, "assurance": trend.assurance, "trial": trend.trial, "drift": trend.drift,
            "correlation": trend.correlation, "n": trend.n,
        }  # fmt: skip
    return found


def _within(firsts: Sequence[int], values: Sequence[float]) -> None:
    for first in firsts:
        if not 1 < first <= len(values):
            raise BadNumbers(f"a new process begins at point {first}, but there are {len(values)}.",
                             change="Number the points from 1; at least one must lie before it.")


def _wilson(lines, asked) -> Any:
    return _each(lines, 2, _one_share, "0 <= successes <= n and n above 0", lambda k, n: 0 <= k <= n > 0)


def _one_share(k: float, n: float) -> dict[str, Any]:
    found = intervals.wilson(k, n)
    return {"share": found.value, "low": found.low, "high": found.high}


def _nps(lines, asked) -> Any:
    rule = "promoters + detractors <= n, none below 0, and n above 0"
    return _each(lines, 3, _one_score, rule, lambda p, d, n: p >= 0 and d >= 0 and p + d <= n and n > 0)


def _one_score(promoters: float, detractors: float, n: float) -> dict[str, Any]:
    found = intervals.net_score(promoters, detractors, n)
    return {"score": found.value, "centre": found.centre, "low": found.low, "high": found.high}


def _survival(lines, asked) -> dict[str, Any]:
    given = list(rows(lines, 2))
    for line, (time, event) in given:
        require(time >= 0 and event in (0, 1), line, "a time from 0 on, and 1 (ended) or 0 (still going)")
    times, events = (np.array(column) for column in zip(*(row for _, row in given), strict=True))
    table = survival.table(np.zeros(len(times)), times, events, 1 - events, 1)
    curve, median = survival.curve(table), survival.median(table)
    return {
        "times": table.duration, "survival": curve.share, "standard_error": curve.error, "low": curve.low,
        "high": curve.high, "at_risk": curve.at_risk, "events": table.ended,
        "median": median.value[0], "median_low": median.low[0], "median_high": median.high[0], "n": len(times),
    }  # fmt: skip


def _effect(lines, asked) -> dict[str, Any]:
    told = effect(series(lines), asked.change_at, better=_DIRECTIONS[asked.better], monthly=asked.monthly)
    return {
        "coefficients": told.coefficients, "standard_errors": told.standard_errors, "effect": told.effect,
        "low": told.low, "high": told.high, "verdict": told.verdict, "correlation": told.correlation,
        "before": told.before, "after": told.after, "seasonal": told.seasonal, "reason": told.reason,
    }  # fmt: skip


def _forecast(lines, asked) -> dict[str, Any]:
    if asked.steps < 1:
        raise BadNumbers(f"{asked.steps} steps ahead is nowhere.", change="Ask for at least 1.")
    told = forecast(series(lines), asked.steps, bounds=_BOUNDS[asked.bounds], method=asked.method)
    by_step = ("mean", "standard_error", "low80", "high80", "low95", "high95")
    return {"method": told.method, "steps": [s.ahead for s in told.steps]} | {
        name: [getattr(step, name) for step in told.steps] for name in by_step
    } | {
        "sigma": told.sigma, "scale": told.scale, "past_error": told.error, "past_errors": told.errors,
        "past80": told.past80, "past95": told.past95, "checks": told.checks, "n": told.n, "reason": told.reason,
    }  # fmt: skip


def _assurance(lines, asked) -> Any:
    found = []
    for line, (*limits, way) in cells(lines, 4):
        direction = _DIRECTIONS.get(way.lower())
        require(direction is not None, line, "higher or lower in the fourth place")
        lower, upper, target = (number(cell, line) for cell in limits)
        require(lower <= upper, line, "the lower limit first")
        found.append({"assurance": control.assurance(lower, upper, target, direction)})
    return _one_or_all(found)


def _each(lines, width: int, calculate, rule: str, sound) -> Any:
    found = []
    for line, row in rows(lines, width):
        require(sound(*row), line, rule)
        found.append(calculate(*row))
    return _one_or_all(found)


def _one_or_all(found: list[dict[str, Any]]) -> Any:
    """One line gives one answer; several give a list, in their order."""
    return found[0] if len(found) == 1 else found


def _plain(found: Any) -> Any:
    """Plain numbers and lists; None where there is no number."""
    if isinstance(found, dict):
        return {name: _plain(value) for name, value in found.items()}
    if isinstance(found, (list, tuple)) or (isinstance(found, np.ndarray) and found.ndim):
        return [_plain(value) for value in found]
    if isinstance(found, (np.generic, np.ndarray)):
        found = found.item()
    return None if isinstance(found, float) and not isfinite(found) else found


def _text(found: Any) -> str:
    if isinstance(found, list):
        return "\n\n".join(_text(each) for each in found)
    return "\n".join(f"{name}: {_shown(value)}" for name, value in found.items())


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(_shown(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(each)}" for name, each in value.items() if each is not None)
    return "none" if value is None else f"{value:.7g}" if isinstance(value, float) else str(value)
