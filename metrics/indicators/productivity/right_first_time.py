"""Does it stay fixed?"""

from dataclasses import replace
from datetime import date

from sqlalchemy import and_, func, not_, select

from data.schema import TICKETS
from data.sqltext import seconds_between
from metrics.came_again import KNOWN
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

DAYS = 14
_ALL = TICKETS.alias("every")
NEWEST = select(func.max(func.greatest(*(_ALL.c[n] for n in ("opened_at", "finished_at", "updated_at"))))).scalar_subquery()
LONG_ENOUGH = seconds_between(TICKETS.c.finished_at, NEWEST) >= DAYS * 86_400

INDICATOR = Indicator(
    key="right_first_time",
    title="Right first time",
    question="Does it stay fixed?",
    unit="share",
    better="higher",
    factor="productivity",
    goal="Nobody has to ask twice.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.finished_on,
        where=and_(
            TICKETS.c.came_back.is_not(None), KNOWN, LONG_ENOUGH, func.coalesce(TICKETS.c.state_class, "") != "cancelled"
        ),
        lag_days=DAYS,
    ),
    estimator=Share(hit=not_(TICKETS.c.came_back)),
    formula="1 - tickets reopened, or asked again by the same person within 14 days of their end / tickets finished at "
    "least 14 days before the newest data, of which reopenings, or who asked for what, are known",
    reference="First-time-right share; interval: Wilson 1927.",
    traps="Counting tickets that have not had their 14 days yet; counting a ticket reopened twice as two.",
    needs=Need("tickets with their reopenings or with who asked, such as a ServiceNow export", "servicenow_incident"),
    review=date(2027, 6, 30),
)

_TOLD = and_(TICKETS.c.came_back.is_not(None), LONG_ENOUGH, func.coalesce(TICKETS.c.state_class, "") != "cancelled")
EARLIER = {
    1: replace(
        INDICATOR,
        counts=replace(INDICATOR.counts, where=_TOLD),
        formula="1 - tickets reopened, or asked again by the same person within 14 days of their end / tickets finished at "
        "least 14 days before the newest data",
    )
}
