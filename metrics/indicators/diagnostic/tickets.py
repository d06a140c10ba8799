"""How many tickets were raised?"""

from datetime import date

from data.schema import TICKETS
from metrics.estimate import Total
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="tickets",
    title="Tickets raised",
    question="How many tickets were raised?",
    unit="count",
    better=None,
    factor="diagnostic",
    goal="To know how much is asked for.",
    counts=Rows(TICKETS, on=TICKETS.c.opened_on),
    estimator=Total(),
    formula="tickets, by the day they were raised",
    reference="A full count.",
    traps="Counting rows of an audit log; taking many tickets for good or bad.",
    needs=Need("any list of tickets", "servicenow_incident"),
    review=date(2027, 6, 30),
)
