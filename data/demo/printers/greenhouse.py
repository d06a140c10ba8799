"""Positions as Greenhouse's report of openings: one row per opening, an em dash where there is nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import dated, write
from data.demo.faults import put, with_faults

FILE = "greenhouse_openings.csv"
_NOTHING = "—"


def print_openings(folder: Path, openings: pd.DataFrame) -> Path:
    """One row per opening; jobs that are alike share a requisition now and then."""
    opened, accepted, starts, closed = (dated(openings[c], "%Y-%m-%d") for c in ("opened", "accepted", "starts", "closed"))
    place = np.arange(len(openings))
    filled, over = openings["filled"].to_numpy(), openings["closed"].notna().to_numpy()
    requisition = "REQ-" + (100 + place // 2).astype(str).astype(object)
    frame = pd.DataFrame({
        "Job Name": openings["title"], "Job ID": (900_100 + place // 2).astype(str), "Job Status": np.where(over, "closed", "open"),
        "Requisition ID": requisition, "Opening ID": requisition + "-" + (1 + place % 2).astype(str).astype(object),
        "Opening Status": np.where(over, "Closed", "Open"), "Department": openings["department"], "Office": openings["location"],
        "Date Opened": opened, "Target Start Date": np.where(filled, starts, _NOTHING), "Offer Accepted Date": np.where(filled, accepted, _NOTHING),
        "Candidate Start Date": np.where(filled, starts, _NOTHING), "Close Date": np.where(over, closed, _NOTHING),
        "Close Reason": np.select([filled & (place % 3 == 0), filled, over], ["Hire - New Headcount", "Hire - Backfill", "Not going to hire"], ""),
        "Hired Candidate": np.where(filled, "Invented", ""), "Recruiter": "Ingrid Halvorstad",
    })
    frame = with_faults(FILE, frame, {
        ("Opening ID", "empty"): put("Opening ID", ""),
        ("Date Opened", "31 February"): put("Date Opened", "2026-02-31"),
    }, lambda rows, begin: rows.assign(**{"Opening ID": [f"REQ-99{begin + n:03d}-1" for n in range(len(rows))]}))
    return write(folder / FILE, frame)
