"""How much revenue did interruptions put at risk?"""

from datetime import date

from sqlalchemy import DateTime, and_, cast, func, select, true

from data.schema import IMPAIRMENTS, OUTAGES, STREAMS
from data.sqltext import seconds_between
from metrics.estimate import Priced
from metrics.facts import WINDOW
from metrics.indicator import Beside, Indicator, Need, Spells
from metrics.risk_ground import PRICE, ground

STARTS, ENDS = (cast(day, DateTime) for day in (WINDOW.c.starts, WINDOW.c.ends))
WITHIN = seconds_between(
    func.greatest(IMPAIRMENTS.c.started_at, STARTS), func.least(IMPAIRMENTS.c.ended_at, ENDS)
) / 3600.0

FIRST = select(func.min(IMPAIRMENTS.c.started_on)).scalar_subquery()
# From the first recorded interruption on, a stream without one in a period stood still for no hour of it.
QUIET = Beside(
    Spells(STREAMS, where=true(), since=func.min(FIRST), months=None),
    {"streams": func.count()},
)

INDICATOR = Indicator(
    key="revenue_at_risk",
    title="Revenue at risk",
    question="How much revenue did interruptions put at risk?",
    unit="money",
    better="lower",
    factor="revenue",
    goal="Customers are never turned away.",
    counts=Spells(
        IMPAIRMENTS,
        where=and_(IMPAIRMENTS.c.started_at < ENDS, IMPAIRMENTS.c.ended_at > STARTS),
        since=func.min(IMPAIRMENTS.c.started_on),
        months=None,
        filled_by=OUTAGES,
    ),
    estimator=Priced(hours=WITHIN * IMPAIRMENTS.c.affected_share, part="stream"),
    beside=(QUIET,),
    strata=("stream",),
    assumptions=(PRICE,),
    ground=ground,
    formula="hours in which a value stream stood still x affected share x revenue per hour of the stream; overlapping "
    "interruptions of a stream count once, with the largest share; from the first recorded one on",
    reference="Impaired hours by union of intervals; low and high are those of the assumption.",
    traps="Taking open tickets for outages; adding up interruptions at the same time; revenue that was only delayed.",
    needs=Need("outages or tickets marked as major, and an owned assumption of the revenue per hour of each value stream",
               "template_outages"),
    review=date(2027, 6, 30),
)
