"""What happened in the cases of a value stream: their steps, who held each, and when work was done on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from pandas import DataFrame
from sqlalchemy import Select, func, select

from data.schema import CASE_STEPS, CASES, SERVICES, STATE_CLASSES, TICKET_EVENTS, TICKETS
from metrics.dimensions import UNKNOWN, joined, narrowed
from metrics.scope import Scope

_STEP = func.coalesce(
    CASE_STEPS.c.step, TICKETS.c.item, TICKETS.c.subcategory, TICKETS.c.category, TICKETS.c.service, UNKNOWN
)
# A ticket that ended and is a case by itself carries no case number.
_CASE = func.coalesce(TICKETS.c.case_id, TICKETS.c.source.concat("/").concat(TICKETS.c.id))


@dataclass(frozen=True, eq=False)
class Rows:
    """``cases``: one row each; ``steps``: one per ticket; ``held``: one per stretch with a team; ``working``: when worked.

    Moments are UTC. ``steps`` has `case_id, source, id, step, position, location, since_at, until_at, open, whole, known`:
    whole where it holds others, known where the class of every state of its history is; ``held`` adds `team, lane`.
    """

    cases: DataFrame
    steps: DataFrame
    held: DataFrame
    working: DataFrame


def fetch(warehouse, stream: str, scope: Scope) -> Rows:
    """The rows of a stream's cases first asked for within the scope; cancelled cases are in ``cases`` only."""
    chosen = _cases(stream, scope)
    cases = warehouse.frame(chosen)
    going = chosen.where(~func.coalesce(CASES.c.cancelled, False)).subquery("going")
    steps = _steps(warehouse.frame(_tickets(going)))
    told = select(
        TICKET_EVENTS.c.source, TICKET_EVENTS.c.ticket.label("id"),
        *(TICKET_EVENTS.c[c] for c in ("field", "value", "started_at", "ended_at", "position")),
    ).join(TICKETS, (TICKETS.c.source == TICKET_EVENTS.c.source) & (TICKETS.c.id == TICKET_EVENTS.c.ticket))
    events = _lasting(warehouse.frame(told.where(_CASE.in_(select(going.c.id)))), steps)
    states = events[events["field"] == "state"]
    states = states.assign(state_class=_classes(warehouse, states))
    known = states["state_class"].notna().groupby([states["source"], states["id"]]).all().rename("known")
    steps = steps.merge(known, how="left", on=["source", "id"])
    steps["known"] = steps["known"].eq(True)
    keys = ["source", "id", "since_at", "until_at"]
    working = states.loc[(states["state_class"] == "working") & (states["until_at"] > states["since_at"]), keys]
    return Rows(cases, steps, _held(events, steps, _lanes(warehouse)), working)


def _cases(stream: str, scope: Scope) -> Select:
    found = joined("cases", CASES, set())
    columns = ("id", "started_at", "finished", "cancelled", "seen_at", "working_hours", "worked_hours")
    statement = select(*(CASES.c[c] for c in columns)).where(CASES.c.stream == stream, narrowed(scope.at(stream=None), found.columns))
    if scope.start:
        statement = statement.where(CASES.c.started_on >= scope.start)
    return statement if scope.end is None else statement.where(CASES.c.started_on < scope.end)


def _tickets(going) -> Select:
    source = TICKETS.join(going, going.c.id == _CASE).outerjoin(
        CASE_STEPS, (CASE_STEPS.c.source == TICKETS.c.source) & (CASE_STEPS.c.ticket == TICKETS.c.id)
    )
    return select(
        _CASE.label("case_id"), TICKETS.c.source, TICKETS.c.id, _STEP.label("step"), CASE_STEPS.c.position, TICKETS.c.team,
        TICKETS.c.location, TICKETS.c.parent, TICKETS.c.opened_at.label("since_at"), TICKETS.c.finished_at, TICKETS.c.state_class, going.c.seen_at,
    ).select_from(source)


def _steps(tickets: DataFrame) -> DataFrame:
    tickets = tickets[tickets["state_class"].fillna("") != "cancelled"]
    until = tickets["finished_at"].fillna(tickets["seen_at"])
    steps = tickets.assign(until_at=until.where(until >= tickets["since_at"], tickets["since_at"]), open=tickets["finished_at"].isna())
    # The case's hours are those of the place of its first ticket, so that the parts are told by one clock.
    first = steps.sort_values(["since_at", "id"], kind="stable").groupby("case_id")["location"].first()
    steps = steps.assign(location=steps["case_id"].map(first))
    # A request lasts as long as the items in it: it is the whole of them, no step beside them.
    inside = steps[["source", "parent"]].dropna().drop_duplicates().rename(columns={"parent": "id"})
    whole = steps[["source", "id"]].merge(inside, how="left", on=["source", "id"], indicator="is_in")["is_in"].eq("both")
    steps = steps.assign(whole=whole.to_numpy(), position=steps["position"].astype("Float64").to_numpy(dtype=float, na_value=float("nan")))
    return steps.drop(columns=["finished_at", "state_class", "seen_at", "parent"]).reset_index(drop=True)


def _lasting(events: DataFrame, steps: DataFrame) -> DataFrame:
    """Events with where they end: as told, else where the next of their kind begins, else with their ticket."""
    keys = ["source", "id"]
    events = events.merge(steps[[*keys, "until_at"]], on=keys).sort_values([*keys, "field", "started_at", "position"], kind="stable")
    after = events.groupby([*keys, "field"], sort=False)["started_at"].shift(-1)
    until = events["ended_at"].fillna(after).fillna(events["until_at"])
    return events.assign(since_at=events["started_at"], until_at=until.where(until < events["until_at"], events["until_at"]))


def _classes(warehouse, states: DataFrame) -> pd.Series:
    """What each state means: as confirmed, else as said for this source, else for all."""
    columns = (STATE_CLASSES.c.for_source, STATE_CLASSES.c.state, STATE_CLASSES.c["class"].label("state_class"),
               func.coalesce(STATE_CLASSES.c.confirmed, False).label("confirmed"), STATE_CLASSES.c.id)
    declared = warehouse.frame(select(*columns))
    declared = declared.assign(written=declared["state"].str.strip().str.lower(), own=declared["for_source"].notna())
    told = states[["source", "value"]].drop_duplicates().assign(written=lambda s: s["value"].str.strip().str.lower())
    both = told.merge(declared, on="written")
    both = both[both["for_source"].isna() | (both["for_source"] == both["source"])]
    best = both.sort_values(["confirmed", "own", "id"], kind="stable").drop_duplicates(["source", "value"], keep="last")
    named = best.set_index(["source", "value"])["state_class"]
    return pd.Series(named.reindex(pd.MultiIndex.from_frame(states[["source", "value"]])).to_numpy(), index=states.index)


def _lanes(warehouse) -> dict[str, str]:
    """The department of each team: that which provides most of the tickets that the team holds."""
    provider = select(SERVICES.c.id, func.max(SERVICES.c.department).label("department")).group_by(SERVICES.c.id).subquery("p")
    held = (
        select(TICKETS.c.team, provider.c.department, func.count().label("n"))
        .join(provider, provider.c.id == TICKETS.c.service)
        .where(TICKETS.c.team.is_not(None), provider.c.department.is_not(None))
        .group_by(TICKETS.c.team, provider.c.department)
    )
    found = warehouse.frame(held).sort_values(["n", "department"], ascending=[False, True], kind="stable")
    return dict(found.drop_duplicates("team")[["team", "department"]].itertuples(index=False))


def _held(events: DataFrame, steps: DataFrame, lanes: dict[str, str]) -> DataFrame:
    """Stretches with one team; a ticket without a history of teams was with its own team from its beginning to its end."""
    keys = ["source", "id"]
    of_step = steps.rename(columns={"until_at": "over_at"}).drop(columns=["since_at", "team"])
    teams = events[(events["field"] == "team") & events["value"].notna()].rename(columns={"value": "team"})
    teams = teams[[*keys, "team", "since_at", "until_at"]]
    silent = steps.merge(teams[keys].drop_duplicates(), how="left", on=keys, indicator="told")
    silent = silent.loc[silent["told"] == "left_only", [*keys, "team", "since_at", "until_at"]]
    held = pd.concat([teams, silent], ignore_index=True).merge(of_step, on=keys)
    # Of an open ticket only the last stretch still runs.
    held = held.assign(team=held["team"].fillna(UNKNOWN), open=held["open"] & (held["until_at"] >= held["over_at"]))
    return held.assign(lane=_lane(held["team"], lanes)).sort_values(
        ["case_id", "since_at", "until_at", "position", "id"], kind="stable"
    ).reset_index(drop=True)


def _lane(teams: pd.Series, lanes: dict[str, str]) -> Iterable[str]:
    return teams.map(lanes).fillna(teams)
