"""How much of what we spend only keeps things running?"""

from datetime import date

from sqlalchemy import case

from data.schema import COSTS
from metrics.estimate import Ratio
from metrics.indicator import Indicator, Need
from metrics.spending import AMOUNT, BOOKED, RUN, converted

INDICATOR = Indicator(
    key="keep_the_lights_on",
    title="Spent to keep things running",
    question="How much of what we spend only keeps things running?",
    unit="share",
    better="lower",
    factor="cost",
    goal="Money goes into what comes next.",
    counts=BOOKED,
    estimator=Ratio(
        numerator=case((COSTS.c.kind == RUN, AMOUNT), else_=0.0),
        denominator=AMOUNT,
        bounds=(0.0, 1.0),
    ),
    ground=converted,
    without=("kind",),
    formula="run cost / all cost whose kind is known",
    reference="Run cost over total cost; a full count, no interval.",
    traps="Costs booked without a kind are left out; costs in another currency count at the rate of their month.",
    needs=Need("costs per service and month, with their kind (run, change or new)", "template_costs"),
    review=date(2027, 6, 30),
)
