"""Can people serve themselves?"""

from datetime import date

from sqlalchemy import and_, func

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="self_service",
    title="Served themselves",
    question="Can people serve themselves?",
    unit="share",
    better="higher",
    factor="productivity",
    goal="Simple things need nobody.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.finished_on,
        where=and_(TICKETS.c.self_served.is_not(None), TICKETS.c.finished_on.is_not(None), func.coalesce(TICKETS.c.state_class, "") != "cancelled"),
    ),
    estimator=Share(hit=TICKETS.c.self_served),
    formula="finished tickets fulfilled without a person handling them / finished tickets of which that is known",
    reference="Self-service success; interval: Wilson 1927.",
    traps="A request raised in a portal and handled by a person is no self-service.",
    needs=Need("tickets that say whether a person handled them", "servicenow_incident"),
    review=date(2027, 6, 30),
)
