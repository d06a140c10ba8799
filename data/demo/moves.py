"""Moving a team: one order, and two tasks below it that run side by side in two departments."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.demand import arrivals, season
from data.demo.dice import dice, promised_times
from data.demo.span import DAYS, HOUR, MINUTE, after
from data.demo.staff import Staff
from data.demo.tickets import agents, callers, kept_share, month_noise, open_at_end, with_the_rest
from data.demo.work import MOVE, MOVE_TASKS, TEAM_DEPARTMENT, Work

KEYS_FROM = 900_000_000
"""Keys of the moves; no other ticket reaches them."""


def _rows(rng: np.random.Generator, people: Staff, work: Work, opened: np.ndarray, noise: np.ndarray) -> pd.DataFrame:
    size = len(opened)
    kept = rng.random(size) < kept_share(noise, work.service, work.kept, opened)
    took = promised_times(rng, kept, np.full(size, work.promised * HOUR), work.typical * HOUR, 0.3)
    team = np.full(size, work.teams[0], dtype=object)
    return pd.DataFrame({
        "kind": work.kind, "service": work.service, "category": work.category, "item": MOVE.items[0][0],
        "department": TEAM_DEPARTMENT[work.teams[0]], "team": team, "agent": agents(rng, people, team, opened), "opened": opened,
        "started": after(opened, (took * 0.7).astype(int)), "finished": after(opened, took),
        "due": after(opened, np.full(size, int(work.promised * HOUR))), "teams": work.teams[0],
    })


def move_tickets(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """The orders (kind `requested_item`) and their tasks (kind `task`, `parent` the order's key)."""
    rng = dice(seed, "moves")
    noise = month_noise(seed, "kept", 0.08)
    opened = arrivals(rng, MOVE.monthly * scale, season(MOVE.service, DAYS), 0.0)
    who, keys = callers(rng, people, MOVE.callers, opened), KEYS_FROM + np.arange(len(opened))
    orders = _rows(rng, people, MOVE, opened, noise).assign(caller=who, key=keys, parent=-1)
    below = []
    for position, work in enumerate(MOVE_TASKS.values(), 1):
        task = _rows(rng, people, work, opened + np.timedelta64(20 * MINUTE * position, "s"), noise)
        # The order is done when its last task is.
        orders["finished"] = np.maximum(orders["finished"], task["finished"])
        below.append(task.assign(caller=who, parent=keys))
    every = pd.concat([orders, *below], ignore_index=True)
    every = with_the_rest(every)
    return open_at_end(every)
