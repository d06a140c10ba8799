"""Answers as Qualtrics exports them: three header rows, an address for each answer, previews among them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.answers import PULSE
from data.demo.asked import AFTER_TICKET
from data.demo.csvtext import stamp, write
from data.demo.dice import dice
from data.demo.faults import put, with_faults
from data.demo.staff import Staff
from data.demo.truths import PREVIEWS, UNFINISHED_SHARE

STANDARD = {
    "StartDate": ("Start Date", "startDate"), "EndDate": ("End Date", "endDate"), "Status": ("Response Type", "status"),
    "IPAddress": ("IP Address", "ipAddress"), "Progress": ("Progress", "progress"),
    "Duration (in seconds)": ("Duration (in seconds)", "duration"), "Finished": ("Finished", "finished"),
    "RecordedDate": ("Recorded Date", "recordedDate"), "ResponseId": ("Response ID", "_recordId"),
    "RecipientLastName": ("Recipient Last Name", "recipientLastName"),
    "RecipientFirstName": ("Recipient First Name", "recipientFirstName"),
    "RecipientEmail": ("Recipient Email", "recipientEmail"),
    "ExternalReference": ("External Data Reference", "externalDataReference"),
    "LocationLatitude": ("Location Latitude", "locationLatitude"),
    "LocationLongitude": ("Location Longitude", "locationLongitude"),
    "DistributionChannel": ("Distribution Channel", "distributionChannel"), "UserLanguage": ("User Language", "userLanguage"),
}
PULSE_QUESTIONS = {
    "recommend": "How likely is it that you would recommend Harbour Mutual as a place to work? (0 = not at all likely, 10 = extremely likely)",
    "comfort": "I feel understood here, in my own language. (1 = not at all, 5 = fully)",
    "safety": "I can speak up and ask for help without fear. (1 = not at all, 5 = fully)",
    "readiness": "I am prepared for what will change in my work. (1 = not at all, 5 = fully)",
    "comment": "What should we know?",
}
TICKET_QUESTIONS = {
    "satisfaction": "How satisfied are you with the help you got? (1 = very dissatisfied, 5 = very satisfied)",
    "effort": "How much effort did it take you to get what you needed? (1 = very little, 7 = very much)",
    "minutes_lost": "How many minutes of working time did this cost you?",
    "ticket_number": "ticket_number",
}
_COORDINATES = {"NO": ("59.91", "10.75"), "DE": ("53.55", "9.99"), "PT": ("38.72", "-9.14"), "IE": ("53.35", "-6.26")}
_COMMENTS = np.array(["", "Fewer systems, please", "I waited, and nobody told me why", 'My manager says "soon", every month',
                      "Thank you\nfor asking", "More time for customers"], dtype=object)


def _standard(rng: np.random.Generator, people: Staff, answers: pd.DataFrame) -> pd.DataFrame:
    size = len(answers)
    person = people.spells["person"].to_numpy()[answers["spell"]]
    who = people.persons.iloc[person]
    name = who["name"].str.split(" ", n=1)
    seconds = rng.integers(35, 400, size)
    end = answers["at"].to_numpy().astype("datetime64[s]")
    place = who["country"].map(_COORDINATES)
    token = pd.Series(rng.integers(36**5, 36**6, size) * 1_000_000 + np.arange(size)).map(lambda n: f"R_{n:015x}"[:17])
    return pd.DataFrame({
        "StartDate": stamp(end - seconds.astype("timedelta64[s]")), "EndDate": stamp(end), "Status": "0",
        "IPAddress": "192.0.2." + pd.Series(rng.integers(1, 255, size).astype(str)), "Progress": "100",
        "Duration (in seconds)": seconds.astype(str), "Finished": "1", "RecordedDate": stamp(end), "ResponseId": token,
        "RecipientLastName": name.str[1].to_numpy(), "RecipientFirstName": name.str[0].to_numpy(),
        "RecipientEmail": who["email"].to_numpy(), "ExternalReference": "", "LocationLatitude": place.str[0].to_numpy(),
        "LocationLongitude": place.str[1].to_numpy(), "DistributionChannel": "email",
        "UserLanguage": np.where(who["country"].to_numpy() == "IE", "EN", who["country"].to_numpy()),
    })


def _renamed(rows: pd.DataFrame, begin: int) -> pd.DataFrame:
    return rows.assign(ResponseId=[f"R_refused{begin + n:07d}" for n in range(len(rows))])


def _with_previews(file_name: str, frame: pd.DataFrame) -> pd.DataFrame:
    trial = frame.head(PREVIEWS[file_name]).copy()
    trial = trial.assign(Status="1", ResponseId=[f"R_preview{n:07d}" for n in range(len(trial))], DistributionChannel="preview")
    return pd.concat([trial, frame], ignore_index=True)


def _print(folder: Path, file_name: str, frame: pd.DataFrame, questions: dict[str, str], embedded: tuple[str, ...]) -> Path:
    texts = [STANDARD[c][0] if c in STANDARD else questions[c] for c in frame.columns]
    numbered = {q: f"QID{n + 1}" for n, q in enumerate(questions)}
    ids = [STANDARD[c][1] if c in STANDARD else c if c in embedded else numbered[c] for c in frame.columns]
    if "comment" in numbered:
        ids[-1] += "_TEXT"
    imports = [json.dumps({"ImportId": i}, separators=(",", ":")) for i in ids]
    return write(folder / file_name, _with_previews(file_name, frame), above=(texts, imports))


def print_pulse(folder: Path, seed: int, people: Staff, answers: pd.DataFrame) -> Path:
    """The pulse of colleagues; some stopped half-way."""
    name = f"qualtrics_{PULSE}.csv"
    rng = dice(seed, "qualtrics pulse")
    frame = _standard(rng, people, answers)
    for question in ("recommend", "comfort", "safety", "readiness"):
        frame[question] = answers[question].astype(str)
    frame["comment"] = _COMMENTS[np.where(rng.random(len(frame)) < 0.12, rng.integers(1, len(_COMMENTS), len(frame)), 0)]
    stopped = rng.random(len(frame)) < UNFINISHED_SHARE
    frame.loc[stopped, ["Progress", "Finished", "safety", "readiness", "comment"]] = ["60", "0", "", "", ""]
    frame = with_faults(name, frame, {("comfort", "7 on a scale of 1 to 5"): put("comfort", "7")}, _renamed)
    return _print(folder, name, frame, PULSE_QUESTIONS, ())


def print_after_ticket(folder: Path, seed: int, people: Staff, answers: pd.DataFrame) -> Path:
    """Answers after a ticket; its number comes as embedded data, in the last column."""
    name = f"qualtrics_{AFTER_TICKET}.csv"
    frame = _standard(dice(seed, "qualtrics after ticket"), people, answers)
    for question in ("satisfaction", "effort", "minutes_lost"):
        frame[question] = answers[question].astype(str)
    frame["ticket_number"] = answers["number"]
    frame = with_faults(name, frame, {("satisfaction", "7 on a scale of 1 to 5"): put("satisfaction", "7")}, _renamed)
    return _print(folder, name, frame, TICKET_QUESTIONS, ("ticket_number",))
