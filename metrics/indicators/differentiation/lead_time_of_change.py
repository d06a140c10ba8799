"""How fast does a new capability reach people?"""

from datetime import date

from sqlalchemy import and_, func

from data.schema import TICKETS
from data.sqltext import seconds_between
from metrics.estimate import Median
from metrics.indicator import Indicator, Need, Rows

LIVE = func.coalesce(TICKETS.c.live_at, TICKETS.c.finished_at)

INDICATOR = Indicator(
    key="lead_time_of_change",
    title="From idea to use",
    question="How fast does a new capability reach people?",
    unit="days",
    better="lower",
    factor="differentiation",
    goal="What is decided is soon in people's hands.",
    # Only what is live has a live day: changes that were cancelled or wait have none.
    counts=Rows(
        TICKETS,
        on=TICKETS.c.live_on,
        where=and_(TICKETS.c.live_on.is_not(None), seconds_between(TICKETS.c.opened_at, LIVE) >= 0),
    ),
    estimator=Median(duration=seconds_between(TICKETS.c.opened_at, LIVE) / 86_400.0),
    formula="median days from the request for a change to the day on which people had it, by that day; where the tool "
    "names no such day, to the end of the change",
    reference="Lead time for changes; interval: order statistics.",
    traps="Changes that wait for years count only when they go live; closing the ticket late.",
    needs=Need("changes with when they were asked for and when they went live", "servicenow_request"),
    review=date(2027, 6, 30),
)
