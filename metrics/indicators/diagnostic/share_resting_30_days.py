"""How much of what is open rests for longer than 30 days?"""

from datetime import date

from sqlalchemy import and_, func, or_

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.facts import WINDOW
from metrics.indicator import Indicator, Need, Spells

DAYS = 30
OPEN_AT_END = and_(
    TICKETS.c.opened_on < WINDOW.c.ends,
    or_(
        TICKETS.c.finished_on >= WINDOW.c.ends,
        # Done without a known day is not open.
        and_(TICKETS.c.finished_on.is_(None), func.coalesce(TICKETS.c.state_class, "").not_in(("done", "cancelled"))),
    ),
)

INDICATOR = Indicator(
    key="share_resting_30_days",
    title="Resting over 30 days",
    question="How much of what is open rests for longer than 30 days?",
    unit="share",
    better="lower",
    factor="diagnostic",
    goal="Nothing is forgotten.",
    counts=Spells(TICKETS, where=OPEN_AT_END, since=func.min(TICKETS.c.opened_on), months=None),
    estimator=Share(hit=WINDOW.c.ends - TICKETS.c.opened_on > DAYS),
    formula="tickets open at the end of the period and raised more than 30 days before / tickets open at its end",
    reference="Share of ageing work; interval: Wilson 1927.",
    traps="A list of closed tickets only has nothing open in it.",
    needs=Need("tickets, the open ones included", "servicenow_incident"),
    review=date(2027, 6, 30),
)
