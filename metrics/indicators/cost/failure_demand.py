"""How much work exists only because something was not right first time?"""

from dataclasses import replace
from datetime import date

from sqlalchemy import and_, func, or_

from data.schema import TICKETS
from metrics.came_again import KNOWN
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="failure_demand",
    title="Work that need not exist",
    question="How much work exists only because something was not right first time?",
    unit="share",
    better="lower",
    factor="cost",
    goal="Work is done once.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.opened_on,
        where=and_(KNOWN, func.coalesce(TICKETS.c.state_class, "") != "cancelled"),
    ),
    estimator=Share(
        hit=or_(func.coalesce(TICKETS.c.is_repeat, False), func.coalesce(TICKETS.c.reopen_count, 0) > 0)
    ),
    formula="tickets that were reopened, or that ask again by the same person for the same thing within 14 days of the "
    "last one's end / tickets raised of which reopenings, or who asked for what, are known",
    reference="Failure demand (Seddon 2003); interval: Wilson 1927.",
    traps="A ticket that is both reopened and a repeat is one; those that ask elsewhere a second time are not seen.",
    needs=Need("tickets with their reopenings or with who asked, such as a ServiceNow export", "servicenow_incident"),
    review=date(2027, 6, 30),
)

_ASKED = or_(TICKETS.c.person.is_not(None), TICKETS.c.reopen_count.is_not(None))
EARLIER = {
    1: replace(
        INDICATOR,
        counts=replace(INDICATOR.counts, where=and_(_ASKED, func.coalesce(TICKETS.c.state_class, "") != "cancelled")),
    )
}
