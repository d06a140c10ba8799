"""Can people speak up and ask for help?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import answers_to
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="safety",
    title="Safe to speak up",
    question="Can people speak up and ask for help?",
    unit="share",
    better="higher",
    factor="experience",
    goal="Trouble is told early.",
    counts=answers_to("safety", known=ANSWERS.c.favourable),
    estimator=Share(hit=ANSWERS.c.favourable),
    privacy="confidential",
    minimum=SMALLEST_GROUP,
    formula="favourable answers / answers to the questions whether one can speak up and ask for help",
    reference="Share of favourable answers (top points of the scale); interval: Wilson 1927.",
    traps="Those who do not dare to speak up may not answer either.",
    needs=Need("answers to a survey that asks whether people can speak up and ask for help", "qualtrics"),
    review=date(2027, 6, 30),
)
