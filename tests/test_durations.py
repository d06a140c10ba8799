"""Lengths of time in digits and in words of six languages become minutes."""

from __future__ import annotations

import duckdb
import pytest

from connectors.durations import minutes


def _read(text: str, bare: float = 1.0):
    return duckdb.connect().execute(f"SELECT {minutes('t', bare)} FROM (SELECT $text::VARCHAR AS t)", {"text": text}).fetchall()[0][0]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("12:30", 750), ("01:02:30", 62.5), ("-0:15", -15), ("45", 45), ("2 days 3 hours", 3_060), ("1 week 1 day", 11_520),
        ("1 dia 4 horas 30 minutos", 1_710), ("1 dias e 2 horas", 1_560), ("3 jours 0 heures 12 minutes 6 secondes", 4_332.1),
        ("2 Stunden 10 Minuten", 130), ("1 Tag und 1 Stunde", 1_500), ("0hrs 30min", 30), ("2h 5m", 125), ("1,5 h", 90), ("0 segundo", 0),
        ("2 giorni 1 ora", 2_940), ("10\u00a0min", 10),
    ],
)
def test_minutes(text, expected):
    assert _read(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "soon", "3 apples", "12:3", "2026-01-05"])
def test_what_says_no_length_of_time_is_none(text):
    assert _read(text) is None


def test_a_bare_number_has_the_unit_that_the_export_means():
    assert _read("7200", bare=1 / 60) == pytest.approx(120)
    assert _read("1.5", bare=60) == pytest.approx(90)
