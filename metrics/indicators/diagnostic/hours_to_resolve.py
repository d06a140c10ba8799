"""How long does a ticket take, as the tool counts it?"""

from datetime import date

from sqlalchemy import and_

from data.schema import TICKETS
from data.sqltext import seconds_between
from metrics.estimate import Mean
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="hours_to_resolve",
    title="Hours to resolve",
    question="How long does a ticket take, as the tool counts it?",
    unit="hours",
    better="lower",
    factor="diagnostic",
    goal="To compare with what the ticket tool shows.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.finished_on,
        where=and_(TICKETS.c.resolved_at.is_not(None), TICKETS.c.opened_at.is_not(None)),
    ),
    estimator=Mean(value=seconds_between(TICKETS.c.opened_at, TICKETS.c.resolved_at) / 3600.0, bounds=(0.0, None)),
    formula="mean calendar hours from opened to resolved, over tickets with a resolved moment",
    reference="Mean; interval: Student's t.",
    traps="Only resolved tickets count, so a growing pile looks fast; nights and weekends are in it.",
    needs=Need("tickets with when they were opened and resolved", "servicenow_incident"),
    review=date(2027, 6, 30),
)
