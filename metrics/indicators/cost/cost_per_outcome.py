"""What does one outcome cost?"""

from datetime import date

from sqlalchemy import and_, exists, select

from data.schema import COSTS, MEASURES, STREAMS
from data.sqltext import period_start
from metrics.estimate import Ratio
from metrics.indicator import Beside, Indicator, Need, Rows
from metrics.spending import AMOUNT, converted

_COSTS, _MEASURES = COSTS.alias("spent"), MEASURES.alias("done")


def _counts_outcomes(measures):
    """Rows of the business measure by which the stream counts its outcomes."""
    return exists(select(STREAMS.c.id).where(STREAMS.c.id == measures.c.stream, STREAMS.c.measure == measures.c.measure))


def _same_month(costs, measures):
    return and_(
        costs.c.stream == measures.c.stream, period_start("month", costs.c.on) == period_start("month", measures.c.on)
    )


# Only months in which both sides are known: a month of cost without its outcomes would make them look dear.
MATCHED_COSTS = exists(select(_MEASURES.c.id).where(_same_month(COSTS, _MEASURES), _counts_outcomes(_MEASURES)))
MATCHED_UNITS = exists(select(_COSTS.c.id).where(_same_month(_COSTS, MEASURES)))
ESTIMATOR = Ratio(numerator=AMOUNT, denominator=MEASURES.c.value, bounds=(0.0, None))

INDICATOR = Indicator(
    key="cost_per_outcome",
    title="Cost per outcome",
    question="What does one outcome cost?",
    unit="money",
    better="lower",
    factor="cost",
    goal="Each outcome costs no more than it must.",
    counts=Rows(COSTS, on=COSTS.c.on, where=MATCHED_COSTS, whole_months=True),
    estimator=ESTIMATOR,
    sums=ESTIMATOR.numerator_aggregates(),
    beside=(
        Beside(
            Rows(MEASURES, on=MEASURES.c.on, where=and_(_counts_outcomes(MEASURES), MATCHED_UNITS), whole_months=True),
            ESTIMATOR.denominator_aggregates(),
            ignores=("kind",),
        ),
    ),
    apart="stream",
    ground=converted,
    without=("service",),
    formula="cost of a stream's services / units of its outcome, in the months for which both are known",
    reference="Unit cost; a full count, no interval.",
    traps="Adding outcomes of different streams; months with costs but without outcomes; a rate of today for a cost of last year.",
    needs=Need("costs per service and month, and the business measure that counts a stream's outcomes", "template_costs"),
    review=date(2027, 6, 30),
)
