"""Outages: shares as percentages, announced maintenance left out, still running ones kept."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from connectors.load import load
from connectors.profiles import sample
from data.schema import OUTAGES
from data.warehouse import Warehouse


def _outages(home) -> pd.DataFrame:
    return Warehouse(home).frame(select(OUTAGES)).set_index("id").sort_index()


def test_the_sample(home):
    report = load(sample("outages"), home)
    assert (report.profile, report.rows, report.kept) == ("outages", 4, 3)
    found = _outages(home)
    assert found["affected_share"].tolist()[:2] == [0.6, 0.25]
    assert "OUT0001002" not in found.index
    assert pd.isna(found.loc["OUT0001004", "ended_at"])


def test_a_history_without_numbers_types_or_percent_signs(home, tmp_path):
    path = tmp_path / "status.csv"
    path.write_text(
        "Affected service,Outage start,Outage end,Affected share\nMail,2026-01-14 08:00:00,2026-01-14 09:00:00,40\n"
        "Mail,2026-01-15 08:00:00,2026-01-15 07:00:00,10\n", encoding="utf-8",
    )
    report = load(path, home)
    assert (report.profile, report.kept, report.reasons) == ("outages", 1, {"Outage end: ended before it started": 1})
    assert _outages(home)["affected_share"].tolist() == [0.4]


def test_unplanned_is_not_planned(home, tmp_path):
    path = tmp_path / "types.csv"
    path.write_text(
        "Outage ID,Affected service,Begin,End,Type\n1,Mail,2026-01-14 08:00:00,2026-01-14 09:00:00,Unplanned\n"
        "2,Mail,2026-01-15 08:00:00,2026-01-15 09:00:00,Planned\n", encoding="utf-8",
    )
    load(path, home)
    assert _outages(home).index.tolist() == ["1"]
