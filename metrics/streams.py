"""A value stream across departments: its steps, its handoffs, what ran beside what, and where it waits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import DataFrame
from sqlalchemy import func, select

from data.errors import UnknownName
from data.schema import CASE_RESTS, STREAM_RULES, STREAMS
from metrics import stream_rows
from metrics.scope import Scope
from metrics.stream_handoffs import handed_over
from metrics.stream_withheld import as_a_whole, without_few
from metrics.working_time import Clock, clock, shared, united

_STEP = ["step", "lane"]


@dataclass(frozen=True, eq=False)
class StreamMap:
    """Everything that a map of one stream draws; hours are working hours, empty where nobody knows.

    ``steps``: `step, lane, position, cases, tickets, open, whole` (a request that holds the others), `hours,
    working_hours, waiting_hours` (medians of one ticket with one department) and `waiting_in_all`. ``handoffs``: `from_step, from_lane, to_step, to_lane, times, returns,
    wait_hours` (median) and `waiting_in_all`: from the handing over until work begins. ``overlaps``: `step, other, cases,
    hours` that both ran at once. ``dropped``: `lane, cases` that rest beyond the stream's limit. ``summary`` counts the
    cases; ``weakest`` and ``longest_wait`` are rows of ``steps`` and ``handoffs``, None where nothing tells.
    """

    key: str
    name: str
    summary: dict[str, float | int | None]
    steps: DataFrame
    handoffs: DataFrame
    overlaps: DataFrame
    dropped: DataFrame
    weakest: dict | None
    longest_wait: dict | None
    remarks: tuple[str, ...] = ()


def stream(warehouse, key: str, scope: Scope | None = None) -> StreamMap:
    """The map of a stream's cases first asked for within a scope; the cancelled ones are counted and left out.

    Where its cases are put together by person it is about people: told as a whole only, and nothing of few of them.

    Raises:
        UnknownName: there is no such stream; the nearest is named.
        BadScope: it is about people, and a part of it was asked for.
    """
    scope = scope or Scope()
    names = _names(warehouse)
    if key not in names:
        raise UnknownName("value stream", key, names)
    people = _about_people(warehouse, key)
    if people:
        scope = as_a_whole(warehouse, scope, key)
    rows = stream_rows.fetch(warehouse, key, scope)
    told = clock(warehouse, pd.concat([rows.steps["since_at"], rows.steps["until_at"], rows.cases["seen_at"]]))
    held = _with_work(rows, told)
    parts = {
        "steps": _steps(held), "handoffs": handed_over(held, rows.working, told), "overlaps": _overlaps(rows.steps, told),
        "dropped": _dropped(warehouse, rows.cases, held),
    }
    summary = _summary(rows.cases, parts["dropped"])
    remarks = () if len(held) == 0 or held["known"].all() else (
        "Where a history of states is missing, or nobody said what a state means, work and waiting cannot be told apart.",)
    if people:
        parts, summary, said = without_few(warehouse, parts, summary)
        remarks = (*remarks, *said)
    return StreamMap(
        key, names[key], summary, **parts, weakest=_greatest(parts["steps"][~parts["steps"]["whole"]], "waiting_in_all"),
        longest_wait=_greatest(parts["handoffs"][parts["handoffs"]["from_lane"] != parts["handoffs"]["to_lane"]], "waiting_in_all"),
        remarks=remarks,
    )


def _names(warehouse) -> dict[str, str]:
    if not warehouse.exists():
        return {}
    found = warehouse.frame(select(STREAMS.c.id, func.max(STREAMS.c.name).label("name")).group_by(STREAMS.c.id).order_by(STREAMS.c.id))
    return dict(found.itertuples(index=False))


def _about_people(warehouse, key: str) -> bool:
    by_person = (STREAM_RULES.c.stream == key) & (STREAM_RULES.c.correlate == "person")
    return bool(warehouse.frame(select(func.count()).where(by_person)).iloc[0, 0])


def _with_work(rows: stream_rows.Rows, told: Clock) -> DataFrame:
    """Stretches with a team, their hours, and how many of them were worked; unknown where the states are not known."""
    held = rows.held.assign(place=np.arange(len(rows.held)))
    held = held.assign(hours=told.hours(held["since_at"], held["until_at"], held["location"]))
    worked = united(shared(held[["place", "location", "source", "id", "since_at", "until_at"]], rows.working, ["source", "id"]), ["place", "location"])
    hours = pd.Series(told.hours(worked["since_at"], worked["until_at"], worked["location"]), index=worked.index)
    working = held["place"].map(hours.groupby(worked["place"]).sum()).fillna(0.0).where(held["known"])
    return held.assign(working_hours=working, waiting_hours=np.maximum(held["hours"] - working, 0.0))


def _steps(held: DataFrame) -> DataFrame:
    """Each step with each department: what one ticket takes there, and all the waiting in it."""
    hours = ["hours", "working_hours", "waiting_hours"]
    of_ticket = held.groupby([*_STEP, "case_id", "source", "id"], sort=False, dropna=False)
    added = of_ticket[hours].sum(min_count=1)
    # Unknown as long as any part of it is.
    added = added.where(of_ticket[hours].count().eq(of_ticket.size(), axis=0))
    each = of_ticket.agg(position=("position", "min"), open=("open", "max"), whole=("whole", "max")).join(added).reset_index()
    # What still runs has not taken all its time yet: medians are of what has ended.
    ended = each.assign(**{h: each[h].where(~each["open"]) for h in hours})
    found = ended.groupby(_STEP, sort=False, dropna=False).agg(
        position=("position", "min"), cases=("case_id", "nunique"), tickets=("id", "size"), open=("open", "sum"), whole=("whole", "max"),
        **{h: (h, "median") for h in hours},
    )
    found["waiting_in_all"] = each.groupby(_STEP, sort=False, dropna=False)["waiting_hours"].sum(min_count=1)
    return found.reset_index().sort_values(["position", "step", "lane"], kind="stable").reset_index(drop=True)


def _overlaps(steps: DataFrame, told: Clock) -> DataFrame:
    """Pairs of steps that ran at once in a case, and for how long: the median over the cases in which they did."""
    runs = united(steps[~steps["whole"]], ["case_id", "location", "step"])
    order = steps.groupby("step")["position"].min().fillna(np.inf)
    both = runs.merge(runs, on=["case_id", "location"], suffixes=("", "_b"))
    place, other = ((both[c].map(order), both[c]) for c in ("step", "step_b"))
    both = both[(place[0] < other[0]) | ((place[0] == other[0]) & (place[1] < other[1]))]
    both = both.assign(since=both[["since_at", "since_at_b"]].max(axis=1), until=both[["until_at", "until_at_b"]].min(axis=1))
    both = both[both["until"] > both["since"]]
    both = both.assign(hours=told.hours(both["since"], both["until"], both["location"]))
    each = both.groupby(["step", "step_b", "case_id"], sort=False)["hours"].sum().reset_index()
    each = each[each["hours"] > 0].rename(columns={"step_b": "other"})
    found = each.groupby(["step", "other"], sort=False).agg(cases=("case_id", "nunique"), hours=("hours", "median")).reset_index()
    return found.sort_values(["cases", "step", "other"], ascending=[False, True, True], kind="stable").reset_index(drop=True)


def _dropped(warehouse, cases: DataFrame, held: DataFrame) -> DataFrame:
    """Open cases that rest beyond the stream's limit, by the department that held their last open ticket."""
    resting = warehouse.frame(select(CASE_RESTS.c.case_id).where(CASE_RESTS.c.until_at.is_(None)).distinct())["case_id"]
    open_cases = cases.loc[~cases["finished"] & ~cases["cancelled"], "id"]
    last = held[held["open"] & held["case_id"].isin(set(resting) & set(open_cases))]
    last = last.sort_values(["until_at", "since_at"], kind="stable").drop_duplicates("case_id", keep="last")
    return last.groupby("lane").agg(cases=("case_id", "size")).reset_index().sort_values(["cases", "lane"], ascending=[False, True]).reset_index(drop=True)


def _summary(cases: DataFrame, dropped: DataFrame) -> dict[str, float | int | None]:
    done = cases[cases["finished"]]
    both = done.dropna(subset=["worked_hours"])
    whole = both["working_hours"].sum()
    return {
        "cases": len(cases), "finished": len(done), "open": int((~cases["finished"] & ~cases["cancelled"]).sum()),
        "cancelled": int(cases["cancelled"].sum()), "dropped": int(dropped["cases"].sum()),
        "working_hours": float(done["working_hours"].median()) if len(done) else None,
        "share_worked": float(both["worked_hours"].sum() / whole) if whole > 0 else None,
    }


def _greatest(frame: DataFrame, name: str) -> dict | None:
    known = frame[frame[name] > 0]
    return None if known.empty else known.loc[known[name].idxmax()].to_dict()
