"""How many questionnaires came back?"""

from datetime import date

from data.schema import RESPONSES
from sqlalchemy import func

from metrics.estimate import Total
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Rows

INDICATOR = Indicator(
    key="responses",
    title="Questionnaires received",
    question="How many questionnaires came back?",
    unit="count",
    better=None,
    factor="diagnostic",
    goal="To know on how many voices a figure rests.",
    counts=Rows(
        RESPONSES,
        on=RESPONSES.c.answered_on,
        people=func.count(func.coalesce(RESPONSES.c.person, RESPONSES.c.source + "/" + RESPONSES.c.id).distinct()),
    ),
    estimator=Total(),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="questionnaires received, unfinished ones included, by the day they were sent in",
    reference="A full count.",
    traps="A count says nothing of who did not answer.",
    needs=Need("the answers to any survey", "qualtrics"),
    review=date(2027, 6, 30),
)
