"""Samples and small written exports of people, surveys and business figures, loaded: what their tests look at."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from sqlalchemy import select

from connectors.load import load
from connectors.profiles import sample
from connectors.report import Report
from data.home import Home
from data.person_key import hash_person, person_key
from data.schema import CANONICAL
from data.warehouse import Warehouse


def table(home: Home, name: str) -> pd.DataFrame:
    """A canonical table as it stands."""
    return Warehouse(home).frame(select(CANONICAL[name]))


def sampled(home: Home, key: str, name: str) -> pd.DataFrame:
    """The main table of a profile's sample."""
    report = load(sample(key), home)
    assert report.profile == key
    return table(home, name)


def written(home: Home, folder: Path, text: str, key: str, encoding: str = "utf-8", **said) -> Report:
    """The report of an export written as text, which must be recognised as the profile."""
    path = folder / "export.csv"
    path.write_text(text, encoding=encoding)
    report = load(path, home, **said)
    assert report.profile == key
    return report


def who(name: str) -> str:
    """The keyed hash of whatever names a person."""
    return hash_person(name, person_key())


def person(found: pd.DataFrame, name: str) -> pd.Series:
    """The one row about a person."""
    (row,) = found[found["person"] == who(name)].to_dict("records")
    return pd.Series(row)


def aliases(home: Home, name: str) -> set[str]:
    """The persons that an identifier names."""
    known = table(home, "person_alias")
    return set(known.loc[known["alias"] == who(name), "person"])


def asked(home: Home) -> dict[str, tuple]:
    """What each question asks, and its scale, by code."""
    found = table(home, "questions")
    return {q["column"]: (q["asks"], q["scale_low"], q["scale_high"], q["zero_means"]) for q in found.to_dict("records")}


def answered(home: Home, column: str) -> dict[str, float]:
    """The answers to a question by response."""
    found = table(home, "answers")
    found = found[found["column"] == column]
    return dict(zip(found["response"], found["value"], strict=True))
