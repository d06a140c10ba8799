"""Did people feel understood, in their own language?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import answers_to
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="comfort",
    title="Felt understood",
    question="Did people feel understood, in their own language?",
    unit="share",
    better="higher",
    factor="experience",
    goal="Nobody feels stupid for asking.",
    counts=answers_to("comfort", known=ANSWERS.c.favourable),
    estimator=Share(hit=ANSWERS.c.favourable),
    privacy="confidential",
    minimum=SMALLEST_GROUP,
    formula="favourable answers / answers to the questions whether people felt understood; favourable by length of scale",
    reference="Share of favourable answers (top points of the scale); interval: Wilson 1927.",
    traps="An average over languages hides the one in which nobody is understood.",
    needs=Need("answers to a survey that asks whether people felt understood", "qualtrics"),
    review=date(2027, 6, 30),
)
