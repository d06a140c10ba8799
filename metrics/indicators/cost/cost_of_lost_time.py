"""What does lost working time cost?"""

from datetime import date

from data.schema import ANSWERS
from metrics.indicator import SMALLEST_GROUP, Indicator, Need
from metrics.lost_time import STRATUM, StatedTime
from metrics.lost_time_ground import STATED, TICKETS_BESIDE, ground

INDICATOR = Indicator(
    key="cost_of_lost_time",
    title="Cost of lost time",
    question="What does lost working time cost?",
    unit="money",
    better="lower",
    factor="cost",
    goal="Money goes into outcomes, not into waiting.",
    counts=STATED,
    estimator=StatedTime(minutes=ANSWERS.c.value, per_colleague=False),
    beside=(TICKETS_BESIDE,),
    strata=(STRATUM,),
    assumptions=("loaded_hourly_rate", "recoverable_share"),
    ground=ground,
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="lost hours x loaded hourly rate x recoverable share; low and high are those of the assumptions and of the "
    "sampling interval together",
    reference="Loaded rate = wage x (1 + benefits) x (1 + overhead); interval: assumption range x sampling interval.",
    traps="Calling every lost hour recoverable; rates without an owner.",
    needs=Need("assumptions for the hourly rate and the recoverable share, and answers on lost time", "template_assumptions"),
    review=date(2027, 6, 30),
)
