"""How much of what we spend only keeps things running?"""

from datetime import date

from sqlalchemy import case

from data.schema import COSTS
from metrics.estimate import Ratio
from metrics.indicator import Indicator, Need
from metrics.spending import BOOKED, RUN, one_currency

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
        numerator=case((COSTS.c.kind == RUN, COSTS.c.amount), else_=0.0),
        denominator=COSTS.c.amount,
        bounds=(0.0, 1.0),
    ),
    ground=one_currency,
    without=("kind",),
    formula="run cost / all cost whose kind is known",
    reference="Run cost over total cost; a full count, no interval.",
    traps="Costs booked without a kind are left out; costs in several currencies are never added.",
    needs=Need("costs per service and month, with their kind (run, change or new)", "template_costs"),
    review=date(2027, 6, 30),
)
