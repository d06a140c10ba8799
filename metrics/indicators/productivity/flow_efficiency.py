"""How much of that time was work, not waiting?"""

from datetime import date

from sqlalchemy import and_

from data.schema import CASES, TICKETS
from metrics.cases import OF_A_STREAM
from metrics.estimate import ShareOfTime
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="flow_efficiency",
    title="Flow efficiency",
    question="How much of that time was work, not waiting?",
    unit="share",
    better="higher",
    factor="productivity",
    goal="Nothing lies and waits.",
    counts=Rows(
        CASES,
        on=CASES.c.finished_on,
        where=and_(CASES.c.finished, CASES.c.worked_hours.is_not(None), CASES.c.working_hours > 0),
        best_of=OF_A_STREAM,
        filled_by=TICKETS,
    ),
    estimator=ShareOfTime(part=CASES.c.worked_hours, whole=CASES.c.working_hours),
    formula="working hours of finished cases in which any step was in a working state / working hours from their first "
    "ask to their outcome, where value streams are declared of their cases only; exports tell states, not touch time, so the true share is lower",
    reference="Touch time over lead time; interval: ratio estimator, linearised, which is the bootstrap over cases for "
    "many of them (Cochran 1977; Efron 1982).",
    traps="Parallel steps added up; a ticket left in progress overnight; states whose class nobody has confirmed.",
    needs=Need("the history of states, such as a ServiceNow metric export, and what each state means",
               "servicenow_metric"),
    review=date(2027, 6, 30),
)
