"""A stream about people: nothing of few cases is told, nor of a single other from which they could be worked out."""

from __future__ import annotations

from datetime import date

import pandas as pd
from pandas import DataFrame
from sqlalchemy import func, select

from data.errors import BadScope
from data.schema import CASES, ORGANISATION
from metrics.indicator import SMALLEST_GROUP
from metrics.periods import first_day
from metrics.scope import Scope

FEW = "It is about people: what fewer than {} cases tell is withheld."
_COUNTED = ("cases", "tickets", "open", "times", "returns", "hours", "working_hours", "waiting_hours", "wait_hours", "waiting_in_all")


def as_a_whole(warehouse, scope: Scope, key: str) -> Scope:
    """The one scope in which a stream about people is told: all of it, until the last quarter that is over.

    A part of it, or another stretch of time, would differ from the whole by single people.

    Raises:
        BadScope: a part was asked for.
    """
    if scope.start or scope.end or scope.services or scope.department or scope.viewer.services is not None:
        raise BadScope("it is about people: it is told as a whole only.", where=key, change="Leave out period, service and department.")
    newest = warehouse.frame(select(func.max(CASES.c.seen_on))).iloc[0, 0]
    day = None if pd.isna(newest) else pd.Timestamp(newest).date()
    return scope if day is None else scope.at(end=first_day("quarter", date(day.year, day.month, 1)))


def without_few(warehouse, parts: dict[str, DataFrame], summary: dict) -> tuple[dict[str, DataFrame], dict, tuple[str, ...]]:
    """The parts and the summary without what few cases tell, and a sentence where anything is withheld."""
    decided = warehouse.frame(select(func.max(ORGANISATION.c.minimum_people))).iloc[0, 0]
    smallest = max(SMALLEST_GROUP, 0 if pd.isna(decided) else int(decided))
    shown = {name: _shown(frame, smallest) for name, frame in parts.items()}
    hidden = any(shown[name]["cases"].isna().any() for name in parts)
    counts = {"cases", "finished", "open", "cancelled", "dropped"}
    # One count below the smallest, beside a whole, would be found by subtraction: then none of the parts is told.
    few = any(0 < (summary[name] or 0) < smallest for name in counts)
    if few:
        whole = summary["cases"] if summary["cases"] >= smallest else None
        summary = {**dict.fromkeys(summary), "cases": whole, "working_hours": summary["working_hours"] if (summary["finished"] or 0) >= smallest else None}
    return shown, summary, ((FEW.format(smallest),) if hidden or few else ())


def _shown(frame: DataFrame, smallest: int) -> DataFrame:
    few = frame["cases"] < smallest
    if few.sum() == 1 and (~few).any():
        few = few | (frame.index == frame.loc[~few, "cases"].idxmin())
    columns = [c for c in _COUNTED if c in frame]
    return frame.assign(**{c: frame[c].astype(float).where(~few) for c in columns})
