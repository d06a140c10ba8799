"""HR's form as Microsoft Forms exports it: `7/27/26 19:06:23`, answers in words, several choices joined by `;`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.asked import FORM
from data.demo.csvtext import names, timed, write
from data.demo.dice import dice
from data.demo.faults import put, with_faults
from data.demo.staff import Staff

FILE = f"forms_{FORM}.csv"
QUESTIONS = {
    "satisfaction": "How satisfied are you with the help you got?",
    "glad": "All in all, how glad are you that you asked? (0 = not at all, 10 = extremely)",
    "effort": "How much effort did it take you to get what you needed? (1 = very little, 7 = very much)",
    "minutes_lost": "How many minutes of working time did this cost you?",
    "understood": "I felt understood, in my own language.",
}
_SATISFIED = ("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied")
_AGREED = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")


def _moment(moments) -> pd.Series:
    """`7/27/26 19:06:23`: no leading noughts in day and month."""
    return pd.Series(timed(moments, "%m/%d/%y %H:%M:%S")).str.replace(r"^0", "", regex=True).str.replace(r"/0", "/", n=1, regex=True)


def print_form(folder: Path, seed: int, people: Staff, answers: pd.DataFrame, services: Mapping[str, str]) -> Path:
    """One row per answer; ``services`` gives the name that people choose from a list."""
    end = answers["at"].to_numpy().astype("datetime64[s]")
    person = people.spells["person"].to_numpy()[answers["spell"]]
    frame = pd.DataFrame({
        "ID": (np.arange(len(answers)) + 1).astype(str),
        "Start time": _moment(end - dice(seed, "forms").integers(40, 400, len(answers)).astype("timedelta64[s]")),
        "Completion time": _moment(end), "Email": people.persons["email"].to_numpy()[person], "Name": names(people, answers["spell"]),
        "Last modified time": "", "Service": answers["service"].map(services), "Ticket": answers["number"],
        QUESTIONS["satisfaction"]: np.array(_SATISFIED, dtype=object)[answers["satisfaction"].to_numpy() - 1],
        QUESTIONS["glad"]: answers["glad"].astype(str), QUESTIONS["effort"]: answers["effort"].astype(str),
        QUESTIONS["minutes_lost"]: answers["minutes_lost"].astype(str),
        QUESTIONS["understood"]: np.array(_AGREED, dtype=object)[answers["understood"].to_numpy() - 1],
        "What helped? (choose all that apply)": answers["helped"].str.join(";") + ";",
        "Your department": people.spells["department"].to_numpy()[answers["spell"]],
    })
    frame = with_faults(FILE, frame, {
        (QUESTIONS["effort"], "9 on a scale of 1 to 7"): put(QUESTIONS["effort"], "9"),
        ("Completion time", "31 February"): put("Completion time", "2/31/26 10:15:00"),
    }, lambda rows, begin: rows.assign(ID=[str(990_001 + begin + n) for n in range(len(rows))]))
    return write(folder / FILE, frame, encoding="utf-8-sig")
