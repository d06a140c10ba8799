"""What a series says, for the command: variation, assurance and what lies ahead, in plain values and in plain text."""

from __future__ import annotations

from math import isnan
from typing import Any

from metrics.control import Point
from metrics.reading import Reading
from metrics.special_cause import RULES
from metrics.trend_words import assurance_words, caution_words, variation_words


def values(of: Reading) -> dict[str, Any]:
    """Everything by name, None where there is nothing; ``points`` are the last whole periods with mean and limits."""
    trend, outlook = of.trend, of.ahead.outlook if of.ahead else None
    return {
        "indicator": of.indicator.name, "version": of.indicator.version, "unit": of.indicator.unit, "better": of.indicator.better,
        "period": of.now.period if of.now else None, "value": of.now.value if of.now else None, "missing": of.missing,
        "variation": trend.variation, "assurance": trend.assurance, "method": trend.method, "n": trend.n,
        "trial": trend.trial, "drift": trend.drift, "seasonal": trend.seasonal,
        "target": of.target.value if of.target else None, "owner": of.owner,
        "status": outlook.status if outlook else None, "outlook": outlook.words if outlook else None,
        "chance": _number(outlook.chance) if outlook else None, "chance_at": (of.ahead.at or None) if outlook else None,
        "gap": _number(outlook.gap) if outlook else None, "forecast": _forecast(of),
        "points": [
            {"period": period, "n": int(n), "value": _number(point.value), "mean": _number(point.mean),
             "lower": _number(point.lower), "upper": _number(point.upper), **_signal(point)}
            for period, n, point in zip(of.series.frame["period"], of.series.frame["n"], trend.points, strict=True)
        ],
    }  # fmt: skip


def text(of: Reading) -> str:
    """The same in a few lines; of the points those only that a rule marks."""
    trend, outlook = of.trend, of.ahead.outlook if of.ahead else None
    if of.missing or not of.now:
        return of.missing or "Nothing has been loaded yet."
    lines = [f"{of.indicator.key}: {of.now.value:.6g} ({of.indicator.unit}) in {of.now.period}",
             f"  {variation_words(trend.variation)}", f"  {assurance_words(trend.assurance)}"]
    lines += [f"  {words}" for words in caution_words(trial=trend.trial, drift=trend.drift, seasonal=trend.seasonal)]
    if of.target and outlook:
        lines.append(f"  Target {of.target.value:g}, owner {of.owner or 'none'}: {outlook.status.replace('_', ' ')}; {outlook.words}")
    seen = of.ahead.forecast if of.ahead else None
    if seen and seen.steps:
        last = seen.steps[-1]
        lines.append(f"  Forecast for {of.ahead.labels[-1]}: {last.mean:.6g} (95 %: {last.low95:.6g} to {last.high95:.6g}), by {seen.method}")
        lines += [f"  Such 95 % ranges held {round(seen.past95 * seen.checks)} of {seen.checks} past values."] if seen.checks else []
    elif seen:
        lines.append(f"  No forecast: {seen.reason}.")
    lines += [f"  {row['period']}: {row['value']:.6g}, {RULES[row['rule']]} ({row['verdict']})" for row in values(of)["points"] if row["rule"]]
    return "\n".join(lines)


def _forecast(of: Reading) -> dict[str, Any] | None:
    """Ranges by period, and how often such ranges held before; ``reason`` where there is none."""
    if of.ahead is None:
        return None
    seen = of.ahead.forecast
    by_step = ("mean", "low80", "high80", "low95", "high95")
    return {
        "method": seen.method or None, "reason": seen.reason or None, "past_error": _number(seen.error),
        "past80": _number(seen.past80), "past95": _number(seen.past95), "checks": seen.checks,
        "steps": [{"period": period, **{name: getattr(step, name) for name in by_step}}
                  for period, step in zip(of.ahead.labels, seen.steps, strict=False)],
    }  # fmt: skip


def _signal(point: Point) -> dict[str, str | None]:
    fired = point.signal
    return {"rule": fired.rule if fired else None, "verdict": fired.verdict if fired else None}


def _number(value: float) -> float | None:
    return None if isnan(value) else value
