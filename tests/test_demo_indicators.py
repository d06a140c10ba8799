"""Every indicator of the book has a figure in the demo; where one stays apart by stream, every stream that has outcomes."""

from __future__ import annotations

import math

import pytest

from metrics.indicators import load


@pytest.mark.parametrize("key", sorted(load()))
def test_every_indicator_has_a_figure_in_the_demo(key, ask):
    indicator = load()[key]
    apart = ("--by", indicator.apart) if indicator.apart else ()
    rows = ask("value", key, *apart)
    assert rows, f"{key} shows no row"
    for row in rows:
        assert row["value"] is not None and math.isfinite(row["value"]), f"{key}: {row}"
        assert row["n"] > 0 and row["note"] in ("", "partial"), f"{key}: {row}"
        assert row["lo"] is None or row["lo"] <= row["value"] <= row["hi"], f"{key}: {row}"


# Each colleague's first answer counts once, and most of these lie in the first quarters; a payback may have no end.
SELDOM = {"experience_and_leaving", "experience_and_leaving_90_days", "experience_and_leaving_180_days", "automation_payback"}


@pytest.mark.parametrize("key", sorted(k for k, i in load().items() if i.dated and not i.apart and k not in SELDOM))
def test_every_dated_indicator_can_be_followed_through_the_demo(key, ask):
    trend = ask("trend", key)
    assert trend["value"] is not None, f"{key}: {trend['missing']}"
    known = [point for point in trend["points"] if point["value"] is not None]
    assert len(known) >= 4, f"{key} is known for {len(known)} periods only"
