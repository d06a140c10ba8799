"""How much working time does friction take?"""

from datetime import date

from data.schema import ANSWERS
from metrics.indicator import SMALLEST_GROUP, Indicator, Need
from metrics.lost_time import STRATUM, StatedTime
from metrics.lost_time_ground import HEADCOUNT, STATED, TICKETS_BESIDE, ground

INDICATOR = Indicator(
    key="lost_hours_per_colleague",
    title="Lost hours per colleague",
    question="How much working time does friction take?",
    unit="hours",
    better="lower",
    factor="productivity",
    goal="Working time goes into the work itself.",
    counts=STATED,
    estimator=StatedTime(minutes=ANSWERS.c.value),
    beside=(TICKETS_BESIDE, HEADCOUNT),
    strata=(STRATUM,),
    ground=ground,
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="mean minutes that people say a ticket took from them, weighted to the tickets of each service, x tickets / "
    "average headcount; without answers from the assumed minutes per ticket, marked as such",
    reference="Stratified mean (Cochran 1977); interval: t with the pooled degrees of freedom.",
    traps="Taking the time a ticket was open for lost time; joining answers and tickets row by row.",
    needs=Need("answers to the question how much time was lost, tickets, and a people list", "qualtrics"),
    review=date(2027, 6, 30),
)
