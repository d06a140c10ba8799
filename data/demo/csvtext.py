"""How every export is written: cells as text, the encoding and the line ends of the system."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.staff import Staff


def stamp(moments) -> np.ndarray:
    """`2026-03-01 09:30:00`; empty where there is none."""
    text = np.datetime_as_string(np.asarray(moments, dtype="datetime64[s]"))
    return np.where(text == "NaT", "", np.char.replace(text, "T", " ")).astype(object)


def dated(moments, form: str) -> np.ndarray:
    """A date in the given strftime form; empty where there is none."""
    days = np.asarray(moments, dtype="datetime64[D]")
    distinct, place = np.unique(days, return_inverse=True)
    text = pd.Series(pd.to_datetime(distinct)).dt.strftime(form).fillna("").to_numpy(dtype=object)
    return text[place]


def timed(moments, form: str) -> np.ndarray:
    """A moment in the given strftime form; empty where there is none."""
    return pd.Series(pd.to_datetime(np.asarray(moments, dtype="datetime64[s]"))).dt.strftime(form).fillna("").to_numpy(dtype=object)


def names(people: Staff, spells) -> np.ndarray:
    """The full name behind each spell, as tools show it; empty where there is nobody."""
    spells = np.asarray(spells)
    person = people.spells["person"].to_numpy()[spells]
    return np.where(spells < 0, "", people.persons["name"].to_numpy()[person]).astype(object)


def yes(flags) -> np.ndarray:
    """`true` or `false`, as ServiceNow writes them."""
    return np.where(np.asarray(flags, dtype=bool), "true", "false").astype(object)


def write(path: Path, frame: pd.DataFrame, *, encoding: str = "utf-8", above: Sequence[Sequence[str]] = (),
          header: Sequence[str] | None = None) -> Path:
    """Write a frame as CSV; ``above`` are rows between the header and the data, ``header`` replaces the names."""
    heads = pd.DataFrame([list(header or frame.columns), *above], columns=range(frame.shape[1]), dtype=object)
    with path.open("w", encoding=encoding, newline="") as out:
        heads.to_csv(out, header=False, index=False, lineterminator="\r\n")
        frame.to_csv(out, header=False, index=False, lineterminator="\r\n")
    return path
