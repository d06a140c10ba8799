"""Tickets as Zendesk's list exports them: a column to add up, one time in hours, all others in minutes, stations."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import names, timed, write
from data.demo.faults import put, with_faults
from data.demo.span import END, working_seconds
from data.demo.staff import Staff

FILE = "zendesk_facilities.csv"
FORM = "%Y-%m-%d %H:%M"
_FIRST_ID = 20_431
_AUTO_CLOSE = np.timedelta64(4, "D")
_VIA = {"Self-service": "Web form", "Phone": "Phone call", "Email": "Mail", "Chat": "Chat", "Walk-in": "Web form"}
_PRIORITY = np.array(["", "Urgent", "High", "Normal", "Low"], dtype=object)


def numbers(tickets: pd.DataFrame) -> pd.Series:
    """The number of each ticket, in the order of opening."""
    return (tickets["opened"].rank(method="first").astype(int) + _FIRST_ID).astype(str)


def _minutes(begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Whole minutes between two moments by the calendar; empty where the second has not come."""
    known = ~np.isnat(end)
    span = (np.where(known, end, begin) - begin).astype("timedelta64[s]").astype(int) // 60
    return np.where(known, span.astype(str), "").astype(object)


def _within_hours(begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The same within business hours."""
    known = ~np.isnat(end)
    span = (working_seconds(np.where(known, end, begin)) - working_seconds(begin)) // 60
    return np.where(known, span.astype(str), "").astype(object)


def tickets_list(tickets: pd.DataFrame, people: Staff) -> pd.DataFrame:
    """One row per ticket."""
    opened, started, finished = (tickets[c].to_numpy() for c in ("opened", "started", "finished"))
    done, begun = ~np.isnat(finished), ~np.isnat(started)
    spells, moves = tickets["caller"].to_numpy(), tickets["teams"].str.count(" > ").to_numpy()
    who, agent = names(people, spells), np.where(begun, names(people, tickets["agent"]), "")
    mail = people.persons["email"].to_numpy()[people.spells["person"].to_numpy()[spells]]
    closed = done & (finished + _AUTO_CLOSE <= END)
    status = np.select([closed, done, begun & (tickets["key"] % 5 == 0), begun], ["Closed", "Solved", "Pending", "Open"], "New")
    hours = np.where(done, np.round((np.where(done, finished, opened) - opened).astype(int) / 3600, 2).astype(str), "")
    whole = {"begun": _minutes(opened, started), "done": _minutes(opened, finished)}
    within = {"begun": _within_hours(opened, started), "done": _within_hours(opened, finished)}
    score = {"good": "Good", "bad": "Bad", "offered": "Offered", "unoffered": "Unoffered"}
    return pd.DataFrame({
        "Summation column": "1", "Id": tickets["number"], "Requester": who, "Requester id": (4_100_000 + spells).astype(str),
        "Requester external id": "", "Requester email": mail, "Requester domain": "harbourmutual.example", "Submitter": who,
        "Assignee": agent, "Group": tickets["team"], "Subject": tickets["category"] + ": " + tickets["item"].str.lower(),
        "Tags": tickets["item"].str.lower().str.replace(" ", "_"), "Status": status,
        "Priority": _PRIORITY[tickets["priority"].to_numpy()], "Via": tickets["channel"].map(_VIA), "Ticket type": "Task",
        "Created at": timed(opened, FORM), "Updated at": timed(np.fmax(finished, np.fmax(started, opened)), FORM),
        "Assigned at": timed(started, FORM), "Organization": "Harbour Mutual", "Due date": timed(tickets["due"], FORM),
        "Initially assigned at": timed(started, FORM), "Solved at": timed(np.where(tickets["key"] % 15 == 4, np.datetime64("NaT"), finished), FORM),
        "Resolution time": hours, "Satisfaction Score": tickets["rating"].map(score),
        "Group stations": np.where(begun, moves + 1, 0).astype(str), "Assignee stations": np.where(begun, moves + 1, 0).astype(str),
        "Reopens": tickets["reopens"].astype(str), "Replies": (1 + tickets["key"] % 4).astype(str),
        "First reply time in minutes": whole["begun"], "First reply time in minutes within business hours": within["begun"],
        "First resolution time in minutes": whole["done"], "First resolution time in minutes within business hours": within["done"],
        "Full resolution time in minutes": whole["done"], "Full resolution time in minutes within business hours": within["done"],
        "Agent wait time in minutes": "0", "Agent wait time in minutes within business hours": "0",
        "Requester wait time in minutes": whole["done"], "Requester wait time in minutes within business hours": within["done"],
        "On hold time in minutes": "0", "On hold time in minutes within business hours": "0",
        "Category [list]": tickets["category"], "Department [list]": people.spells["department"].to_numpy()[spells],
    })


def print_tickets(folder: Path, tickets: pd.DataFrame, stretches: pd.DataFrame, people: Staff) -> list[Path]:
    """The list; it counts stations and carries no history, so ``stretches`` are left out."""
    frame = tickets_list(tickets.sort_values("opened", kind="stable", ignore_index=True), people)
    frame = with_faults(FILE, frame, {
        ("Id", "empty"): put("Id", ""),
        ("Created at", "31 February"): put("Created at", "2026-02-31 10:15"),
    }, lambda rows, begin: rows.assign(Id=[str(990_001 + begin + n) for n in range(len(rows))]))
    return [write(folder / FILE, frame)]
