"""Can people rely on it?"""

from datetime import date

from data.schema import CASES
from metrics.estimate import Spread
from metrics.indicator import Indicator, Need
from metrics.indicators.productivity.time_to_outcome import INDICATOR as TIME_TO_OUTCOME

INDICATOR = Indicator(
    key="predictability",
    title="Predictability",
    question="Can people rely on it?",
    unit="times",
    better="lower",
    factor="productivity",
    goal="A promise of a day is worth something.",
    counts=TIME_TO_OUTCOME.counts,
    estimator=Spread(duration=CASES.c.working_hours, ended=CASES.c.finished),
    formula="the time within which 85 of 100 cases have their outcome / the time within which 50 have, in working hours "
    "from the first ask, by its month; cases still open count as lasting at least until now",
    reference="P85 / P50 of the Kaplan-Meier curve; interval: limits of both quantiles put together on the log scale "
    "(Zou & Donner 2008), with the correlation that the curve implies.",
    traps="Leaving open cases out; a month in which fewer than 85 of 100 have their outcome has no figure.",
    needs=Need("tickets with when they were opened and closed", "servicenow_incident"),
    review=date(2027, 6, 30),
)
