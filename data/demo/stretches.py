"""The time that tickets spent with each team and in each state, for those where it matters."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice
from data.demo.span import END, after, working_seconds

COLUMNS = ("key", "field", "value", "start", "end")
"""`field`: team or state; state in plain words (new, working, waiting, done); `end` empty while it lasts."""


def _per_team(rng: np.random.Generator, tickets: pd.DataFrame) -> pd.DataFrame:
    """The chain of teams laid over the ticket's time: the first team passes on early, the last one finishes."""
    chain = tickets["teams"].str.split(" > ")
    long = tickets.assign(value=chain, many=chain.str.len(), mark=rng.uniform(0.03, 0.12, len(tickets))).explode("value")
    long["position"] = long.groupby("key").cumcount()
    until = long["finished"].fillna(pd.Timestamp(END)).clip(lower=long["opened"])
    whole = working_seconds(until) - working_seconds(long["opened"])
    part = np.where(long["position"] == 0, 0.0, long["mark"] + (0.75 - long["mark"]) * (long["position"] - 1) / long["many"])
    nxt = np.where(long["position"] + 1 < long["many"],
                   long["mark"] + (0.75 - long["mark"]) * long["position"] / long["many"], 1.0)
    opened = long["opened"].to_numpy()
    last = (long["position"] + 1 == long["many"]).to_numpy()
    return pd.DataFrame({
        "key": long["key"], "field": "team", "value": long["value"],
        "start": np.where(long["position"] == 0, opened, after(opened, whole * part)),
        "end": np.where(last, long["finished"].to_numpy(), after(opened, whole * nxt)),
    })


def _per_state(rng: np.random.Generator, tickets: pd.DataFrame) -> pd.DataFrame:
    """New until someone starts, then work, for some an interruption, then done until the newest moment."""
    key = tickets["key"].to_numpy()
    opened, finished = (tickets[c].to_numpy() for c in ("opened", "finished"))
    started = np.where(np.isnat(tickets["started"]), finished, tickets["started"].to_numpy())
    begun = working_seconds(np.where(np.isnat(started), END, started))
    length = working_seconds(np.where(np.isnat(finished), END, finished)) - begun
    held = (rng.random(len(key)) < 0.3) & ~np.isnat(finished) & (length > 3600) & (tickets["kind"] == "incident").to_numpy()
    pause = after(np.where(np.isnat(started), END, started), length * 0.3)
    resume = after(np.where(np.isnat(started), END, started), length * 0.8)
    rows = [
        ("new", opened, started, np.ones(len(key), bool)),
        ("working", started, np.where(held, pause, finished), ~np.isnat(started)),
        ("waiting", pause, resume, held),
        ("working", resume, finished, held),
        ("done", finished, np.full(len(key), np.datetime64("NaT", "s")), ~np.isnat(finished)),
    ]
    return pd.concat([
        pd.DataFrame({"key": key[m], "field": "state", "value": value, "start": start[m], "end": end[m]})
        for value, start, end, m in rows
    ], ignore_index=True)


def stretches(seed: int, tickets: pd.DataFrame) -> pd.DataFrame:
    """Stretches of every order and step of a stream and of every incident that more than one team held."""
    rng = dice(seed, "stretches")
    step = (tickets["case_ref"] != "") | (tickets["parent"] >= 0)
    wanted = tickets[(step & (tickets["kind"] == "requested_item")) | (tickets["kind"] == "request") | tickets["teams"].str.contains(" > ")]
    both = pd.concat([_per_team(rng, wanted), _per_state(rng, wanted)], ignore_index=True)
    both = both[both["start"] <= END]
    both["end"] = both["end"].where(both["end"] <= END)
    return both.sort_values(["key", "field", "start"], kind="stable", ignore_index=True)
