"""Where an indicator is going: the review that counts, the chance to meet the target, and the words on card and page."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from metrics.reading import read
from metrics.scope import Scope
from metrics.trend_told import text, values
from pages.parts.ahead_words import forecast_words, outlook_line, target_sentence
from pages.parts.face import face
from pages.parts.fan import fan, spread
from pages.parts.gathered import Told
from pages.parts.sentences import outcomes
from tests.test_engine import kept, tickets

EVERY = {"source": "t", "batch": "B1", "indicator": "promise_kept"}


def reading(months: int = 24, *, review: date | None = date(2026, 6, 30), target: float | None = 0.7, level=0.8, **tables):
    """Promise kept of a hundred tickets a month from January 2024 on, about a level, by chance."""
    rng = np.random.default_rng(4)
    rows = []
    for m in range(months):
        hits = round(100 * level + rng.normal(0, 2))
        rows += kept(date(2024 + m // 12, m % 12 + 1, 9), hits, 100 - hits)
    newest = pd.Timestamp(2024 + (months - 1) // 12, (months - 1) % 12 + 1, 1) + pd.offsets.MonthEnd(0)
    if target is not None:
        tables["targets"] = pd.DataFrame([{**EVERY, "id": "x", "value": target, "review_on": review, "agreed_on": date(2024, 1, 1)}])
    return read(tickets(rows, datetime(newest.year, newest.month, newest.day, 12), **tables), "promise_kept", Scope(grain="month"))


def test_the_chance_is_that_of_the_last_month_over_by_the_review():
    told = reading(review=date(2026, 6, 29)).ahead
    assert told.labels == ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06")
    assert told.at == "2026-05"
    assert reading(review=date(2026, 6, 30)).ahead.at == "2026-06"
    assert (told.outlook.status, told.outlook.chance > 0.95) == ("on_track", True)
    assert reading(target=0.95).ahead.outlook.status == "off_track"


def test_a_later_review_is_looked_for_as_far_as_can_be_foreseen():
    assert reading(review=date(2026, 12, 31)).ahead.labels[-1] == reading(review=date(2026, 12, 31)).ahead.at == "2026-12"
    far = reading(review=date(2029, 12, 31))
    assert far.ahead.outlook.status == "too_early" and len(far.ahead.labels) == 6
    assert outlook_line(far, None) == "Too early to look ahead: its review lies further ahead than can be foreseen."


def test_a_review_that_has_come_is_judged_by_what_was_known_then():
    rows = [row for m in range(12) for row in kept(date(2025, m + 1, 9), 9 if m < 6 else 5, 1 if m < 6 else 5)]
    goal = {**EVERY, "id": "x", "value": 0.8, "review_on": date(2025, 6, 30)}

    def at(review: date):
        of = tickets(rows, datetime(2025, 12, 31, 12), targets=pd.DataFrame([{**goal, "review_on": review}]))
        return read(of, "promise_kept", Scope(grain="month"))

    june, september, now, never = (at(day) for day in (date(2025, 6, 30), date(2025, 9, 15), date(2026, 1, 15), date(2024, 6, 30)))
    assert (june.ahead.outlook.status, june.ahead.at) == ("met", "2025-06")
    assert (september.ahead.outlook.status, september.ahead.at) == ("not_met", "2025-08")
    assert (now.ahead.outlook.status, now.ahead.at) == ("not_met", "2025-12")
    assert never.ahead.outlook.status == "too_early"
    assert outlook_line(june, None) == "Met at its review, by June 2025."


def test_without_a_review_it_looks_half_a_year_ahead_and_without_a_target_says_no_chance():
    assert reading(review=None).ahead.at == "2026-06"
    bare = reading(target=None)
    assert bare.ahead.outlook is None and outlook_line(bare, None) == "" and len(bare.ahead.forecast.steps) == 6


def test_the_forecast_begins_anew_with_a_declared_process():
    change = pd.DataFrame([{**EVERY, "id": "p", "on": date(2025, 3, 1), "what": "new"}])
    assert reading(process_changes=change).ahead.forecast.n == 10
    late = reading(process_changes=change.assign(on=date(2025, 8, 1)))
    assert not late.ahead.forecast.steps
    assert outlook_line(late, None) == "Too early to look ahead: 5 periods, at least 8 are needed."
    assert forecast_words(late, None) == ["No forecast: too short to look ahead: 5 periods, at least 8 are needed."]
    assert fan(late, str) is None


def test_before_a_period_is_over_nothing_lies_ahead():
    assert read(tickets(kept(date(2026, 3, 9), 3, 1), datetime(2026, 3, 12)), "promise_kept", Scope(grain="month")).ahead is None


def test_the_words_say_the_chance_and_how_often_past_ranges_held():
    told = reading(target=0.95)
    assert outlook_line(told, None) == "Off track: below 5\u00a0% chance to be at or above 95\u00a0% in June 2026."
    assert target_sentence(told, None) == "It will **probably miss its target of 95\u00a0%** in June 2026."
    seen = told.ahead.forecast
    words = " ".join(forecast_words(told, None))
    assert f"its 95\u00a0% range held {round(seen.past95 * seen.checks)} of {seen.checks} past values" in words
    assert "points of 100 off" in words and "chosen by its error on past months" in words
    assert outlook_line(reading(12, review=date(2025, 6, 30)), None).startswith("On track: likely to be at or above 70")


def test_the_command_tells_the_forecast_and_how_often_such_ranges_held():
    told = reading(target=0.95)
    said = values(told)
    assert (said["chance_at"], said["status"], said["version"]) == ("2026-06", "off_track", 1)
    assert [step["period"] for step in said["forecast"]["steps"]] == list(told.ahead.labels)
    assert all(step["low95"] < step["low80"] < step["mean"] < step["high80"] < step["high95"] for step in said["forecast"]["steps"])
    seen = told.ahead.forecast
    assert f"held {round(seen.past95 * seen.checks)} of {seen.checks} past values" in text(told)
    short = values(reading(5))
    assert short["forecast"]["steps"] == [] and "at least 8" in short["forecast"]["reason"]


def test_the_card_says_it_first():
    told = reading(target=0.95)
    assert face(told, None).remarks[0] == outlook_line(told, None)
    assert outlook_line(told, None) in face(told, None).picture.spoken


def test_the_home_page_names_what_will_probably_be_missed():
    """83 of 100 lie in the usual range about 80, yet half a year ahead they are unlikely."""
    unlikely, surely_not, likely = (Told(r.indicator, r) for r in (reading(target=0.83), reading(target=0.95), reading(target=0.77)))
    assert (unlikely.assurance, surely_not.assurance, likely.assurance) == ("hit_or_miss", "fail", "hit_or_miss")
    assert "One will probably miss its target: **promise kept, 80" in outcomes([unlikely, likely], None)
    assert "against 83\u00a0%**" in outcomes([unlikely, likely], None)
    assert "probably" not in outcomes([surely_not, likely], None)
    assert "One more will probably miss its target" in outcomes([surely_not, unlikely], None)
    assert "Two will probably miss their target, most surely **" in outcomes([unlikely, unlikely, likely], None)


def test_the_fan_is_scaled_as_it_is_read():
    of = fan(reading(), "{:.3f}".format)
    assert of.labels[0] == "Jan 2026" and 60 < of.low95[0] < of.low80[0] < of.mean[0] < of.high80[0] < of.high95[0] < 100
    assert of.words[1].startswith("forecast 0.8")
    low, high = of.within(70, 90)
    assert 46 <= low <= 70 and 90 <= high <= 114


@pytest.mark.parametrize("places", [[1.0, 1.0, 1.0], [0.0, 5.0, 5.1, 9.9], [10.0, 10.0], [3.0]])
def test_labels_never_cover_one_another(places):
    at = np.sort([p * 32.6 + shift for p, shift in zip(places, spread(places, 0, 10, 326), strict=True)])
    assert (np.diff(at) >= 17 - 1e-9).all()
    assert spread([1.0, 9.0], 0, 10, 326) == [0.0, 0.0]


def test_a_year_repeats_itself_only_where_two_of_them_show_it():
    """One odd month in two years is no season, and is not foreseen again."""
    from metrics.forecast import forecast

    rng = np.random.default_rng(2)
    values = 0.93 + rng.normal(0, 0.01, 24)
    values[15] = 0.80
    assert "seasonal_naive" not in forecast(values, 8, bounds=(0, 1)).errors
    yearly = 100 + 20 * np.sin(2 * np.pi * np.arange(36) / 12) + rng.normal(size=36)
    assert forecast(yearly, 6).method == "seasonal_naive"
    assert "seasonal_naive" not in forecast(yearly, 6, monthly=False).errors


def test_what_was_put_in_for_an_empty_month_is_no_past_value():
    from metrics.forecast import forecast

    values = [102, 104, 103, 105, 106, 108, 115, 117, None, 121, 122, 124]
    assert forecast(values, 1, method="drift").checks == 6
