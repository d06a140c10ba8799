"""What colleagues answer to the monthly pulse of one third of them, and the scales on which people answer."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice, shifted
from data.demo.span import END, HOUR, MONTHS, month_index
from data.demo.staff import Staff
from data.demo.truths import FRICTION, SHORTER_PULSE, SMALL_DEPARTMENT

PULSE = "colleague_pulse"
"""The survey's name: what invitations, questions and sources call it."""
_ANSWERS_PULSE = {"Customer contact": 0.31, "Claims": 0.38, SMALL_DEPARTMENT.department: 1.0}
_PROMOTERS, _DETRACTORS = 0.34, 0.22
_FAVOURABLE = {"comfort": 0.71, "safety": 0.66, "readiness": 0.55}


def gone_soon(rng: np.random.Generator, people: Staff, spells: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Who will resign soon, in the department where friction comes first, and lets it show."""
    since = people.spells["unhappy_from"].to_numpy()[spells]
    return (since <= days) & (rng.random(len(spells)) < FRICTION.unhappy_before_leaving)


def favour_on_five(rng: np.random.Generator, share: np.ndarray) -> np.ndarray:
    """Answers 1 to 5 of which that share is 4 or 5."""
    good = rng.random(len(share)) < share
    return np.where(good, rng.choice((4, 5), len(share), p=(0.55, 0.45)), rng.choice((3, 2, 1), len(share), p=(0.5, 0.32, 0.18)))


def recommend(rng: np.random.Generator, promoters: np.ndarray, detractors: np.ndarray) -> np.ndarray:
    """Answers 0 to 10 with these shares of 9-10 and of 0-6."""
    draw, size = rng.random(len(promoters)), len(promoters)
    low = rng.choice(7, size, p=(0.06, 0.04, 0.06, 0.1, 0.14, 0.28, 0.32))
    return np.select([draw < promoters, draw < promoters + detractors], [rng.choice((9, 10), size, p=(0.6, 0.4)), low],
                     rng.choice((7, 8), size))


def pulse(seed: int, people: Staff) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers (spell, at, four questions) and invitations (department, at, invited): a third of all each month."""
    rng = dice(seed, "pulse")
    department = people.spells["department"].to_numpy()
    noise = rng.normal(0, 0.05, len(MONTHS))
    answers, invited = [], []
    for position, month in enumerate(MONTHS):
        day = month.astype("datetime64[D]") + 9
        asked = np.flatnonzero(people.active(day) & (people.spells["hired"].to_numpy() <= day - 30)
                               & (people.spells["person"].to_numpy() % 3 == position % 3))
        here, count = np.unique(department[asked], return_counts=True)
        invited.append(pd.DataFrame({"department": here, "at": day.astype("datetime64[s]") + 9 * HOUR, "invited": count}))
        rate = pd.Series(department[asked]).map(_ANSWERS_PULSE).fillna(0.46).to_numpy()
        longer = SHORTER_PULSE.logit * (day < np.datetime64(SHORTER_PULSE.on))
        who = asked[rng.random(len(asked)) < np.where(rate == 1, 1, shifted(np.minimum(rate, 0.99), noise[position] - longer))]
        at = day.astype("datetime64[s]") + 9 * HOUR + rng.integers(0, 9 * 86400, len(who)).astype("timedelta64[s]")
        answers.append(pd.DataFrame({"spell": who, "at": at}))
    every = pd.concat(answers, ignore_index=True)
    every = every[every["at"] <= END].reset_index(drop=True)
    days, size = every["at"].to_numpy().astype("datetime64[D]"), len(every)
    unhappy = gone_soon(rng, people, every["spell"].to_numpy(), days)
    mood = rng.normal(0, 0.10, len(MONTHS))[month_index(days)]
    worse = np.where(department[every["spell"]] == FRICTION.department, -0.35, 0.07)
    up = np.where(unhappy, 0.03, shifted(np.full(size, _PROMOTERS), mood + worse))
    down = np.where(unhappy, 0.9, shifted(np.full(size, _DETRACTORS), -mood - worse))
    every["recommend"] = recommend(rng, up, down)
    for question, share in _FAVOURABLE.items():
        every[question] = favour_on_five(rng, np.where(unhappy, 0.12, shifted(np.full(size, share), worse + mood / 2)))
    return every, pd.concat(invited, ignore_index=True)
