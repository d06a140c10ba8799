"""How much working time does a moment of the journey take?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import WHO_ANSWERED, answers_to
from metrics.estimate import ClusteredMean
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="lost_minutes_at_moment",
    title="Time lost along the journey",
    question="How much working time does a moment of the journey take?",
    unit="minutes",
    better="lower",
    factor="experience",
    goal="The moments that count go well.",
    counts=answers_to("lost_time", known=ANSWERS.c.value, where=ANSWERS.c.moment.is_not(None)),
    estimator=ClusteredMean(value=ANSWERS.c.value, cluster=WHO_ANSWERED, bounds=(0.0, None)),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="mean of the minutes that people say they lost, at moments of the journey",
    reference="Mean; interval: t, clustered by person.",
    traps="Stated time is remembered time; one figure for all moments hides the one that hurts.",
    needs=Need("answers on services or questions that name the moment of the journey which they serve", "template_services"),
    review=date(2027, 6, 30),
)
