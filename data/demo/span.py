"""The months that the demo covers, and working time within them."""

from __future__ import annotations

import numpy as np

from data.demo.truths import DATA_END, FIRST_DAY

START = np.datetime64(FIRST_DAY, "D")
END = np.datetime64(DATA_END, "s")
DAYS = np.arange(START, END.astype("datetime64[D]") + 1)
MONTHS = np.unique(DAYS.astype("datetime64[M]"))

OPENS, CLOSES = 8 * 3600, 16 * 3600
WORKDAY = CLOSES - OPENS
HOUR, MINUTE = 3600, 60

_ORIGIN = np.datetime64("2022-01-03")
CLOSED = {
    "2024-12-25": "Christmas Day", "2024-12-26": "Second day of Christmas", "2025-01-01": "New Year's Day",
    "2025-04-21": "Easter Monday", "2025-12-25": "Christmas Day", "2025-12-26": "Second day of Christmas",
    "2026-01-01": "New Year's Day", "2026-04-06": "Easter Monday", "2026-12-25": "Christmas Day",
}
HOLIDAYS = np.array(sorted(CLOSED), dtype="datetime64[D]")


def month_index(moments) -> np.ndarray:
    """Which of MONTHS each moment lies in; those before the first count as the first."""
    return np.clip(np.asarray(moments).astype("datetime64[M]").astype(int) - MONTHS[0].astype(int), 0, len(MONTHS) - 1)


def working_seconds(moments) -> np.ndarray:
    """Working seconds from a fixed origin to each moment."""
    moments = np.asarray(moments, dtype="datetime64[s]")
    days = moments.astype("datetime64[D]")
    within = np.clip((moments - days).astype(int) - OPENS, 0, WORKDAY)
    within = np.where(np.is_busday(days, holidays=HOLIDAYS), within, 0)
    return np.busday_count(_ORIGIN, days, holidays=HOLIDAYS) * WORKDAY + within


def after(moments, seconds) -> np.ndarray:
    """The moment at which that many working seconds have passed."""
    total = working_seconds(moments) + np.asarray(seconds).astype(np.int64)
    day = np.busday_offset(_ORIGIN, total // WORKDAY, roll="forward", holidays=HOLIDAYS)
    return day.astype("datetime64[s]") + (OPENS + total % WORKDAY).astype("timedelta64[s]")


def is_workday(days) -> np.ndarray:
    """True where offices are open."""
    return np.is_busday(np.asarray(days, dtype="datetime64[D]"), holidays=HOLIDAYS)
