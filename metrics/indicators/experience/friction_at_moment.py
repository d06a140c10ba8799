"""Where does the journey hurt?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import WHO_ANSWERED, answers_to
from metrics.estimate import ClusteredMean
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="friction_at_moment",
    title="Friction along the journey",
    question="Where does the journey hurt?",
    unit="of 100",
    better="lower",
    factor="experience",
    goal="The moments that count go well.",
    counts=answers_to("effort", known=ANSWERS.c.score, where=ANSWERS.c.moment.is_not(None)),
    estimator=ClusteredMean(value=ANSWERS.c.score, cluster=WHO_ANSWERED, bounds=(0.0, 100.0)),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="mean of the answers how hard it was, from 0 to 100, at moments of the journey: joining, first 90 days, moving, returning, leaving",
    reference="Customer effort (Dixon, Freeman & Toman 2010); interval: t, clustered by person.",
    traps="One figure for all moments hides the one that hurts: break it down by moment.",
    needs=Need("answers on services or questions that name the moment of the journey which they serve", "template_services"),
    review=date(2027, 6, 30),
)
