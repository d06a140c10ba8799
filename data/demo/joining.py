"""Welcoming a new colleague: one order, eight steps across HR, facilities, IT and security."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice, promised_times, spread
from data.demo.span import HOUR, MINUTE, START, WORKDAY, after
from data.demo.staff import Staff
from data.demo.tickets import agents, kept_share, month_noise, open_at_end, with_the_rest
from data.demo.truths import SLOW_HANDOVER
from data.demo.work import JOINING_STEPS, STEPS, TEAM_DEPARTMENT

KEYS_FROM = 1_000_000
"""Keys of the orders and their steps; everyday tickets keep theirs below."""

_WAITS_FOR = {
    "Contract signed": (), "Record created": ("Contract signed",), "Desk and badge": ("Record created",),
    "Laptop prepared": ("Record created",), "Account opened": ("Record created",),
    "Rights approved": ("Account opened",), "Rights set up": ("Rights approved",),
    "First-day briefing": ("Rights set up", "Laptop prepared", "Desk and badge"),
}
_WORK_HOURS = {"Contract signed": 1.5, "Record created": 0.7, "Desk and badge": 1.5, "Laptop prepared": 2.4,
               "Account opened": 0.5, "Rights approved": 1.5, "Rights set up": 1.5, "First-day briefing": 6.0}


def _step(seed: int, people: Staff, name: str, asked: np.ndarray, noise: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """One step of every case, raised when the step before it ended; none where that has not ended yet."""
    work, size = STEPS[name], len(asked)
    rng = dice(seed, f"joining {name}")
    raised = asked + rng.integers(2 * MINUTE, 25 * MINUTE, size).astype("timedelta64[s]")
    there = ~np.isnat(asked)
    kept = rng.random(size) < kept_share(noise, work.service, work.kept, np.where(there, raised, START))
    took = promised_times(rng, kept, np.full(size, work.promised * HOUR), work.typical * HOUR, 0.35)
    working = np.minimum(spread(rng, _WORK_HOURS[name] * HOUR, 0.25, size), 0.9 * took).astype(int)
    if name == SLOW_HANDOVER.step:
        stuck = rng.random(size) < SLOW_HANDOVER.stuck_share
        took = np.where(stuck, rng.integers(*SLOW_HANDOVER.stuck_days, size) * WORKDAY, took)
    moment = np.where(there, raised, START)
    finished = np.where(~there, np.datetime64("NaT"), after(moment, took))
    team = np.full(size, work.teams[-1], dtype=object)
    frame = pd.DataFrame({
        "kind": work.kind, "service": work.service, "category": work.category, "item": name,
        "department": TEAM_DEPARTMENT[work.teams[-1]], "team": team, "agent": agents(rng, people, team, moment),
        "opened": raised,
        "started": np.where(~there, np.datetime64("NaT"), after(moment, took - working)),
        "finished": finished, "due": after(moment, np.full(size, int(work.promised * HOUR))),
        "teams": " > ".join(work.teams),
    })
    return frame, finished


def joining_tickets(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """The orders (kind `request`) and their steps (kind `requested_item`), one case for each spell that began."""
    rng = dice(seed, "joining")
    noise = month_noise(seed, "kept", 0.08)
    hired = people.spells["hired"].to_numpy().astype("datetime64[D]")
    ahead = rng.integers(8, 15, len(hired))
    order_day = np.busday_offset(hired, -ahead, roll="backward")
    cases = np.flatnonzero(order_day >= START)
    at = after(order_day[cases].astype("datetime64[s]"), rng.integers(0, WORKDAY, len(cases)))
    ended: dict[str, np.ndarray] = {}
    frames = []
    for position, name in enumerate(JOINING_STEPS):
        before = [ended[b] for b in _WAITS_FOR[name]]
        frame, ended[name] = _step(seed, people, name, np.max(before, axis=0) if before else at, noise)
        frames.append(frame.assign(caller=cases, parent=KEYS_FROM + np.arange(len(cases)), position=position))
    orders = pd.DataFrame({
        "kind": "request", "service": "joining_paperwork", "category": "Joining", "item": "New colleague",
        "department": "HR", "team": "HR Welcome", "caller": cases,
        "agent": agents(rng, people, np.full(len(cases), "HR Welcome", dtype=object), at),
        # Nobody starts on an order: it is open while its items are.
        "opened": at, "finished": ended[JOINING_STEPS[-1]],
        "teams": "HR Welcome", "parent": -1, "key": KEYS_FROM + np.arange(len(cases)),
    })
    every = pd.concat([orders, *frames], ignore_index=True).dropna(subset="opened")
    every = with_the_rest(every)
    return open_at_end(every).drop(columns="position")
