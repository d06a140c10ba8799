"""Do new colleagues stay?"""

from datetime import date

from sqlalchemy import and_, or_

from data.schema import PEOPLE
from metrics import employment
from metrics.estimate import Survival
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Rows

YEAR = 365

INDICATOR = Indicator(
    key="first_year_retention",
    title="First year retention",
    question="Do new colleagues stay?",
    unit="share",
    better="higher",
    factor="experience",
    goal="Whoever joins us wants to stay.",
    counts=Rows(
        PEOPLE,
        on=PEOPLE.c.hired_on,
        where=and_(
            employment.DAYS_WATCHED.is_not(None),
            employment.DAYS_UNSEEN < YEAR,
            or_(employment.DAYS_UNSEEN == 0, employment.DAYS_WATCHED > employment.DAYS_UNSEEN),
            employment.DAYS_WATCHED >= 0,
        ),
    ),
    estimator=Survival(
        duration=employment.DAYS_WATCHED, ended=employment.SEEN_LEAVING, entered=employment.DAYS_UNSEEN, at=YEAR
    ),
    privacy="people",
    minimum=SMALLEST_GROUP,
    formula="share of spells of employment that last beyond 365 days, by when they began; those still running count as "
    "long as they were watched, those begun before leavers were recorded from then on; someone hired again begins anew",
    reference="Kaplan & Meier 1958, delayed entry; interval: log-log, exact binomial (Clopper & Pearson 1934) where "
    "nobody left.",
    traps="Leaving out those who have not had their year yet; taking a list without its leavers for one in which all stay.",
    needs=Need("a people list that names leavers with their last day", "people_list"),
    review=date(2027, 6, 30),
)
