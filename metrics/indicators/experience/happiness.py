"""Were people glad of the service?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import answers_to
from metrics.estimate import NetScore
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="happiness",
    title="Glad of the service",
    question="Were people glad of the service?",
    unit="points",
    better="higher",
    factor="experience",
    goal="People are glad that they asked.",
    counts=answers_to("happiness", "satisfaction", known=ANSWERS.c.promoter),
    estimator=NetScore(promoter=ANSWERS.c.promoter, detractor=ANSWERS.c.detractor),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="share of answers 9 and 10 - share of answers 0 to 6 to the question how glad or satisfied people were, asked from 0 to 10; in points",
    reference="Net score (Reichheld 2003); interval: adjusted Wald (Rocks 2016, The American Statistician).",
    traps="Answers on shorter scales have no 9 and 10 and are left out.",
    needs=Need("answers of colleagues on a scale from 0 to 10 how glad they were of the service", "qualtrics"),
    review=date(2027, 6, 30),
)
