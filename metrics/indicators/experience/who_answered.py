"""Whose voice is this?"""

from datetime import date

from sqlalchemy import Text, and_, cast, func, select

from data.schema import INVITATIONS, RESPONSES
from data.sqltext import as_double
from metrics.indicator import SMALLEST_GROUP, Beside, Indicator, Need, Rows
from metrics.response_rate import ResponseRate

_ASKED = INVITATIONS.alias("asked")
# An answer belongs to the latest round of its survey that had gone out by then, and to that round's period.
ROUND = (
    select(func.max(_ASKED.c.invited_on))
    .where(_ASKED.c.survey == RESPONSES.c.survey, _ASKED.c.invited_on <= RESPONSES.c.answered_on)
    .correlate(RESPONSES)
    .scalar_subquery()
)
INVITED = func.sum(func.coalesce(INVITATIONS.c.invited, 1))
# A group asked in three rounds is no larger for it: named people once each, else the average size of a round.
ROUNDS = func.count((INVITATIONS.c.survey + cast(INVITATIONS.c.invited_on, Text)).distinct())
PEOPLE_ASKED = func.coalesce(func.nullif(func.count(INVITATIONS.c.person.distinct()), 0), as_double(INVITED) / as_double(ROUNDS))
COMPLETE = and_(func.coalesce(RESPONSES.c.complete, True), ROUND.is_not(None))

INDICATOR = Indicator(
    key="who_answered",
    title="Who answered",
    question="Whose voice is this?",
    unit="share",
    better="higher",
    factor="experience",
    goal="Every group is heard.",
    counts=Rows(INVITATIONS, on=INVITATIONS.c.invited_on, people=PEOPLE_ASKED),
    estimator=ResponseRate(RESPONSES.c.complete),
    sums={"n": INVITED},
    beside=(Beside(Rows(RESPONSES, on=ROUND, where=COMPLETE), {"k": func.count()}),),
    privacy="confidential",
    minimum=SMALLEST_GROUP,
    formula="complete questionnaires / people invited, by the day of the invitation",
    reference="Response rate RR1 (AAPOR Standard Definitions); interval: Wilson 1927.",
    traps="A high rate of one group hides the silence of another; partly filled questionnaires do not count.",
    needs=Need("the list of who was invited to a survey, by person or by group", "invitations"),
    review=date(2027, 6, 30),
)
