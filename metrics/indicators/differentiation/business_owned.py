"""Are colleagues outside IT taking part?"""

from datetime import date

from sqlalchemy import and_, case, func

from data.schema import SERVICES
from metrics.estimate import Ratio
from metrics.indicator import Indicator, Need, Rows


def _plain(column):
    return func.lower(func.trim(column))


INDICATOR = Indicator(
    key="business_owned",
    title="Owned where it is used",
    question="Are colleagues outside IT taking part?",
    unit="share",
    better="higher",
    factor="differentiation",
    goal="Those who need a service answer for it.",
    counts=Rows(SERVICES, on=None, where=and_(SERVICES.c.owner_department.is_not(None), SERVICES.c.department.is_not(None))),
    estimator=Ratio(
        numerator=case((_plain(SERVICES.c.owner_department) != _plain(SERVICES.c.department), 1), else_=0),
        denominator=case((SERVICES.c.id.is_not(None), 1)),
        bounds=(0.0, 1.0),
    ),
    formula="services whose owner works outside the department that provides them / services of which both are declared",
    reference="Share of services with an owner in the business; a full count, no interval.",
    traps="A name in a field is no owner; services without a declared owner are not counted at all.",
    needs=Need("the list of services with who provides them and where their owner works", "template_services"),
    review=date(2027, 6, 30),
)
