"""What share of the people in this table has left?"""

from datetime import date

from sqlalchemy import and_

from data.schema import PEOPLE
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Rows

INDICATOR = Indicator(
    key="attrition_share",
    title="Share who have left",
    question="What share of the people in this table has left?",
    unit="share",
    better="lower",
    factor="diagnostic",
    goal="A first look where no dates are known.",
    counts=Rows(PEOPLE, on=None, where=and_(PEOPLE.c.left.is_not(None), PEOPLE.c.hired_on.is_(None))),
    estimator=Share(hit=PEOPLE.c.left),
    privacy="people",
    minimum=SMALLEST_GROUP,
    formula="people marked as having left / people in tables that name no dates",
    reference="Share; interval: Wilson 1927.",
    traps="It is no yearly rate: over how long people left is not known.",
    needs=Need("an attrition table, with or without dates", "attrition"),
    review=date(2027, 6, 30),
)
