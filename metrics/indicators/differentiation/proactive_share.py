"""How often are we ahead of the trouble?"""

from datetime import date

from sqlalchemy import func, or_

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

BY_ITSELF = ("monitoring", "monitor", "event", "events", "event management", "alert", "alerts")

INDICATOR = Indicator(
    key="proactive_share",
    title="Ahead of the trouble",
    question="How often are we ahead of the trouble?",
    unit="share",
    better="higher",
    factor="differentiation",
    goal="We see it before our colleagues do.",
    counts=Rows(
        TICKETS, on=TICKETS.c.opened_on, where=or_(TICKETS.c.proactive.is_not(None), TICKETS.c.channel.is_not(None))
    ),
    estimator=Share(hit=func.coalesce(TICKETS.c.proactive, func.lower(func.trim(TICKETS.c.channel)).in_(BY_ITSELF))),
    formula="tickets raised by us before anyone was affected / tickets of which that is known; where the tool does not "
    "say, those that came from monitoring",
    reference="Share of proactive work; interval: Wilson 1927.",
    traps="An alarm after the first call is late; alarms that open many tickets for one trouble.",
    needs=Need("tickets with the channel by which they came", "servicenow_incident"),
    review=date(2027, 6, 30),
)
