"""Changes of the services that IT runs: from the request to the day on which people have them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.demand import arrivals
from data.demo.dice import dice, spread
from data.demo.span import DAYS, END, HOUR, WORKDAY, after
from data.demo.staff import Staff
from data.demo.tickets import agents, callers

A_MONTH, LEAD_DAYS = 24, 27
_OF = {"Claims system": ("Claims Platform", 0.4), "Device": ("Devices", 0.15), "E-mail and meetings": ("Collaboration", 0.2),
       "Sign-in": ("Identity", 0.25)}
_KINDS, _SHARES, _PACE = ("Normal", "Standard", "Emergency"), (0.62, 0.3, 0.08), (1.0, 0.35, 0.06)
_DROPPED, _IN_TIME, _UNDONE = 0.06, 0.84, 0.04


def changes(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """One row per change: number, category, team, kind, asked for by, agent, opened, planned and actual start and end,
    closed, given up, undone; the lead time is counted in working days."""
    rng = dice(seed, "changes")
    opened = arrivals(rng, A_MONTH * scale, np.ones(len(DAYS)), 0.0)
    size = len(opened)
    category = rng.choice(np.array(list(_OF), dtype=object), size, p=[share for _, share in _OF.values()])
    team = np.array([_OF[name][0] for name in category], dtype=object)
    kind = rng.choice(len(_KINDS), size, p=_SHARES)
    lead = spread(rng, LEAD_DAYS * WORKDAY * np.array(_PACE)[kind], 0.55, size).astype(int)
    begin = after(opened, lead)
    end = begin + rng.integers(int(0.5 * HOUR), 4 * HOUR, size).astype("timedelta64[s]")
    slack = np.where(rng.random(size) < _IN_TIME, 1, -1) * rng.integers(600, 2 * HOUR, size)
    closed = end + rng.integers(HOUR, 72 * HOUR, size).astype("timedelta64[s]")
    dropped = rng.random(size) < _DROPPED
    nothing = np.datetime64("NaT", "s")
    started = np.where(dropped | (begin > END), nothing, begin)
    return pd.DataFrame({
        "number": "CHG" + (pd.Series(np.arange(size)) + 30_001).astype(str).str.zfill(7), "category": category, "team": team,
        "kind": np.array(_KINDS, dtype=object)[kind], "caller": callers(rng, people, ("Claims", "Sales", "IT", "Customer contact"), opened),
        "agent": agents(rng, people, team, opened), "opened": opened, "planned_start": begin, "planned_end": end + slack.astype("timedelta64[s]"),
        "started": started, "ended": np.where(np.isnat(started) | (end > END), nothing, end),
        "closed": np.where(closed > END, nothing, closed), "dropped": dropped & (closed <= END), "undone": rng.random(size) < _UNDONE,
    })[opened <= END].reset_index(drop=True)
