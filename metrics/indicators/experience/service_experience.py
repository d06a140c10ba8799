"""How was it for the people served?"""

from datetime import date

from sqlalchemy import and_

from data.schema import ANSWERS
from metrics.answered import PEOPLE_WHO_ANSWERED
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Rows

INDICATOR = Indicator(
    key="service_experience",
    title="Experience of the service",
    question="How was it for the people served?",
    unit="share",
    better="higher",
    factor="experience",
    goal="Colleagues are glad of how they were served.",
    counts=Rows(
        ANSWERS,
        on=ANSWERS.c.answered_on,
        where=and_(ANSWERS.c.asks == "satisfaction", ANSWERS.c.favourable.is_not(None)),
        people=PEOPLE_WHO_ANSWERED,
        said=ANSWERS.c.score,
    ),
    estimator=Share(hit=ANSWERS.c.favourable),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="favourable answers / answers to the question how satisfied people are; favourable by length of scale",
    reference="Share of favourable answers (top points of the scale); interval: Wilson 1927.",
    traps="Reading a scale of 4 as one of 5; counting `not applicable` as the lowest answer; few answers, loud voices.",
    needs=Need("answers to a satisfaction survey", "qualtrics"),
    review=date(2027, 6, 30),
)
