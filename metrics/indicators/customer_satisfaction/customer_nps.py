"""Would customers recommend us?"""

from datetime import date

from sqlalchemy import and_

from data.schema import ANSWERS
from metrics.answered import PEOPLE_WHO_ANSWERED
from metrics.estimate import NetScore
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Rows

INDICATOR = Indicator(
    key="customer_nps",
    title="Customers who would recommend us",
    question="Would customers recommend us?",
    unit="points",
    better="higher",
    factor="customer satisfaction",
    goal="Customers stay and bring others.",
    counts=Rows(
        ANSWERS,
        on=ANSWERS.c.answered_on,
        where=and_(ANSWERS.c.asks == "customer_recommend", ANSWERS.c.promoter.is_not(None)),
        people=PEOPLE_WHO_ANSWERED,
        said=ANSWERS.c.score,
    ),
    estimator=NetScore(promoter=ANSWERS.c.promoter, detractor=ANSWERS.c.detractor),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    without=("department",),
    formula="share of answers 9 and 10 - share of answers 0 to 6, in points",
    reference="Net score (Reichheld 2003); interval: adjusted Wald (Rocks 2016, The American Statistician).",
    traps="Asking only customers who stayed.",
    needs=Need("answers of customers on a scale from 0 to 10 whether they would recommend us", "surveymonkey"),
    review=date(2027, 6, 30),
)
