"""How long from first ask to outcome?"""

from datetime import date

from sqlalchemy import and_, func, not_

from data.schema import CASES, TICKETS
from metrics.cases import OF_A_STREAM
from metrics.estimate import Median
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="time_to_outcome",
    title="Time to outcome",
    question="How long from first ask to outcome?",
    unit="working hours",
    better="lower",
    factor="productivity",
    goal="People get what they need without waiting for it.",
    counts=Rows(
        CASES,
        on=CASES.c.started_on,
        where=and_(CASES.c.working_hours.is_not(None), not_(func.coalesce(CASES.c.cancelled, False))),
        best_of=OF_A_STREAM,
        filled_by=TICKETS,
    ),
    estimator=Median(duration=CASES.c.working_hours, ended=CASES.c.finished),
    formula="median working hours from the first ask of a case to its outcome, by the month of the first ask; cases "
    "still open count as lasting at least until the newest data; where value streams are declared, their cases only",
    reference="Kaplan & Meier 1958; interval: Brookmeyer & Crowley 1982.",
    traps="Leaving open cases out (survivor bias); measuring single tickets instead of the case; cancelled cases.",
    needs=Need("tickets with when they were opened and closed", "servicenow_incident"),
    review=date(2027, 6, 30),
)
