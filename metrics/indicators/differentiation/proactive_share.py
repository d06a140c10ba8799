"""How often are we ahead of the trouble?"""

from dataclasses import replace
from datetime import date

from sqlalchemy import and_, func, or_, select

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

BY_ITSELF = ("monitoring", "monitor", "event", "events", "event management", "alert", "alerts")
_SEEN = TICKETS.alias("seen")
# A tool that nothing ever came from by itself does not record it: that is no share of 0.
WATCHED = select(_SEEN.c.source).where(func.lower(func.trim(_SEEN.c.channel)).in_(BY_ITSELF))
_KNOWN = or_(TICKETS.c.proactive.is_not(None), and_(TICKETS.c.channel.is_not(None), TICKETS.c.source.in_(WATCHED)))

INDICATOR = Indicator(
    key="proactive_share",
    title="Ahead of the trouble",
    question="How often are we ahead of the trouble?",
    unit="share",
    better="higher",
    factor="differentiation",
    goal="We see it before our colleagues do.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.opened_on,
        where=and_(_KNOWN, func.coalesce(TICKETS.c.state_class, "") != "cancelled"),
    ),
    estimator=Share(hit=func.coalesce(TICKETS.c.proactive, func.lower(func.trim(TICKETS.c.channel)).in_(BY_ITSELF))),
    formula="tickets raised by us before anyone was affected / tickets of which that is known, cancelled ones apart; where "
    "the tool does not say, those that came from monitoring, in tools that record it",
    reference="Share of proactive work; interval: Wilson 1927.",
    traps="A false alarm that was cancelled is no trouble foreseen; an alarm after the first call is late; alarms that open many tickets for one trouble.",
    needs=Need("tickets that monitoring raised, beside those that people raised, with the channel by which each came", "servicenow_incident"),
    review=date(2027, 6, 30),
)

EARLIER = {
    1: replace(
        INDICATOR,
        counts=replace(INDICATOR.counts, where=_KNOWN),
        formula="tickets raised by us before anyone was affected / tickets of which that is known; where the tool does not "
        "say, those that came from monitoring, in tools that record it",
    )
}
