"""How often does it change hands?"""

from datetime import date

from sqlalchemy import and_

from data.schema import CASES, TICKETS
from metrics.cases import HANDED_BY_HISTORY, OF_A_STREAM
from metrics.estimate import Mean
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="handoffs_per_outcome",
    title="Handoffs per outcome",
    question="How often does it change hands?",
    unit="count",
    better="lower",
    factor="productivity",
    goal="Work flows without being passed around.",
    counts=Rows(
        CASES,
        on=CASES.c.finished_on,
        where=and_(CASES.c.finished, CASES.c.handoffs.is_not(None)),
        best_of=OF_A_STREAM + HANDED_BY_HISTORY,
        filled_by=TICKETS,
    ),
    estimator=Mean(value=CASES.c.handoffs, bounds=(0.0, None)),
    formula="changes of team in finished cases / finished cases; from the history of changes where any is known, else "
    "from the tool's own counter; where value streams are declared, of their cases only",
    reference="Mean; interval: Student's t.",
    traps="Mixing the observed history with the tool's counter in one figure.",
    needs=Need("the history of teams, such as a ServiceNow metric export, or tickets with a reassignment count",
               "servicenow_metric"),
    review=date(2027, 6, 30),
)
