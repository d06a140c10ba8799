"""What could be handed to a machine?"""

from datetime import date

from sqlalchemy import and_, func

from data.schema import TICKETS
from metrics.automation import NAMES, Potential, ground
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="automation_potential",
    title="What a machine could do",
    question="What could be handed to a machine?",
    unit="money",
    better="higher",
    factor="productivity",
    goal="People do what only people can.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.opened_on,
        where=and_(TICKETS.c.item.is_not(None), func.coalesce(TICKETS.c.state_class, "") != "cancelled"),
    ),
    estimator=Potential(on=TICKETS.c.opened_on),
    strata=("item", "service"),
    assumptions=NAMES,
    ground=ground,
    formula="per item: tickets x minutes saved x automatable share (at most 0.25) x loaded hourly rate - running cost of "
    "its months; items that would not pay are left as they are",
    reference="Stated assumptions; low and high are theirs together: low benefits with high costs, and the reverse.",
    traps="Taking every ticket of an item for alike; forgetting what a machine costs; adding this to what self-service saves.",
    needs=Need("tickets with what they are about, and owned assumptions of the minutes saved, the automatable share, the "
               "hourly rate and the running cost", "template_assumptions"),
    review=date(2027, 6, 30),
)
