"""An invented list of tickets whose share of kept promises is known."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

HEAD = ("number", "opened_at", "resolved_at", "closed_at", "sla_due", "made_sla", "incident_state", "category", "reopen_count",
        "assignment_group", "caller_id")
EVERY = 3  # each third promise is broken


def ticket_list(folder: Path, tickets: int = 600) -> tuple[Path, list[tuple[datetime, bool]]]:
    """The file, and for each of its tickets when it was finished and whether the promise was kept."""
    file = folder / "tickets.csv"
    first, told = datetime(2025, 3, 3, 9), []
    with file.open("w", newline="", encoding="utf-8") as to:
        writer = csv.writer(to)
        writer.writerow(HEAD)
        for i in range(tickets):
            opened = first + timedelta(hours=12 * i)
            held = i % EVERY != 0
            done = opened + timedelta(hours=4 if held else 60)
            told.append((done, held))
            written = [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (opened, done, done + timedelta(hours=1), opened + timedelta(hours=24))]
            writer.writerow([f"INC{i:07d}", *written, str(held).lower(), "Closed", ("Access", "Laptop")[i % 2], 0, "Desk", f"Colleague {i % 40}"])
    return file, told
