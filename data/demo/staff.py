"""The people of Harbour Mutual: who worked where, from when until when, and why they left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo.dice import dice
from data.demo.names import COUNTRIES, addresses, full_names
from data.demo.span import END
from data.demo.truths import FRICTION, REHIRED, SAME_NAMES, SMALL_DEPARTMENT

BEGIN = np.datetime64("2023-07-01")
"""Sixteen months before the first ticket, so that a twelve-month look back is complete from the start."""

HEADCOUNT = {
    "Claims": 620, "Customer contact": 480, "Sales": 360, "Underwriting": 320, "IT": 256, "Finance": 140,
    "Facilities": 90, "HR": 80, "Security": 50,
}
PLACE = {"NO": "Oslo", "DE": "Hamburg", "PT": "Lisbon", "IE": "Dublin"}
_SHARES = {"NO": 0.36, "DE": 0.30, "PT": 0.22, "IE": 0.12}
_TITLES = {
    "Claims": ("Claims handler", "Claims assessor", "Claims team lead"),
    "Customer contact": ("Contact adviser", "Senior contact adviser", "Contact team lead"),
    "Sales": ("Account manager", "Broker manager", "Sales lead"),
    "Underwriting": ("Underwriter", "Senior underwriter", "Pricing analyst"),
    "IT": ("Systems engineer", "Service desk analyst", "Developer"),
    "Finance": ("Accountant", "Controller", "Payments clerk"),
    "Facilities": ("Caretaker", "Workplace planner", "Receptionist"),
    "HR": ("HR adviser", "Payroll specialist", "Recruiter"),
    "Security": ("Security analyst", "Access approver", "Guard"),
    SMALL_DEPARTMENT.department: ("Internal auditor",),
}
_INVOLUNTARY, _RETIREMENT, _FIXED_TERM = 0.010, 0.009, 0.003
_REASONS = {
    "voluntary": ("Voluntary - another position", "Voluntary - dissatisfied", "Voluntary - moved away",
                  "Voluntary - studies"),
    "involuntary": ("Involuntary - performance", "Involuntary - elimination of position"),
    "retirement": ("Retirement",),
    "other": ("End of temporary contract",),
}
_KINDS = tuple(_REASONS)


@dataclass(frozen=True)
class Staff:
    """`spells`: one row per spell (person, hired, left, kind, reason, department, location, title, unhappy_from);
    `persons`: one row per person (number, name, email, country), in the order of `spells.person`."""

    spells: pd.DataFrame
    persons: pd.DataFrame

    def active(self, day) -> np.ndarray:
        """Which spells hold on that day."""
        hired, left = self.spells["hired"].to_numpy(), self.spells["left"].to_numpy()
        return (hired <= day) & (np.isnat(left) | (left >= day))


def _hazards(department: np.ndarray, tenure_days: np.ndarray) -> np.ndarray:
    """Yearly rates of leaving by kind; the first year is the riskiest."""
    resign = np.where(department == FRICTION.department, FRICTION.resignations_a_year,
                      FRICTION.resignations_a_year_elsewhere)
    resign = resign * np.where(tenure_days < 365, 1.6, 0.95)
    retire = np.where(tenure_days > 8 * 365, 3 * _RETIREMENT, 0.2 * _RETIREMENT)
    flat = np.ones(len(department))
    return np.stack([resign, _INVOLUNTARY * flat, retire, _FIXED_TERM * flat], axis=1)


def _spells(rng: np.random.Generator, scale: float) -> pd.DataFrame:
    names = np.array(list(HEADCOUNT))
    aim = np.maximum(np.round(np.array(list(HEADCOUNT.values())) * scale), 6).astype(int)
    first = np.maximum(np.round(aim * 0.94), 5).astype(int)
    department = np.repeat(names, first)
    hired = BEGIN - np.minimum(rng.exponential(6 * 365, len(department)) + 5, 28 * 365).astype("timedelta64[D]")
    left = np.full(len(department), np.datetime64("NaT"), dtype="datetime64[D]")
    kind = np.full(len(department), "", dtype=object)
    months = np.arange(BEGIN.astype("datetime64[M]"), END.astype("datetime64[M]") + 1)
    last_day = END.astype("datetime64[D]")
    for step, month in enumerate(months):
        here = np.flatnonzero(np.isnat(left))
        start, stop = month.astype("datetime64[D]"), min((month + 1).astype("datetime64[D]"), last_day)
        share = (stop - start).astype(int) / 30.4 / 12
        rates = _hazards(department[here], (start - hired[here]).astype(int)) * share
        drawn = rng.random(len(here))
        which = (drawn[:, None] > np.cumsum(rates, axis=1)).sum(axis=1)
        gone = which < len(_KINDS)
        left[here[gone]] = start + rng.integers(0, (stop - start).astype(int), gone.sum()).astype("timedelta64[D]")
        kind[here[gone]] = np.array(_KINDS, dtype=object)[which[gone]]
        wanted = np.round(first + (aim - first) * (step + 1) / len(months)).astype(int)
        now = np.array([(np.isnat(left) & (department == name)).sum() for name in names])
        fresh = np.repeat(names, np.maximum(wanted - now, 0))
        day = start + rng.integers(0, max((stop - start).astype(int), 1), len(fresh)).astype("timedelta64[D]")
        department = np.concatenate([department, fresh])
        hired = np.concatenate([hired, np.busday_offset(day, 0, roll="forward").clip(max=last_day)])
        left = np.concatenate([left, np.full(len(fresh), np.datetime64("NaT"), dtype="datetime64[D]")])
        kind = np.concatenate([kind, np.full(len(fresh), "", dtype=object)])
    four = SMALL_DEPARTMENT.people
    department = np.concatenate([department, np.repeat(SMALL_DEPARTMENT.department, four)])
    hired = np.concatenate([hired, np.array([f"201{n}-03-01" for n in range(four)], dtype="datetime64[D]")])
    left = np.concatenate([left, np.full(four, np.datetime64("NaT"), dtype="datetime64[D]")])
    kind = np.concatenate([kind, np.full(four, "", dtype=object)])
    return pd.DataFrame({"hired": hired, "left": np.maximum(left, hired), "kind": kind, "department": department})


def _rehire(rng: np.random.Generator, spells: pd.DataFrame) -> np.ndarray:
    """Person of each spell: a few who resigned come back, at least half a year later, to the same department."""
    person = np.arange(len(spells))
    resigned = np.flatnonzero((spells["kind"] == "voluntary") & (spells["left"] < np.datetime64("2025-06-01")))
    for old in rng.permutation(resigned):
        if (person != np.arange(len(spells))).sum() == REHIRED:
            break
        later = (spells["hired"] > spells["left"].iloc[old] + pd.Timedelta(days=183)) & (
            spells["department"] == spells["department"].iloc[old])
        free = np.flatnonzero(later.to_numpy() & (person == np.arange(len(spells))) & (np.bincount(person, minlength=len(spells)) == 1))
        if len(free):
            person[rng.choice(free)] = old
    return person


def staff(seed: int, scale: float) -> Staff:
    """Everybody employed at some time since mid-2023."""
    rng = dice(seed, "staff")
    spells = _spells(rng, scale)
    person = _rehire(rng, spells)
    country = rng.choice(COUNTRIES, p=list(_SHARES.values()), size=len(spells))[person]
    names = full_names(rng, country)
    steady = np.flatnonzero((spells["hired"] < BEGIN) & spells["left"].isna() & (spells["department"] != SMALL_DEPARTMENT.department))
    pairs = rng.choice(steady, size=2 * SAME_NAMES, replace=False)
    names[pairs[SAME_NAMES:]] = names[pairs[:SAME_NAMES]]
    numbers = np.char.add("HM", (100000 + rng.permutation(len(spells))).astype(str)).astype(object)
    persons = pd.DataFrame({"number": numbers, "name": names, "email": addresses(names, numbers), "country": country})
    title = np.empty(len(spells), dtype=object)
    reason = np.full(len(spells), "", dtype=object)
    draw = rng.random(len(spells)) ** 1.7
    for department, titles in _TITLES.items():
        these = (spells["department"] == department).to_numpy()
        title[these] = np.array(titles, dtype=object)[(draw[these] * len(titles)).astype(int)]
    for kind, reasons in _REASONS.items():
        these = (spells["kind"] == kind).to_numpy()
        reason[these] = rng.choice(np.array(reasons, dtype=object), these.sum())
    unhappy = ((spells["kind"] == "voluntary") & (spells["department"] == FRICTION.department)).to_numpy()
    since = spells["left"].to_numpy() - np.timedelta64(FRICTION.days, "D")
    spells = spells.assign(
        person=person, location=[PLACE[c] for c in country], title=title, reason=reason,
        unhappy_from=np.where(unhappy, since, np.datetime64("NaT")),
    )
    return Staff(spells, persons)
