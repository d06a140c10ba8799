"""The plain list that HR keeps: UTF-8 with a byte order mark, dd/mm/yyyy, blanks left behind some departments."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import dated, write
from data.demo.faults import put, with_faults
from data.demo.staff import Staff


def print_people(folder: Path, people: Staff) -> Path:
    """One row per spell of employment, with every identifier by which other systems know the person."""
    who = people.persons.iloc[people.spells["person"]].reset_index(drop=True)
    spells = people.spells
    left = spells["left"].notna()
    on_leave = ~left & (spells["person"] % 67 == 5)
    frame = pd.DataFrame({
        "Employee Number": who["number"], "Full Name": who["name"], "E-mail": who["email"],
        "Hire Date": dated(spells["hired"], "%d/%m/%Y"), "Termination Date": dated(spells["left"], "%d/%m/%Y"),
        "Termination Reason": spells["reason"],
        "Department": np.where(spells["department"] == "Facilities", "Facilities       ", spells["department"]),
        "Location": spells["location"], "Job Title": spells["title"],
        "Status": np.select([left, on_leave], ["Terminated", "On leave"], "Active"),
    }).sort_values(["Employee Number", "Hire Date"], kind="stable")
    frame = with_faults("people.csv", frame, {
        ("Employee Number", "empty"): put("Employee Number", ""),
        ("Hire Date", "31 February"): lambda r: r.assign(**{
            "Hire Date": "31/02/2026", "Termination Date": "", "Termination Reason": "", "Status": "Active"}),
        ("Termination Date", "left before hired"): lambda r: r.assign(**{
            "Hire Date": "15/06/2025", "Termination Date": "14/05/2025", "Termination Reason": "Voluntary - another position",
            "Status": "Terminated"}),
    }, lambda rows, begin: rows.assign(**{
        "Employee Number": [f"HM99{begin + n:04d}" for n in range(len(rows))],
        "Full Name": [f"Nobody Inventado {chr(65 + begin + n)}" for n in range(len(rows))],
        "E-mail": [f"nobody.{begin + n}@harbourmutual.example" for n in range(len(rows))],
    }))
    return write(folder / "people.csv", frame, encoding="utf-8-sig")
