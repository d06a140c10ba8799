"""How many questionnaires came back?"""

from datetime import date

from data.schema import RESPONSES
from metrics.estimate import Total
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="responses",
    title="Questionnaires received",
    question="How many questionnaires came back?",
    unit="count",
    better=None,
    factor="diagnostic",
    goal="To know on how many voices a figure rests.",
    counts=Rows(RESPONSES, on=RESPONSES.c.answered_on),
    estimator=Total(),
    # How many came back is no opinion; who they were is not told.
    listed=False,
    without=("department",),
    formula="questionnaires received, unfinished ones included, by the day they were sent in",
    reference="A full count.",
    traps="A count says nothing of who did not answer.",
    needs=Need("the answers to any survey", "qualtrics"),
    review=date(2027, 6, 30),
)
