"""What do we solve again and again?"""

from datetime import date

from sqlalchemy import and_, func, not_, select

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

_BEFORE = TICKETS.alias("before")
FIRST_END = (
    select(func.min(_BEFORE.c.finished_at))
    .where(
        _BEFORE.c.source == TICKETS.c.source,
        _BEFORE.c.cause == TICKETS.c.cause,
        func.coalesce(_BEFORE.c.state_class, "") != "cancelled",
    )
    .correlate(TICKETS)
    .scalar_subquery()
)
# Whatever was raised after the first end of its cause had been solved before.
SOLVED_BEFORE = func.coalesce(TICKETS.c.opened_at > FIRST_END, False)

INDICATOR = Indicator(
    key="rediscovery",
    title="Solved anew each time",
    question="What do we solve again and again?",
    unit="share",
    better="lower",
    factor="productivity",
    goal="A cause is found once.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.finished_on,
        where=and_(
            TICKETS.c.cause.is_not(None),
            TICKETS.c.article_used.is_not(None),
            TICKETS.c.finished_on.is_not(None),
            func.coalesce(TICKETS.c.state_class, "") != "cancelled",
        ),
    ),
    estimator=Share(hit=and_(SOLVED_BEFORE, not_(TICKETS.c.article_used))),
    formula="finished tickets whose cause had been solved before they were raised, without an article / finished tickets "
    "with a known cause",
    reference="Share of known causes solved without their article; interval: Wilson 1927.",
    traps="How a ticket was closed is not its cause; where nobody records articles nothing can be said.",
    needs=Need("tickets with their cause and whether an article was used", "servicenow_incident"),
    review=date(2027, 6, 30),
)
