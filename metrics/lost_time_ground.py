"""What lost time rests on: answers, else an owned assumption, else nothing."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, func, select

from data.schema import ANSWERS, PEOPLE, TICKETS
from metrics import employment
from metrics.answered import PEOPLE_WHO_ANSWERED
from metrics.assumptions import lacking_words, missing_words, stated
from metrics.facts import Beside, Rows, Spells
from metrics.indicator import Indicator
from metrics.lost_time import AssumedTime

MINUTES = "minutes_lost_per_ticket"
STATED = Rows(
    ANSWERS,
    on=ANSWERS.c.answered_on,
    where=and_(ANSWERS.c.asks == "lost_time", ANSWERS.c.value >= 0),
    people=PEOPLE_WHO_ANSWERED,
    said=ANSWERS.c.value,
)
RAISED = Rows(TICKETS, on=TICKETS.c.opened_on)
TICKETS_BESIDE = Beside(RAISED, {"t": func.count()})
HEADCOUNT = Beside(
    Spells(PEOPLE, where=employment.IN_POST, since=employment.HEADCOUNT_KNOWN_SINCE, months=None),
    {"x": employment.AVERAGE_HEADCOUNT},
    ignores=("service", "stream"),
)


def ground(indicator: Indicator, warehouse) -> tuple[Indicator, tuple[str, ...], str | None]:
    """Answers where there are any, else the assumed minutes, marked as such; a sentence where neither is there."""
    known = stated(warehouse, (*indicator.assumptions, MINUTES))
    if lacking := lacking_words(known, indicator.assumptions):
        return indicator, (), lacking
    headcount = HEADCOUNT in indicator.beside
    if headcount and not _any(warehouse, PEOPLE, PEOPLE.c.hired_on.is_not(None)):
        return indicator, (), "A people list is missing: nobody knows how many colleagues share the lost time."
    worth = tuple(known[name] for name in indicator.assumptions)
    priced = tuple(f"Assumed: {_worded(w.name)} {w.words}." for w in worth)
    if _any(warehouse, ANSWERS, STATED.where):
        return replace(indicator, estimator=replace(indicator.estimator, worth=worth)), priced, None
    if MINUTES not in known:
        return indicator, (), f"No answer says how much time was lost, and {missing_words([MINUTES])[0].lower()}" + (
            missing_words([MINUTES])[1:]
        )
    assumed = AssumedTime(known[MINUTES], func.count(), indicator.estimator.per_colleague, worth)
    beside = (HEADCOUNT,) if headcount else ()
    basis = replace(
        indicator, counts=RAISED, beside=beside, estimator=assumed, privacy="open", minimum=1, ground=None
    )
    return basis, (f"From an assumption, not from answers: {_worded(MINUTES)} {known[MINUTES].words}.", *priced), None


def _any(warehouse, table, where) -> bool:
    return bool(warehouse.frame(select(func.count()).select_from(table).where(where)).iloc[0, 0])


def _worded(name: str) -> str:
    return {
        MINUTES: "minutes lost per ticket",
        "loaded_hourly_rate": "cost of an hour",
        "recoverable_share": "share that could be won back",
    }[name]
