"""Do people feel understood when it matters?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import answers_to
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="comfort_at_moment",
    title="Understood along the journey",
    question="Do people feel understood when it matters?",
    unit="share",
    better="higher",
    factor="experience",
    goal="The moments that count go well.",
    counts=answers_to("comfort", known=ANSWERS.c.favourable, where=ANSWERS.c.moment.is_not(None)),
    estimator=Share(hit=ANSWERS.c.favourable),
    privacy="confidential",
    minimum=SMALLEST_GROUP,
    formula="favourable answers / answers whether people felt understood, at moments of the journey",
    reference="Share of favourable answers; interval: Wilson 1927.",
    traps="One figure for all moments hides the one that hurts: break it down by moment.",
    needs=Need("answers on services or questions that name the moment of the journey which they serve", "template_services"),
    review=date(2027, 6, 30),
)
