"""Are people prepared for what comes?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import answers_to
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="readiness",
    title="Prepared for what comes",
    question="Are people prepared for what comes?",
    unit="share",
    better="higher",
    factor="experience",
    goal="Change finds people prepared.",
    counts=answers_to("readiness", known=ANSWERS.c.favourable),
    estimator=Share(hit=ANSWERS.c.favourable),
    privacy="confidential",
    minimum=SMALLEST_GROUP,
    formula="favourable answers / answers to the questions whether people feel prepared",
    reference="Share of favourable answers (top points of the scale); interval: Wilson 1927.",
    traps="Feeling prepared is not being prepared.",
    needs=Need("answers to a survey that asks whether people are prepared for what comes", "qualtrics"),
    review=date(2027, 6, 30),
)
