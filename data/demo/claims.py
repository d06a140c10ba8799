"""Settling a claim: the tickets that claims handlers raise behind one claim, and the storm that multiplied them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.demand import arrivals
from data.demo.dice import dice, promised_times
from data.demo.span import DAYS, HOUR, MINUTE, START, after
from data.demo.staff import Staff
from data.demo.tickets import agents, callers, kept_share, month_noise, open_at_end, with_the_rest
from data.demo.truths import STORM
from data.demo.work import CLAIM_STEPS, STEPS

CASES_A_MONTH = 135
_NEEDS_ASSESSOR, _CHECKED_BY_FINANCE, _WITHDRAWN = 0.6, 0.35, 0.01


def _stormy(moments) -> np.ndarray:
    return np.asarray(moments).astype("datetime64[M]") == np.datetime64(STORM.month, "M")


def _dealt_out(rng: np.random.Generator, people: Staff, moments: np.ndarray) -> np.ndarray:
    """Claims go to the handlers in turn; where the one whose turn it is does not work here then, to anyone."""
    handlers = rng.permutation(np.flatnonzero((people.spells["department"] == "Claims").to_numpy()))
    turn = handlers[np.arange(len(moments)) % len(handlers)]
    hired, left = people.spells["hired"].to_numpy()[turn], people.spells["left"].to_numpy()[turn]
    days = moments.astype("datetime64[D]")
    here = (hired <= days) & (np.isnat(left) | (left > days))
    return np.where(here, turn, callers(rng, people, ("Claims",), moments))


def claim_tickets(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """Two or three tickets a claim, one after the other, held together by the claim's number."""
    rng = dice(seed, "claims")
    noise = month_noise(seed, "kept", 0.08)
    reported = arrivals(rng, CASES_A_MONTH * scale, np.where(_stormy(DAYS), STORM.claim_cases, 1.0))
    size = len(reported)
    year = reported.astype("datetime64[Y]").astype(str).astype(object)
    numbers = "CLM-" + year + "-" + np.char.zfill((np.arange(size) + 20417).astype(str), 6).astype(object)
    who = _dealt_out(rng, people, reported)
    withdrawn = rng.random(size) < _WITHDRAWN
    moment, frames = reported, []
    for name in CLAIM_STEPS:
        work = STEPS[name]
        kept = rng.random(size) < kept_share(noise, work.service, work.kept, moment)
        took = promised_times(rng, kept, np.full(size, work.promised * HOUR), work.typical * HOUR, 0.45)
        took = np.where(_stormy(moment) & ~kept, took * STORM.slower, took).astype(int)
        asked = moment + rng.integers(1 * MINUTE, 40 * MINUTE, size).astype("timedelta64[s]")
        finished = after(asked, took)
        through_finance = (rng.random(size) < _CHECKED_BY_FINANCE) & (len(work.teams) > 1)
        team = np.where(through_finance, work.teams[-1], work.teams[0]).astype(object)
        wanted = rng.random(size) < (_NEEDS_ASSESSOR if name == "Assessor appointed" else 1.0)
        frame = pd.DataFrame({
            "kind": work.kind, "service": work.service, "category": work.category, "item": name, "department": "Claims",
            "team": team, "caller": who, "agent": agents(rng, people, team, np.maximum(asked, START)),
            "opened": asked, "started": after(asked, (took * rng.beta(2, 2, size)).astype(int)),
            "finished": finished, "due": after(asked, np.full(size, int(work.promised * HOUR))), "cancelled": withdrawn,
            "teams": np.where(through_finance, " > ".join(work.teams), work.teams[0]).astype(object),
            "case_ref": numbers,
        })
        frames.append(frame[wanted])
        moment = np.where(wanted, finished, moment)
    every = pd.concat(frames, ignore_index=True)
    every = with_the_rest(every)
    return open_at_end(every)
