"""From what the engine says of an indicator to the words and the picture of its card."""

from __future__ import annotations

import math

from metrics.trend_words import assurance_words, caution_words, variation_words
from pages.parts import figures
from pages.parts.ahead_words import outlook_line
from pages.parts.card import Face, Missing, Verdict
from pages.parts.figures import Shown
from pages.parts.routes import address
from pages.parts.small_chart import Picture, Point
from pages.parts.spans import period_words
from pages.parts.words import WHY, counted, fresh_words


def _number(value) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def has_value(reading) -> bool:
    """Whether the last whole period has a value."""
    return reading.now is not None and _number(reading.now.value) is not None


def shown(reading, currency: str | None) -> Shown:
    """The value with unit and interval, in the words of its estimator."""
    now, indicator = reading.now, reading.indicator
    prefix = "assumed" if indicator.assumptions else f"95{figures.FIXED}%"
    return figures.show(now.value, indicator.unit, now.lo, now.hi, currency, prefix=prefix)


def picture(reading, currency: str | None) -> Picture | None:
    """The series with its usual range, scaled as it is read; None where fewer than two periods have a value."""
    k = figures.scale(reading.indicator.unit)
    rows = reading.series.frame.to_dict("records")
    points = []
    for row, point in zip(rows, reading.trend.points, strict=True):
        ranged = [_number(x) for x in (point.mean, point.lower, point.upper)]
        mean, lower, upper = (None if x is None else x * k for x in ranged)
        value = _number(row["value"])
        points.append(Point(
            period_words(row["period"], short=True), None if value is None else value * k,
            point.signal.verdict if point.signal and value is not None else "", mean, lower, upper,
        ))
    # Before its first figure an indicator has nothing to show: the chart begins there.
    known = [i for i, p in enumerate(points) if p.value is not None]
    return _labelled(reading, tuple(points[known[0] :]), currency) if len(known) > 1 else None


def _labelled(reading, points: tuple[Point, ...], currency: str | None) -> Picture:
    unit, target = reading.indicator.unit, reading.target
    k = figures.scale(unit)
    latest = [p for p in points if p.mean is not None]
    mean = f"mean {short(latest[-1].mean / k, reading, currency)}" if latest else ""
    goal = f"target {figures.trimmed_bare(target.value, unit, currency)}" if target else ""
    return Picture(points, None if target is None else target.value * k, mean, goal, spoken(reading, points, currency))


def short(value: float, reading, currency: str | None) -> str:
    """A number on the chart, with the digits that the card's own value has; its unit stands above."""
    now, unit = reading.now, reading.indicator.unit
    lo, hi = (_number(x) for x in (now.lo, now.hi)) if now is not None else (None, None)
    k = figures.scale(unit)
    digits = figures.digits_for(value * k, None if lo is None else lo * k, None if hi is None else hi * k)
    if unit == "money":
        return figures.show(value, unit, lo, hi, currency).number
    return figures.plain(value * k, min(digits, 1) if k > 1 else digits)


def spoken(reading, points: tuple[Point, ...], currency: str | None) -> str:
    """What the chart shows, for those who hear it."""
    unit, k = reading.indicator.unit, figures.scale(reading.indicator.unit)
    known = [p for p in points if p.value is not None]

    def say(value: float) -> str:
        return figures.show(value / k, unit, currency=currency).whole

    parts = [f"{reading.indicator.question} {len(known)} periods from {points[0].label} to {points[-1].label}."]
    last = known[-1]
    parts.append(f"Latest {say(last.value)}.")
    if last.mean is not None and last.lower is not None and last.upper is not None:
        parts.append(f"Mean {say(last.mean)}, usual range {say(last.lower)} to {say(last.upper)}.")
    if reading.target is not None:
        parts.append(f"Target {figures.trimmed(reading.target.value, unit, currency)}.")
    parts.append(f"{variation_words(reading.trend.variation)}.")
    ahead = outlook_line(reading, currency)
    parts += [ahead] if ahead else []
    if reading.trend.assurance:
        parts.append(f"{assurance_words(reading.trend.assurance)}.")
    return " ".join(parts)


def variation(reading) -> Verdict:
    """Whether the last point means something."""
    trend = reading.trend
    said = variation_words(trend.variation)
    return Verdict(trend.variation, said.title, f": {said.explanation}", trend.signal is None or trend.signal.direction == "up")


def assurance(reading) -> Verdict:
    """Whether the target is safe, or that none was agreed."""
    trend, target = reading.trend, reading.target
    if target is None:
        return Verdict("none", "No target", " agreed")
    if trend.assurance is None:
        return Verdict("none", "Too early", " to say whether its target is safe")
    said = assurance_words(trend.assurance)
    latest = trend.latest
    return Verdict(trend.assurance, said.title, f": {said.explanation}", latest is None or target.value > latest.mean)


def remarks(reading) -> tuple[str, ...]:
    """What a reader should know before they trust the two answers."""
    trend = reading.trend
    return caution_words(trial=trend.trial and trend.variation != "too_short", drift=trend.drift, seasonal=False)


def why_not(reading) -> str:
    """Why there is no figure for the last whole period, and when the newest one was."""
    if reading.missing:
        return reading.missing
    if reading.now is None:
        return WHY["no_data"]
    known = [row["period"] for row in reading.series.rows() if row["value"] is not None]
    newest = f" The newest figure is of {period_words(known[-1])}." if known else ""
    return f"No figure for {period_words(reading.now.period)}. {WHY.get(reading.now.note, WHY['no_data'])}{newest}"


def face(reading, currency: str | None, extra: tuple[str, ...] = ()) -> Face:
    """A card in words; where there is no figure, the reason and the way to one."""
    indicator = reading.indicator
    there = address("indicator", key=indicator.key)
    common = {"question": indicator.question, "address": there, "owner": reading.owner, "fresh": fresh_words(reading.newest_at)}
    if not has_value(reading):
        return Face(**common, needs_owner=False, missing=Missing(why_not(reading), "Upload it", address("upload")))
    now, ahead = reading.now, outlook_line(reading, currency)
    period = f"{period_words(now.period)}, {counted(now.n, indicator.counts.table.name)}"
    return Face(
        **common, shown=shown(reading, currency), period=period[:1].upper() + period[1:], picture=picture(reading, currency),
        variation=variation(reading), assurance=assurance(reading), remarks=(*([ahead] if ahead else []), *extra, *remarks(reading)),
    )
