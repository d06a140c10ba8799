"""Samples and small written exports, loaded: what the tests of ticket systems look at."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from connectors.load import load
from connectors.profiles import sample
from data.home import Home
from data.schema import ANSWERS, STATE_CLASSES, TICKETS
from data.warehouse import Warehouse


def tickets(home: Home) -> pd.DataFrame:
    """The tickets by id."""
    return Warehouse(home).frame(select(TICKETS)).set_index("id")


def sampled(home: Home, key: str) -> pd.DataFrame:
    """The tickets of a profile's sample."""
    report = load(sample(key), home)
    assert report.profile == key
    return tickets(home)


def written(home: Home, folder, text: str, key: str, encoding: str = "utf-8", **said) -> pd.DataFrame:
    """The tickets of an export written as text, which must be recognised as the profile."""
    path = folder / "export.csv"
    path.write_text(text, encoding=encoding)
    report = load(path, home, **said)
    assert report.profile == key
    return tickets(home)


def state_classes(home: Home) -> dict[str, str]:
    """The proposed class of every state."""
    found = Warehouse(home).frame(select(STATE_CLASSES.c.state, STATE_CLASSES.c["class"]))
    return dict(zip(found["state"], found["class"], strict=True))


def answers(home: Home) -> pd.DataFrame:
    """The ratings by ticket."""
    found = Warehouse(home).frame(select(ANSWERS))
    return found.assign(ticket=found["response"].str.removeprefix("rating/")).set_index("ticket")


def at(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)
