"""Changes and outages as ServiceNow's lists export them, beside its tickets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import names, stamp, write
from data.demo.faults import put, with_faults
from data.demo.staff import Staff

CHANGES, OUTAGES = "servicenow_change_request.csv", "servicenow_outage.csv"


def print_changes(folder: Path, changes: pd.DataFrame, people: Staff) -> Path:
    """One row per change."""
    spells = changes["caller"].to_numpy()
    done, dropped, begun = changes["closed"].notna().to_numpy(), changes["dropped"].to_numpy(), changes["started"].notna().to_numpy()
    finished = changes["ended"].notna().to_numpy()
    state = np.select([dropped, done, finished, begun], ["Canceled", "Closed", "Review", "Implement"], "Scheduled").astype(object)
    touched = np.fmax(changes["closed"].to_numpy(), np.fmax(changes["ended"].to_numpy(), changes["opened"].to_numpy()))
    who = names(people, spells)
    frame = pd.DataFrame({
        "number": changes["number"], "state": state, "opened_at": stamp(changes["opened"]), "opened_by": who,
        "closed_at": stamp(changes["closed"]), "assignment_group": changes["team"], "assigned_to": names(people, changes["agent"]),
        "short_description": changes["category"] + ": something new, a change", "priority": "4 - Low",
        "sys_created_on": stamp(changes["opened"]), "sys_updated_on": stamp(touched), "type": changes["kind"], "risk": "Moderate",
        "start_date": stamp(changes["planned_start"]), "end_date": stamp(changes["planned_end"]),
        "close_code": np.where(done & ~dropped, np.where(changes["undone"], "Unsuccessful", "Successful"), ""),
        "cab_required": np.where(changes["kind"] == "Normal", "true", "false"), "requested_by": who,
        "requested_by.department": people.spells["department"].to_numpy()[spells], "work_start": stamp(changes["started"]),
        "work_end": stamp(changes["ended"]), "category": changes["category"],
    })
    frame = with_faults(CHANGES, frame, {
        ("number", "empty"): put("number", ""),
        ("work_end", "finished before opened"): lambda rows: rows.assign(
            opened_at="2026-03-10 14:00:00", sys_created_on="2026-03-10 14:00:00", sys_updated_on="2026-03-10 14:00:00",
            work_start="2026-03-09 09:00:00", work_end="2026-03-09 10:00:00", closed_at="2026-03-09 11:00:00", state="Closed"),
    }, lambda rows, begin: rows.assign(number=[f"CHG99{begin + n:05d}" for n in range(len(rows))]))
    return write(folder / CHANGES, frame, encoding="cp1252")


def print_outages(folder: Path, outages: pd.DataFrame) -> Path:
    """One row per interruption, planned ones among them."""
    begin, end = outages["begin"].to_numpy(), outages["end"].to_numpy()
    minutes = (end - begin).astype("timedelta64[s]").astype(int) // 60
    frame = pd.DataFrame({
        "Number": "OUT" + (pd.Series(np.arange(len(outages))) + 1_001).astype(str).str.zfill(7), "Configuration item": outages["service"],
        "Type": np.where(outages["planned"], "Planned outage", "Outage"), "Begin": stamp(begin), "End": stamp(end),
        "Duration": [f"{m // 60} Hours {m % 60} Minutes" if m >= 60 else f"{m} Minutes" for m in minutes],
        "Affected share": (outages["share"] * 100).round().astype(int).astype(str) + "%", "Task number": outages["number"],
        "Short description": np.where(outages["planned"], "Upgrade", "Claims cannot be opened"),
    })
    return write(folder / OUTAGES, frame, encoding="cp1252")
