"""Can people be served when it suits them?"""

from datetime import date

from data.schema import CASES, TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="out_of_hours",
    title="Served out of hours",
    question="Can people be served when it suits them?",
    unit="share",
    better="higher",
    factor="productivity",
    goal="Help is there when it is needed.",
    counts=Rows(CASES, on=CASES.c.started_on, where=CASES.c.before_opening.is_not(None), filled_by=TICKETS),
    estimator=Share(hit=CASES.c.before_opening),
    formula="cases first asked for outside working hours with their outcome before working hours next began / cases "
    "first asked for outside working hours",
    reference="Share served before the next working day; interval: Wilson 1927.",
    traps="Working hours differ by location: without a calendar Monday to Friday, 9 to 17, is taken for all.",
    needs=Need("tickets with when they were opened and closed, and the calendar of working hours", "servicenow_incident"),
    review=date(2027, 6, 30),
)
