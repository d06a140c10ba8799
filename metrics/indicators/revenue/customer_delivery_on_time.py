"""Do customers get what they bought when promised?"""

from datetime import date

from sqlalchemy import func, or_, select

from data.schema import DELIVERIES
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

_ALL = DELIVERIES.alias("every")
NEWEST = select(func.max(_ALL.c.delivered_on)).scalar_subquery()

INDICATOR = Indicator(
    key="customer_delivery_on_time",
    title="Delivered on time",
    question="Do customers get what they bought when promised?",
    unit="share",
    better="higher",
    factor="revenue",
    goal="Customers can count on the promised day.",
    counts=Rows(
        DELIVERIES,
        on=DELIVERIES.c.promised_on,
        # An open delivery whose day has passed is late, not unknown.
        where=or_(DELIVERIES.c.on_time.is_not(None), DELIVERIES.c.promised_on < NEWEST),
    ),
    estimator=Share(hit=func.coalesce(DELIVERIES.c.on_time, False)),
    formula="deliveries at or before the promised day / deliveries made or overdue, by the month promised",
    reference="Delivered on time to the promised date; interval: Wilson 1927.",
    traps="Leaving out what was promised and never delivered; placing a delivery by the day it came.",
    needs=Need("deliveries with the promised and the actual day", "deliveries"),
    review=date(2027, 6, 30),
)
