"""Everyday tickets: what colleagues ask of each service, day by day."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.dice import dice, promised_times
from data.demo.span import DAYS, HOUR, MONTHS, WORKDAY, after, is_workday, month_index
from data.demo.staff import Staff
from data.demo.tickets import agents, callers, kept_share, month_noise, open_at_end, reopened_share
from data.demo.truths import SEASON
from data.demo.work import ORDINARY, TEAM_DEPARTMENT, Work

_MONTH_FACTOR = np.array([1.03, 1.0, 1.02, 0.98, 1.0, 0.99, 0.86, 0.96, 1.05, 1.04, 1.03, 0.93])
_CHANNELS = ("Self-service", "Phone", "Email", "Chat", "Walk-in")
_CANCELLED, _AUTOMATIC, _FORGOTTEN, _FORGOTTEN_DAYS = 0.015, 0.45, 0.004, (25, 90)
MONITORING = "Event Management"
_INTERRUPTED, _INTERRUPTED_HOURS, _STOOD_STILL = 0.005, (0.4, 3.5), (0.3, 0.5, 0.8, 1.0)
_KNOWN_CAUSE, _CAUSES, _ARTICLE_FOR_CAUSE = 0.35, 3, 0.55


def season(service: str, days: np.ndarray) -> np.ndarray:
    """Factor of demand by calendar month."""
    month = days.astype("datetime64[M]").astype(int) % 12
    factor = _MONTH_FACTOR[month]
    if service == SEASON.service:
        factor = factor * (1 + SEASON.swing * np.cos(2 * np.pi * (month + 1 - SEASON.peak_month) / 12))
    return factor


def arrivals(rng: np.random.Generator, monthly: float, factor: np.ndarray, evening: float = 0.06) -> np.ndarray:
    """Moments at which tickets are raised: mostly in office hours of working days, Mondays more."""
    noise = np.exp(rng.normal(0, 0.05, len(MONTHS)))[month_index(DAYS)]
    weekday = (DAYS.astype(int) + 3) % 7
    weight = np.where(is_workday(DAYS), np.array([1.25, 1.05, 1.0, 0.95, 0.85, 1, 1])[weekday], 0.07) / 20.6
    days = np.repeat(DAYS, rng.poisson(monthly * factor * noise * weight))
    hour = np.clip(rng.normal(11.6, 2.4, len(days)), 7, 17.9)
    late = (rng.random(len(days)) < evening) | ~is_workday(days)
    hour = np.where(late, rng.uniform(17.5, 23.4, len(days)), hour)
    return np.sort(days.astype("datetime64[s]") + (hour * HOUR).astype("timedelta64[s]"))


def _team_chain(rng: np.random.Generator, work: Work, size: int) -> np.ndarray:
    """Teams in the order in which they held the ticket; some come back to the first."""
    chain = np.full(size, work.teams[0], dtype=object)
    passed = rng.random(size) < work.passed_on
    if len(work.teams) == 1:
        return chain
    helper = np.array(work.teams[1:], dtype=object)[rng.integers(0, len(work.teams) - 1, size)]
    chain = np.where(passed, chain + " > " + helper, chain)
    back = passed & (rng.random(size) < 0.3)
    return np.where(back, chain + f" > {work.teams[0]}", chain)


def _interrupted(rng: np.random.Generator, work: Work, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Which share of the service stood still with a ticket, mostly none, and for how many seconds if any did."""
    stood = (rng.random(size) < _INTERRUPTED) & (work.service == "claims_system")
    share = np.where(stood, rng.choice(_STOOD_STILL, size, p=(0.3, 0.3, 0.2, 0.2)), 0.0)
    return share, (rng.uniform(*_INTERRUPTED_HOURS, size) * HOUR).astype(int)


def _causes(rng: np.random.Generator, work: Work, item: np.ndarray) -> np.ndarray:
    """The problem record behind some incidents: each item has a few, which come back."""
    known = (rng.random(len(item)) < _KNOWN_CAUSE) & (work.kind == "incident")
    record = 40_000 + 100 * ORDINARY.index(work) + 10 * np.unique(item, return_inverse=True)[1] + rng.integers(0, _CAUSES, len(item))
    return np.where(known, "PRB00" + record.astype(str).astype(object), "")


def _everyday(seed: int, people: Staff, work: Work, noise: np.ndarray, scale: float) -> pd.DataFrame:
    rng = dice(seed, f"everyday {work.service}")
    opened = arrivals(rng, work.monthly * scale, season(work.service, DAYS))
    size = len(opened)
    kept = rng.random(size) < kept_share(noise, work.service, work.kept, opened)
    names, shares = zip(*work.items, strict=True)
    watched = rng.random(size) < work.watched
    channel = np.where(watched, MONITORING, rng.choice(np.array(_CHANNELS, dtype=object), size, p=(0.45, 0.25, 0.17, 0.1, 0.03)))
    item = rng.choice(np.array(names, dtype=object), size, p=shares)
    took = promised_times(rng, kept, np.full(size, work.promised * HOUR), work.typical * HOUR)
    waited = (took * rng.beta(1.4, 2.2, size)).astype(int)
    teams = _team_chain(rng, work, size)
    automatic = (work.service == "passwords_access") & (channel == "Self-service") & (rng.random(size) < _AUTOMATIC)
    took = np.where(rng.random(size) < _FORGOTTEN, rng.integers(*_FORGOTTEN_DAYS, size) * WORKDAY, took)
    stood_still, interrupted = _interrupted(rng, work, size)
    finished = np.where(stood_still > 0, opened + interrupted.astype("timedelta64[s]"), after(opened, took))
    finished = np.where(automatic, opened + (rng.integers(60, 300, size)).astype("timedelta64[s]"), finished)
    cause = _causes(rng, work, item)
    team = pd.Series(teams).str.rsplit(" > ", n=1).str[-1].to_numpy()
    return pd.DataFrame({
        "kind": work.kind, "service": work.service, "category": work.category, "item": item,
        "department": TEAM_DEPARTMENT[work.teams[0]], "team": np.where(automatic | (stood_still > 0), work.teams[0], team),
        # Whoever is on call stands for what monitoring saw.
        "caller": np.where(watched, callers(rng, people, ("IT",), opened), callers(rng, people, work.callers, opened)),
        "agent": np.where(automatic, -1, agents(rng, people, team, opened)),
        "opened": opened,
        "started": np.where(automatic | (stood_still > 0), opened, after(opened, waited)),
        "finished": finished,
        "due": after(opened, np.full(size, int(work.promised * HOUR))),
        "cancelled": (rng.random(size) < _CANCELLED) & ~automatic,
        "channel": channel,
        "priority": rng.choice(4, size, p=(0.02, 0.12, 0.5, 0.36)) + 1,
        "reopens": (rng.random(size) < reopened_share(work.service, work.reopened, opened)).astype(int),
        "teams": np.where(automatic | (stood_still > 0), work.teams[0], teams),
        "article": rng.random(size) < np.where(cause == "", work.article, _ARTICLE_FOR_CAUSE),
        "cause": cause, "stood_still": stood_still, "parent": -1, "case_ref": "",
    })


def everyday_tickets(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """All tickets that are no step of a stream, in the shape of tickets.COLUMNS."""
    noise = month_noise(seed, "kept", 0.08)
    frames = [_everyday(seed, people, work, noise, scale) for work in ORDINARY]
    return open_at_end(pd.concat(frames, ignore_index=True))
