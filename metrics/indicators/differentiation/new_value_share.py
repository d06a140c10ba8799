"""How much effort goes into something new?"""

from datetime import date

from sqlalchemy import case

from data.schema import COSTS
from metrics.estimate import Ratio
from metrics.indicator import Indicator, Need
from metrics.spending import AMOUNT, BOOKED, NEW, newest_kind

INDICATOR = Indicator(
    key="new_value_share",
    title="Spent on something new",
    question="How much effort goes into something new?",
    unit="share",
    better="higher",
    factor="differentiation",
    goal="People get what they could not do before.",
    counts=BOOKED,
    estimator=Ratio(
        numerator=case((COSTS.c.kind == NEW, AMOUNT), else_=0.0),
        denominator=AMOUNT,
        bounds=(0.0, 1.0),
    ),
    ground=newest_kind,
    without=("kind",),
    formula="cost of what is new / all cost whose kind is known; where nothing is booked as new, change stands for it",
    reference="Share of spending on new work; a full count, no interval.",
    traps="Calling the upkeep of old things change; costs booked without a kind are left out.",
    needs=Need("costs per service and month, with their kind (run, change or new)", "template_costs"),
    review=date(2027, 6, 30),
)
