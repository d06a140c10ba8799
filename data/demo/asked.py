"""What those say who were helped: after a ticket, on HR's form for the moments of a journey, or as a rating in the tool."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.demo.answers import PULSE, favour_on_five, gone_soon, recommend
from data.demo.dice import dice, shifted
from data.demo.span import END, HOUR, month_index
from data.demo.staff import HEADCOUNT, Staff
from data.demo.tickets import month_noise
from data.demo.truths import SMALL_DEPARTMENT
from data.demo.work import EXPERIENCE

AFTER_TICKET, FORM = "after_ticket", "how_was_it"
"""The surveys' names: what invitations, questions and sources call them."""
_ANSWERS = {AFTER_TICKET: 0.25, FORM: 0.3}
_RATES, _UNDERSTOOD, _WITHOUT_NUMBER = 0.22, 0.80, 0.15
HELPED = ("A quick answer", "A friendly person", "Clear words", "Nothing")


def _helped(seed: int, people: Staff, tickets: pd.DataFrame, survey: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers (spell, at, number, service, satisfaction, effort, minutes_lost, unhappy) and how many were asked a month."""
    rng = dice(seed, survey.replace("_", " "))
    done = tickets[tickets["finished"].notna() & ~tickets["cancelled"] & ~tickets["kind"].isin(("request", "task"))]
    spell, finished = done["caller"].to_numpy(), done["finished"].to_numpy()
    department = people.spells["department"].to_numpy()[spell]
    groups = pd.DataFrame({"department": department, "at": finished.astype("datetime64[M]").astype("datetime64[s]") + 9 * HOUR})
    asked = groups.groupby(["department", "at"]).size().rename("invited").reset_index().assign(survey=survey)
    chance = np.where(department == SMALL_DEPARTMENT.department, 1.0, _ANSWERS[survey])
    at = finished + rng.integers(0.3 * HOUR, 60 * HOUR, len(done)).astype("timedelta64[s]")
    left = people.spells["left"].fillna(pd.Timestamp("2100-01-01")).to_numpy()[spell]
    some = (rng.random(len(done)) < chance) & (at <= END) & (at.astype("datetime64[D]") <= left)
    done, spell, at = done[some], spell[some], at[some]
    services = tuple(EXPERIENCE)
    where = done["service"].map(services.index).to_numpy()
    effort, lost = (np.array([getattr(EXPERIENCE[s], name) for s in services])[where] for name in ("effort", "lost"))
    unhappy = gone_soon(rng, people, spell, at.astype("datetime64[D]"))
    content = favour_on_five(rng, np.where(unhappy, 0.1, _favourable(seed, where, at)))
    strain = np.where(content >= 4, -0.7, 1.2)
    effort = np.clip(np.round(effort + strain + rng.normal(0, 1.0, len(done))), 1, 7).astype(int)
    lost = lost * np.where(content >= 4, 0.85, 1.5) * np.exp(rng.normal(0, 0.5, len(done)))
    return pd.DataFrame({
        "spell": spell, "at": at, "number": done["number"].to_numpy(), "service": done["service"].to_numpy(),
        "satisfaction": content, "effort": effort, "minutes_lost": (np.round(lost / 5) * 5).astype(int), "unhappy": unhappy,
    }).sort_values("at", kind="stable", ignore_index=True), asked


def _favourable(seed: int, where: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The share of favourable answers on each service (by its place in EXPERIENCE) in each month."""
    noise = month_noise(seed, "experience", 0.10)
    share = np.array([work.favourable for work in EXPERIENCE.values()])[where]
    return shifted(share, noise[where, month_index(at)])


def after_ticket(seed: int, people: Staff, tickets: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers after a ticket, and, per month and department, how many were asked."""
    return _helped(seed, people, tickets, AFTER_TICKET)


def form(seed: int, people: Staff, tickets: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """HR's form: as after a ticket, and how glad people were (0 to 10), whether they felt understood (1 to 5) and what
    helped (numbers of HELPED); some leave the ticket's number out. And how many were asked."""
    answers, asked = _helped(seed, people, tickets, FORM)
    rng = dice(seed, "form")
    content = answers["satisfaction"].to_numpy()
    up, down = np.where(content == 5, 0.8, np.where(content == 4, 0.45, 0.03)), np.where(content >= 4, 0.05, 0.62)
    helped = np.where((rng.random((len(answers), 3)) < 0.45) & (content >= 3)[:, None], np.array(HELPED[:3], dtype=object), "")
    return answers.assign(
        glad=recommend(rng, up, down),
        understood=favour_on_five(rng, np.where(answers["unhappy"], 0.12, shifted(np.full(len(answers), _UNDERSTOOD), 0.5 * (content - 4)))),
        helped=[[word for word in row if word] or [HELPED[3]] for row in helped],
        number=np.where(rng.random(len(answers)) < _WITHOUT_NUMBER, "", answers["number"]),
    ), asked


def rated(seed: int, tickets: pd.DataFrame) -> np.ndarray:
    """`good`, `bad`, `offered` or, where nobody could be asked yet, `unoffered`."""
    rng = dice(seed, "rated")
    done = (tickets["finished"].notna() & ~tickets["cancelled"]).to_numpy()
    at = tickets["finished"].fillna(pd.Timestamp(END)).to_numpy()
    services = tuple(EXPERIENCE)
    share = _favourable(seed, tickets["service"].map(services.index).to_numpy(), at)
    said = np.where(rng.random(len(done)) < share, "good", "bad")
    return np.select([~done, rng.random(len(done)) < _RATES], ["unoffered", said], "offered").astype(object)


def invitations(pulse_invited: pd.DataFrame, *others: pd.DataFrame) -> pd.DataFrame:
    """Who was asked, by survey, moment and department."""
    every = pd.concat([pulse_invited.assign(survey=PULSE), *others], ignore_index=True)
    order = {name: position for position, name in enumerate((*HEADCOUNT, SMALL_DEPARTMENT.department))}
    every = every.assign(order=every["department"].map(order))
    return every.sort_values(["survey", "at", "order"], kind="stable", ignore_index=True).drop(columns="order")
