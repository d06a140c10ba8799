"""Handoffs: from whom to whom a case went, how often it went back, and how long it then lay before work began."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pandas import DataFrame

from metrics.working_time import Clock, shared

_ENDS = ["from_step", "from_lane", "to_step", "to_lane"]


def handed_over(held: DataFrame, working: DataFrame, told: Clock) -> DataFrame:
    """Every change of team, within a ticket and from one ticket of a case to the next that begins after it.

    A ticket that begins while others still run was not handed over by them: it ran beside them. The wait lasts from the
    end of the stretch before until work begins, or until the stretch ends where none ever did; unknown where states are.
    """
    if held.empty:
        return DataFrame(columns=[*_ENDS, "cases", "times", "returns", "wait_hours", "waiting_in_all"])
    pairs = pd.concat([_within(held), _between(held)], ignore_index=True)
    pairs = pairs.assign(began_at=pairs["place"].map(_first_work(held, working)))
    until = pairs["began_at"].fillna(pairs["until_at"])
    waits = told.hours(pairs["left_at"], until, pairs["location"])
    pairs = pairs.assign(wait_hours=np.where(pairs["known"], waits, np.nan))
    found = pairs.groupby(_ENDS, sort=False, dropna=False).agg(
        cases=("case_id", "nunique"), times=("case_id", "size"), returns=("returns", "sum"), wait_hours=("wait_hours", "median"),
        waiting_in_all=("wait_hours", lambda hours: hours.sum(min_count=1)),
    )
    return found.reset_index().sort_values(["times", *_ENDS], ascending=[False, *[True] * 4], kind="stable").reset_index(drop=True)


def _within(held: DataFrame) -> DataFrame:
    """Changes of team within one ticket; a return is a team that held the ticket before."""
    keys = ["case_id", "source", "id"]
    ordered = held.sort_values([*keys, "since_at", "until_at"], kind="stable")
    before = ordered.groupby(keys, sort=False)[["team", "step", "lane"]].shift()
    seen = ordered.duplicated([*keys, "team"])
    pairs = ordered.assign(
        from_team=before["team"], from_step=before["step"], from_lane=before["lane"], left_at=ordered["since_at"], returns=seen.astype(int)
    )
    return _named(pairs[pairs["from_team"].notna() & (pairs["from_team"] != pairs["team"])])


def _between(held: DataFrame) -> DataFrame:
    """From the ticket of the case that ended last before this one began, where another team held it."""
    ends = held.sort_values(["case_id", "source", "id", "until_at", "since_at"], kind="stable").drop_duplicates(["case_id", "source", "id"], keep="last")
    ends = ends[["case_id", "source", "id", "until_at", "team", "step", "lane"]].rename(
        columns={"until_at": "left_at", "team": "from_team", "step": "from_step", "lane": "from_lane", "id": "from_id", "source": "from_source"})
    begins = held.sort_values(["case_id", "source", "id", "since_at", "until_at"], kind="stable").drop_duplicates(["case_id", "source", "id"])
    begins = begins.sort_values("since_at", kind="stable")
    # A step that ends at the very moment at which the next begins was handed over too.
    pairs = pd.merge_asof(
        begins, ends.sort_values("left_at", kind="stable"), left_on="since_at", right_on="left_at", by="case_id", allow_exact_matches=True
    )
    other = (pairs["from_id"] != pairs["id"]) | (pairs["from_source"] != pairs["source"])
    pairs = pairs[pairs["from_team"].notna() & other & (pairs["from_team"] != pairs["team"])]
    return _named(pairs.assign(returns=0))


def _named(pairs: DataFrame) -> DataFrame:
    return pairs.rename(columns={"step": "to_step", "lane": "to_lane"})[
        ["case_id", "place", *_ENDS, "left_at", "until_at", "location", "known", "returns"]
    ]


def _first_work(held: DataFrame, working: DataFrame) -> pd.Series:
    """By stretch, when work began in it."""
    both = shared(held[["place", "source", "id", "since_at", "until_at"]], working, ["source", "id"])
    return both.groupby("place")["since_at"].min()
