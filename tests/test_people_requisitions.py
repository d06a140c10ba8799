"""Requisitions: what a closing date means depends on the words beside it."""

from __future__ import annotations

import pandas as pd

from tests.exports_loaded import sampled, table, written


def _row(found: pd.DataFrame, key: str) -> pd.Series:
    return found.set_index("id").loc[key]


def test_greenhouse_closes_by_hire_or_gives_up(home):
    found = sampled(home, "greenhouse_requisitions", "requisitions")
    assert len(found) == 12
    hired, backfilled, dropped, still_open = (_row(found, key) for key in ("100-2", "101-1", "101-2", "100-1"))
    assert hired["accepted_at"] == pd.Timestamp("2025-02-28") and pd.isna(hired["cancelled_at"])
    assert backfilled["accepted_at"] == pd.Timestamp("2026-01-07")
    assert dropped["cancelled_at"] == pd.Timestamp("2026-02-08") and pd.isna(dropped["accepted_at"])
    assert pd.isna(still_open["accepted_at"]) and pd.isna(still_open["cancelled_at"])


def test_lever_counts_heads_milliseconds_and_no_drafts(home):
    found = sampled(home, "lever_requisitions", "requisitions")
    assert "draft" not in set(found["status"])
    assert _row(found, "ENG-41")["opened_at"] == pd.Timestamp("2025-02-03 08:30")
    # All three hired, then one of two.
    assert _row(found, "ENG-43")["accepted_at"] == pd.Timestamp("2026-01-05 16:45")
    assert _row(found, "ENG-48")["cancelled_at"] == pd.Timestamp("2026-01-10 16:45") and pd.isna(_row(found, "ENG-48")["accepted_at"])


def test_workday_takes_the_frozen_days_out(home):
    found = sampled(home, "workday_requisitions", "requisitions")
    filled = _row(found, "R-10041")
    assert (filled["held_days"], filled["department_text"]) == (31, "IT")
    assert filled["open_days"] == (pd.Timestamp("2026-01-14") - pd.Timestamp("2025-02-14")).days - 31
    assert pd.notna(_row(found, "R-10042")["cancelled_at"])


def test_unfilled_is_not_filled(home, tmp_path):
    written(
        home, tmp_path,
        "Requisition ID,Department,Opened,Accepted,Closed,Close Reason\nA,IT,2025-03-14,,2025-05-14,Closed - unfilled\nB,IT,2025-03-14,,2025-05-14,Filled internally\n",
        "requisition_list",
    )
    found = table(home, "requisitions")
    assert pd.isna(_row(found, "A")["accepted_at"]) and pd.notna(_row(found, "A")["cancelled_at"])
    assert pd.notna(_row(found, "B")["accepted_at"]) and pd.isna(_row(found, "B")["cancelled_at"])


def test_german_list(home):
    found = sampled(home, "requisition_list", "requisitions")
    assert pd.notna(_row(found, "S-002")["accepted_at"]) and pd.notna(_row(found, "S-003")["cancelled_at"])
    assert _row(found, "S-002")["held_days"] == 1
