"""Who chooses to leave?"""

from datetime import date

from data.schema import PEOPLE
from metrics import employment
from metrics.estimate import Rate
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Spells

INDICATOR = Indicator(
    key="voluntary_turnover",
    title="Voluntary turnover",
    question="Who chooses to leave?",
    unit="share",
    better="lower",
    factor="experience",
    goal="People stay because they want to.",
    counts=Spells(
        PEOPLE, where=employment.IN_POST, since=employment.LEAVERS_KNOWN_SINCE, people=employment.AVERAGE_HEADCOUNT
    ),
    estimator=Rate(events=employment.LEFT_BY_CHOICE, exposure=employment.SHARE_OF_WINDOW),
    privacy="people",
    minimum=SMALLEST_GROUP,
    formula="voluntary leavers / average headcount, over the twelve months that end with the period; retirements apart",
    reference="ISO/TS 30421 turnover; interval: exact Poisson (Garwood 1936).",
    traps="Multiplying one month by twelve; counting retirements as a choice; a list without its leavers.",
    needs=Need("a people list that names leavers with their last day and reason", "people_list"),
    review=date(2027, 6, 30),
)
