"""How hard was it?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import WHO_ANSWERED, answers_to
from metrics.estimate import ClusteredMean
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="effort",
    title="Effort it took",
    question="How hard was it?",
    unit="of 100",
    better="lower",
    factor="experience",
    goal="Getting help is no work of its own.",
    counts=answers_to("effort", known=ANSWERS.c.score),
    estimator=ClusteredMean(value=ANSWERS.c.score, cluster=WHO_ANSWERED, bounds=(0.0, 100.0)),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="mean of the answers how hard it was, from 0 (no effort) to 100; questions that ask how easy it was are turned round",
    reference="Customer effort (Dixon, Freeman & Toman 2010); interval: t, clustered by person (Liang & Zeger 1986; Wolter 2007).",
    traps="Asked as ease, the scale runs the other way: mark the question as reversed. Few people who answer often.",
    needs=Need("answers to a survey that asks how much effort it took", "qualtrics"),
    review=date(2027, 6, 30),
)
