"""Customers' answers as SurveyMonkey exports them: two header rows, empty header cells, Windows-1252."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.csvtext import write
from data.demo.dice import dice
from data.demo.outside import CUSTOMER_SURVEY, REASONS

_FIRST = ("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name",
          "Custom Data 1")
QUESTIONS = ("How likely is it that you would recommend Harbour Mutual to a friend or colleague – as your insurer?",
             "All in all, how satisfied are you with what we did for you? (1 = very dissatisfied, 5 = very satisfied)",
             "Why were you in touch with us? (Please choose all that apply.)")


def print_customer_survey(folder: Path, seed: int, answers: pd.DataFrame) -> Path:
    """One row per customer; the last question spreads over four columns."""
    rng = dice(seed, "surveymonkey")
    size = len(answers)
    end = answers["at"].to_numpy()
    start = end - rng.integers(40, 500, size).astype("timedelta64[s]")
    form = "%m/%d/%Y %I:%M:%S %p"
    cells = {
        "id": (118_000_000_000 + np.arange(size) * 1733 + rng.integers(0, 1700, size)).astype(str), "collector": "431907755",
        "start": pd.Series(start).dt.strftime(form), "end": pd.Series(end).dt.strftime(form),
        "ip": "198.51.100." + pd.Series(rng.integers(1, 255, size).astype(str)), "mail": "", "first": "", "last": "",
        "custom": "", "recommend": answers["recommend"], "satisfied": answers["satisfied"],
        **{reason: np.where(answers[reason], reason, "") for reason in REASONS},
    }
    header = (*_FIRST, *QUESTIONS, *[""] * (len(REASONS) - 1))
    second = (*[""] * len(_FIRST), "Response", "Response", *REASONS)
    return write(folder / f"surveymonkey_{CUSTOMER_SURVEY}.csv", pd.DataFrame(cells), encoding="cp1252", above=(second,), header=header)
