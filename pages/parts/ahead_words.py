"""What lies ahead, in words: the chance to meet the target, how the forecast was made, and how often it held before."""

from __future__ import annotations

import math

from metrics.forecast_methods import METHODS
from pages.parts import figures
from pages.parts.spans import period_words

_TITLES = {"on_track": "On track", "off_track": "Off track", "met": "Met", "not_met": "Not met", "too_early": "Too early to look ahead"}


def outlook_line(reading, currency: str | None) -> str:
    """Whether the target will be met when it is looked at, for a card; empty where no target was agreed."""
    ahead = reading.ahead
    if ahead is None or ahead.outlook is None:
        return ""
    said = ahead.outlook
    title = _TITLES[said.status]
    if said.status == "too_early":
        return f"{title}: {said.words.removeprefix('too short to look ahead: ')}."
    if said.status in ("met", "not_met"):
        return f"{title} at its review, by {period_words(ahead.at)}."
    return f"{title}: {_chance(reading, currency)}."


def target_sentence(reading, currency: str | None) -> str:
    """The same for the head of a page, with the finding between double asterisks."""
    ahead = reading.ahead
    if ahead is None or ahead.outlook is None or math.isnan(ahead.outlook.chance):
        return ""
    goal = figures.trimmed(reading.target.value, reading.indicator.unit, currency)
    likely = ahead.outlook.words.split(":")[0]
    said = {"likely": f"It will **probably meet its target of {goal}**", "unlikely": f"It will **probably miss its target of {goal}**",
            "even": f"Whether it meets its target of {goal} is **about as likely as not**"}[likely]
    return f"{said} in {period_words(ahead.at)}."


def forecast_words(reading, currency: str | None) -> list[str]:
    """How the forecast was made and how far off such forecasts were so far; or why there is none."""
    ahead = reading.ahead
    if ahead is None:
        return []
    seen = ahead.forecast
    if not seen.steps:
        return [f"No forecast: {seen.reason}."]
    noun = {"month": "months", "quarter": "quarters"}.get(_grain(ahead.labels[0]), "years")
    how = "the only one that so short a series allows" if len(seen.errors) < 2 else f"chosen by its error on past {noun}"
    said = [f"Forecast: {METHODS[seen.method].title}, {how}."]
    if seen.checks:
        held80, held95 = (round(share * seen.checks) for share in (seen.past80, seen.past95))
        unit = _distance(seen.error, reading, currency)
        said.append(f"Made without hindsight, its 95\u00a0% range held {held95} of {seen.checks} past values and its 80\u00a0% range {held80}; "
                    f"on average it was {unit} off.")
    if ahead.outlook is not None:
        said.append(outlook_line(reading, currency))
    return said


def _chance(reading, currency: str | None) -> str:
    """About 70 % chance to be at or above 95 % in December 2026; in words where the series is short."""
    ahead, indicator = reading.ahead, reading.indicator
    side = "above" if indicator.better == "higher" else "below"
    goal = figures.trimmed(reading.target.value, indicator.unit, currency)
    word, _, number = ahead.outlook.words.partition(": ")
    chance = f"{number} chance" if number else f"{word} chance" if word == "even" else word
    return f"{chance} to be at or {side} {goal} in {period_words(ahead.at)}"


def _distance(error: float, reading, currency: str | None) -> str:
    """How far off, with the digits that the figure itself has; shares in points of 100."""
    unit, now = reading.indicator.unit, reading.now
    k = figures.scale(unit)
    lo, hi = (now.lo, now.hi) if now is not None and now.lo is not None else (None, None)
    if unit == "money":
        return figures.show(error, unit, lo, hi, currency).number
    digits = figures.digits_for(error * k) if lo is None else max(1, figures.digits_for(error * k, lo * k, hi * k))
    noun = "points of 100" if unit == "share" else figures.word(unit)
    return f"{figures.plain(error * k, digits)}{figures.FIXED}{noun}".rstrip(figures.FIXED)


def _grain(label: str) -> str:
    return "quarter" if "Q" in label else "month" if "-" in label else "year"
