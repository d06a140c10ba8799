"""How long until a colleague joins?"""

from datetime import date

from sqlalchemy import and_, case, func, or_

from data.schema import REQUISITIONS
from data.sqltext import as_double
from metrics.estimate import MedianAmong
from metrics.facts import WINDOW
from metrics.indicator import Indicator, Need, Spells

# A window begins and ends at midnight, half a day before what happens on its first day and the day after its last.
HALF_A_DAY = 0.5
ENDED_ON = func.coalesce(REQUISITIONS.c.accepted_on, REQUISITIONS.c.cancelled_on)


def _within(day):
    return func.coalesce(day < WINDOW.c.ends, False)


def _age(days):
    """Days open, holds taken out."""
    return func.greatest(as_double(days) - func.coalesce(REQUISITIONS.c.held_days, 0.0), 0.0)


OPEN_DAYS = case(
    (_within(ENDED_ON), _age(ENDED_ON - REQUISITIONS.c.opened_on)),
    else_=_age(WINDOW.c.ends - REQUISITIONS.c.opened_on - HALF_A_DAY),
)
BEFORE = case(
    (REQUISITIONS.c.opened_on < WINDOW.c.starts, _age(WINDOW.c.starts - REQUISITIONS.c.opened_on - HALF_A_DAY)), else_=0.0
)

INDICATOR = Indicator(
    key="time_to_hire",
    title="Time to hire",
    question="How long until a colleague joins?",
    unit="days",
    better="lower",
    factor="experience",
    goal="Teams are whole.",
    counts=Spells(
        REQUISITIONS,
        where=and_(
            REQUISITIONS.c.opened_on < WINDOW.c.ends, or_(ENDED_ON.is_(None), WINDOW.c.starts <= ENDED_ON),
            or_(OPEN_DAYS > BEFORE, BEFORE == 0),
        ),
        since=func.min(REQUISITIONS.c.opened_on),
        months=None,
    ),
    estimator=MedianAmong(
        duration=OPEN_DAYS,
        ended=_within(REQUISITIONS.c.accepted_on),
        given_up=and_(REQUISITIONS.c.accepted_on.is_(None), _within(REQUISITIONS.c.cancelled_on)),
        entered=BEFORE,
    ),
    formula="median days from opened to accepted, holds taken out, among positions open at any time in the period; "
    "an acceptance counts in its own period, positions given up compete, those still open count as long as they were "
    "open; no figure where under half are filled",
    reference="Aalen & Johansen 1978, delayed entry; interval: from the cumulative incidence, log-log.",
    traps="Counting filled positions only; taking positions that were given up for ones still open; hold days left in.",
    needs=Need("positions to fill with when they were opened, accepted and given up", "template_requisitions"),
    review=date(2027, 6, 30),
)
