"""The shape of a ticket before any system prints it, and the chances that all tickets share."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice, shifted
from data.demo.span import END, MONTHS, month_index
from data.demo.staff import Staff
from data.demo.truths import MADE_WORSE, STORM, WORKED
from data.demo.work import EXPERIENCE, TEAM_DEPARTMENT

COLUMNS = ("kind", "service", "category", "item", "department", "team", "caller", "agent", "opened", "started", "finished",
           "due", "cancelled", "channel", "priority", "reopens", "teams", "article", "cause", "stood_still", "parent", "case_ref")
"""`caller`, `agent`: a spell of Staff (-1: none, a machine did it); `parent`: key of another ticket; `teams`: names joined
by ` > `; `cause`: the problem record behind it; `stood_still`: the share of the service that was interrupted, 0 to 1."""

_PLAIN = {"cancelled": False, "channel": "Self-service", "priority": 3, "reopens": 0, "article": False, "cause": "",
          "stood_still": 0.0, "parent": -1, "case_ref": ""}

_SERVICES = tuple(EXPERIENCE)


def month_noise(seed: int, topic: str, sigma: float) -> np.ndarray:
    """What makes a month a little better or worse, per service and month, on the logit scale."""
    return dice(seed, f"noise {topic}").normal(0, sigma, (len(_SERVICES), len(MONTHS)))


def kept_share(noise: np.ndarray, service: str, base: float, moments) -> np.ndarray:
    """The chance that a promise made at that moment is kept, planted changes included."""
    moments = np.asarray(moments)
    share = np.full(len(moments), base)
    if service == WORKED.service:
        share = np.where(moments >= np.datetime64(WORKED.on), WORKED.after, WORKED.before)
    share = shifted(share, noise[_SERVICES.index(service), month_index(moments)])
    stormy = moments.astype("datetime64[M]") == np.datetime64(STORM.month, "M")
    return np.where(stormy & (TEAM_DEPARTMENT[EXPERIENCE[service].teams[0]] == "Claims"), share * 0.72, share)


def reopened_share(service: str, base: float, moments) -> np.ndarray:
    """The chance that work comes back, planted change included."""
    if service != MADE_WORSE.service:
        return np.full(len(moments), base)
    return np.where(np.asarray(moments) >= np.datetime64(MADE_WORSE.on), 1 - MADE_WORSE.after, 1 - MADE_WORSE.before)


def callers(rng: np.random.Generator, people: Staff, departments: tuple[str, ...], moments) -> np.ndarray:
    """A spell for each moment, of someone of these departments who was employed then."""
    pool = np.flatnonzero(people.spells["department"].isin(departments).to_numpy())
    hired, left = people.spells["hired"].to_numpy(), people.spells["left"].fillna(pd.Timestamp("2100-01-01")).to_numpy()
    days = np.asarray(moments).astype("datetime64[D]")
    chosen = rng.choice(pool, len(days))
    for _ in range(60):
        wrong = np.flatnonzero((hired[chosen] > days) | (left[chosen] <= days))
        if not len(wrong):
            return chosen
        chosen[wrong] = rng.choice(pool, len(wrong))
    raise ValueError(f"nobody of {departments} was employed on {days[wrong[0]]}")


def agents(rng: np.random.Generator, people: Staff, teams, moments) -> np.ndarray:
    """Who worked on it: someone of the department that the team belongs to."""
    department = pd.Series(teams).map(TEAM_DEPARTMENT).to_numpy()
    chosen = np.full(len(department), -1)
    for name in np.unique(department):
        these = np.flatnonzero(department == name)
        chosen[these] = callers(rng, people, (name,), np.asarray(moments)[these])
    return chosen


def with_the_rest(frame: pd.DataFrame) -> pd.DataFrame:
    """The tickets with what holds of one of which nothing else is said."""
    return frame.assign(**{name: value for name, value in _PLAIN.items() if name not in frame})


def open_at_end(frame: pd.DataFrame) -> pd.DataFrame:
    """What lies after the newest moment has not happened yet: such tickets are still open."""
    known = frame[frame["opened"] <= END].copy()
    known.loc[known["finished"] > END, "finished"] = pd.NaT
    known.loc[known["started"] > END, "started"] = pd.NaT
    known.loc[known["finished"].isna(), "cancelled"] = False
    return known
