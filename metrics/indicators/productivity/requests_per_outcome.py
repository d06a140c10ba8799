"""How many requests must a colleague raise for one outcome?"""

from datetime import date

from sqlalchemy import and_

from data.schema import CASES, TICKETS
from metrics.estimate import Mean
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="requests_per_outcome",
    title="Requests per outcome",
    question="How many requests must a colleague raise for one outcome?",
    unit="count",
    better="lower",
    factor="productivity",
    goal="People ask once and get what they need.",
    counts=Rows(
        CASES,
        on=CASES.c.finished_on,
        where=and_(CASES.c.finished, CASES.c.stream.is_not(None), CASES.c.raised.is_not(None)),
        filled_by=TICKETS,
    ),
    estimator=Mean(value=CASES.c.raised, bounds=(1.0, None)),
    formula="tickets that somebody raised in finished cases of a value stream / such cases; a ticket and all that "
    "belong to it, such as the tasks of a request, were raised once",
    reference="Mean; interval: Student's t.",
    traps="Without rules for the stream each ticket is a case, and the answer is 1.",
    needs=Need("tickets, and rules that say which of them are steps of one case", "template_stream_rules"),
    review=date(2027, 6, 30),
)
