"""How many tickets were reopened?"""

from datetime import date

from data.schema import TICKETS
from metrics.estimate import Total
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="reopened",
    title="Tickets reopened",
    question="How many tickets were reopened?",
    unit="count",
    better="lower",
    factor="diagnostic",
    goal="To compare with what the ticket tool shows.",
    counts=Rows(TICKETS, on=TICKETS.c.opened_on, where=TICKETS.c.reopen_count > 0),
    estimator=Total(),
    formula="tickets that the tool counted as reopened at least once, by the day they were raised",
    reference="A full count.",
    traps="A ticket reopened twice is one ticket; tools without a counter know of none.",
    needs=Need("tickets with a count of their reopenings", "servicenow_incident"),
    review=date(2027, 6, 30),
)
