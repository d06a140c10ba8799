"""Do colleagues stay?"""

from datetime import date

from data.schema import PEOPLE
from metrics import employment
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need, Spells

INDICATOR = Indicator(
    key="retention",
    title="Retention",
    question="Do colleagues stay?",
    unit="share",
    better="higher",
    factor="experience",
    goal="What people know stays with us.",
    counts=Spells(PEOPLE, where=employment.IN_POST_AT_START, since=employment.LEAVERS_KNOWN_SINCE),
    estimator=Share(hit=employment.STILL_THERE),
    privacy="people",
    minimum=SMALLEST_GROUP,
    formula="colleagues in post at the start of a twelve-month window and still there at its end / in post at its start",
    reference="Stability index (Bowey 1974); interval: Wilson 1927.",
    traps="Counting those who joined within the window; someone hired again has left once.",
    needs=Need("a people list that names leavers with their last day", "people_list"),
    review=date(2027, 6, 30),
)
