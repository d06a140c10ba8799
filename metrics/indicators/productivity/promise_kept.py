"""Do we do what we promised, when we promised?"""

from datetime import date

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="promise_kept",
    title="Promise kept",
    question="Do we do what we promised, when we promised?",
    unit="share",
    better="higher",
    factor="productivity",
    goal="People can rely on what was promised to them.",
    counts=Rows(TICKETS, on=TICKETS.c.finished_on, where=TICKETS.c.promise_kept.is_not(None)),
    estimator=Share(hit=TICKETS.c.promise_kept),
    formula="finished tickets within their promised time / finished tickets with a promised time",
    reference="Share of commitments met; interval: Wilson 1927.",
    traps="Counting rows of an audit log instead of tickets; leaving out tickets that were closed without a resolved "
    "moment; counting what was never promised as kept.",
    needs=Need("tickets with a promised time, such as a ServiceNow incident export", "servicenow_incident"),
    review=date(2027, 6, 30),
)
