"""How soon would handing work to a machine pay for itself?"""

from datetime import date

from data.schema import TICKETS
from metrics.automation import NAMES, SETUP, Payback, ground
from metrics.indicator import Indicator, Need
from metrics.indicators.productivity.automation_potential import INDICATOR as POTENTIAL

INDICATOR = Indicator(
    key="automation_payback",
    title="Payback of a machine",
    question="How soon would handing work to a machine pay for itself?",
    unit="months",
    better="lower",
    factor="productivity",
    goal="People do what only people can.",
    counts=POTENTIAL.counts,
    estimator=Payback(on=TICKETS.c.opened_on),
    strata=("item", "service"),
    assumptions=(*NAMES, SETUP),
    ground=ground,
    formula="setup cost of the items that pay at best guess / what is left of their saving a month after running cost; low "
    "takes the lowest setup with the highest saving, high the reverse",
    reference="Simple payback; low and high are those of the assumptions together.",
    traps="A payback without its range; items that never pay; savings that nobody uses for anything else.",
    needs=Need("tickets with what they are about, and owned assumptions of what a machine saves, costs to set up and to run",
               "template_assumptions"),
    review=date(2027, 6, 30),
)
