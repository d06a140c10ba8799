"""Tickets as Jira Service Management's CSV: columns that repeat, `25/Feb/26 10:17 PM`, promised times as time left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import names, timed, write
from data.demo.faults import put, with_faults
from data.demo.span import END, working_seconds
from data.demo.staff import Staff

FILE, PROJECT, NAME, LEAD = "jira_claims_operations.csv", "CLM", "Claims operations", "Priya Ramanvik"
FORM = "%d/%b/%y %I:%M %p"
_FIRST_ID, _FIRST_REPLY = 10_400, 24 * 3600
_WATCHERS, _COMMENTS = 3, 4
_WORDS = np.array(["Papers are here", "Called the customer,\nnobody there", "Sent on", 'He said "tomorrow"', "Thank you"], dtype=object)


def numbers(tickets: pd.DataFrame) -> pd.Series:
    """The key of each issue, in the order of opening."""
    order = tickets["opened"].rank(method="first").astype(int)
    return f"{PROJECT}-" + order.astype(str)


def _time_left(seconds: np.ndarray) -> np.ndarray:
    """`3:45`, or `-31:05` where the clock has run out; hours of work and minutes."""
    minutes = np.abs(seconds) // 60
    text = (minutes // 60).astype(str).astype(object) + ":" + np.char.zfill((minutes % 60).astype(str), 2).astype(object)
    return np.where(seconds < 0, "-", "") + text


def _repeated(key: np.ndarray, columns: int, cell) -> list[np.ndarray]:
    """What stands in each of the columns of one name: fewer cells from column to column."""
    return [np.where(key % (place + 2) == 0, cell(place), "").astype(object) for place in range(columns)]


def issues(tickets: pd.DataFrame, people: Staff) -> tuple[pd.DataFrame, list[str]]:
    """One row per issue under names of its own, and the header, in which names repeat."""
    key, finished, started = (tickets[c].to_numpy() for c in ("key", "finished", "started"))
    done, begun, given_up = ~np.isnat(finished), ~np.isnat(started), tickets["cancelled"].to_numpy()
    who, agent = names(people, tickets["caller"]), names(people, tickets["agent"])
    spells = tickets["caller"].to_numpy()
    changed = np.where(done, finished, np.where(begun, started, tickets["opened"].to_numpy()))
    # Closed by hand past the workflow's last step, which alone sets the resolution.
    unresolved = done & (key % 12 == 5)
    clock = np.where(done, finished, END)
    left = working_seconds(tickets["due"].to_numpy()) - working_seconds(clock)
    replied = np.where(begun, working_seconds(np.where(begun, started, END)), working_seconds(END))
    first = _FIRST_REPLY - (replied - working_seconds(tickets["opened"].to_numpy()))
    kinds = np.select([done & given_up, done, begun], ["Canceled", "Resolved", "In Progress"], "Waiting for support")
    inner = (_FIRST_ID + key).astype(str)
    account = pd.Series(spells).map(lambda spell: f"712020:{spell:08x}-0000-4000-8000-{spell:012x}").to_numpy(dtype=object)
    cells = {
        "Summary": "Claim " + tickets["case_ref"] + ": " + tickets["item"].str.lower(), "Issue key": tickets["number"], "Issue id": inner,
        "Issue Type": "Service Request", "Status": kinds, "Project key": PROJECT, "Project name": NAME, "Project type": "service_desk",
        "Project lead": LEAD, "Priority": np.array(["", "Highest", "High", "Medium", "Low"], dtype=object)[tickets["priority"].to_numpy()],
        "Resolution": np.select([unresolved, done & given_up, done], ["", "Won't Do", "Done"], ""), "Assignee": np.where(begun, agent, ""),
        "Reporter": who, "Reporter Id": account, "Creator": who, "Created": timed(tickets["opened"], FORM), "Updated": timed(changed, FORM),
        "Last Viewed": timed(changed, FORM), "Resolved": timed(np.where(unresolved, np.datetime64("NaT"), finished), FORM), "Due date": "",
    }
    repeats = {
        "Labels": _repeated(key, 2, lambda place: ("claim", "storm")[place]),
        "Watchers": _repeated(key, _WATCHERS, lambda place: np.roll(agent, place)),
        "Watchers Id": _repeated(key, _WATCHERS, lambda place: np.roll(account, place)),
    }
    more = {
        "Custom field (Claim number)": tickets["case_ref"], "Custom field (Department)": people.spells["department"].to_numpy()[spells],
        "Custom field (Location)": people.spells["location"].to_numpy()[spells], "Custom field (Request Type)": tickets["item"],
        "Custom field (Request channel type)": "portal", "Custom field (Team)": tickets["team"], "Satisfaction rating": "",
        "Custom field (Satisfaction date)": "", "Custom field (Time to first response)": _time_left(first),
        "Custom field (Time to resolution)": _time_left(left),
    }
    said = timed(changed, FORM) + ";" + account + ";"
    comments = {"Comment": _repeated(key, _COMMENTS, lambda place: said + _WORDS[(key + place) % len(_WORDS)])}
    last = {"Parent": "", "Status Category": np.select([done, begun], ["Done", "In Progress"], "To Do"),
            "Status Category Changed": timed(changed, FORM)}
    every = {**cells, **_spread(repeats), **more, **_spread(comments), **last}
    return pd.DataFrame(every), [name.split("\n")[0] for name in every]


def _spread(repeats: dict[str, list[np.ndarray]]) -> dict[str, np.ndarray]:
    return {f"{name}\n{place}": cells for name, columns in repeats.items() for place, cells in enumerate(columns)}


def print_tickets(folder: Path, tickets: pd.DataFrame, stretches: pd.DataFrame, people: Staff) -> list[Path]:
    """The issues; a list of issues carries no history, so ``stretches`` are left out."""
    frame, header = issues(tickets.sort_values("opened", kind="stable", ignore_index=True), people)
    frame = with_faults(FILE, frame, {
        ("Issue key", "empty"): put("Issue key", ""),
        ("Created", "31 February"): put("Created", "31/Feb/26 10:15 AM"),
        ("Resolved", "finished before opened"): lambda rows: rows.assign(**{
            "Created": "10/Mar/26 02:00 PM", "Resolved": "09/Mar/26 10:00 AM", "Updated": "10/Mar/26 02:00 PM",
            "Status": "Resolved", "Status Category": "Done", "Resolution": "Done"}),
    }, lambda rows, begin: rows.assign(**{"Issue key": [f"{PROJECT}-{990_001 + begin + n}" for n in range(len(rows))]}))
    return [write(folder / FILE, frame, header=header)]
