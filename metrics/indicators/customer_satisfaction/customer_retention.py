"""Do customers stay?"""

from datetime import date

from sqlalchemy import and_, func, or_

from data.schema import CUSTOMERS
from metrics.estimate import Share
from metrics.facts import WINDOW
from metrics.indicator import Indicator, Need, Spells

THERE_AT_START = and_(
    CUSTOMERS.c.since_on <= WINDOW.c.starts, or_(CUSTOMERS.c.left_on.is_(None), CUSTOMERS.c.left_on >= WINDOW.c.starts)
)

INDICATOR = Indicator(
    key="customer_retention",
    title="Customers who stay",
    question="Do customers stay?",
    unit="share",
    better="higher",
    factor="customer satisfaction",
    goal="Customers stay because it is worth their while.",
    # Before the first known leaver a list does not tell who left.
    counts=Spells(CUSTOMERS, where=THERE_AT_START, since=func.min(CUSTOMERS.c.left_on)),
    estimator=Share(hit=or_(CUSTOMERS.c.left_on.is_(None), CUSTOMERS.c.left_on >= WINDOW.c.ends)),
    formula="customers there at the start of a twelve-month window and still there at its end / there at its start",
    reference="Customer retention rate; interval: Wilson 1927.",
    traps="Counting those won within the window; a list that forgets those who left.",
    needs=Need("the list of customers with since when and until when", "template_customers"),
    review=date(2027, 6, 30),
)
