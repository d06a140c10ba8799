"""Would colleagues recommend working here?"""

from datetime import date

from sqlalchemy import and_

from data.schema import ANSWERS
from metrics.answered import PEOPLE_WHO_ANSWERED
from metrics.estimate import NetScore
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Rows

INDICATOR = Indicator(
    key="enps",
    title="Colleagues who would recommend us",
    question="Would colleagues recommend working here?",
    unit="points",
    better="higher",
    factor="experience",
    goal="People are glad to work here.",
    counts=Rows(
        ANSWERS,
        on=ANSWERS.c.answered_on,
        where=and_(ANSWERS.c.asks == "recommend", ANSWERS.c.promoter.is_not(None)),
        people=PEOPLE_WHO_ANSWERED,
        said=ANSWERS.c.score,
    ),
    estimator=NetScore(promoter=ANSWERS.c.promoter, detractor=ANSWERS.c.detractor),
    privacy="confidential",
    minimum=SMALLEST_GROUP,
    # It is about the workplace, not about a service.
    without=("service", "stream"),
    formula="share of answers 9 and 10 - share of answers 0 to 6, in points",
    reference="Net score (Reichheld 2003); interval: adjusted Wald (Rocks 2016, The American Statistician).",
    traps="One score is not the whole experience; who did not answer may think otherwise.",
    needs=Need("answers to a survey that asks on a scale from 0 to 10 whether one would recommend working here", "qualtrics"),
    review=date(2027, 6, 30),
)
