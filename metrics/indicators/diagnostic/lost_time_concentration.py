"""In how few tickets does most of the lost time lie?"""

from datetime import date

from data.schema import ANSWERS
from metrics.concentration import STRATUM, Concentration
from metrics.indicator import SMALLEST_GROUP, Indicator, Need
from metrics.lost_time_ground import STATED, TICKETS_BESIDE

INDICATOR = Indicator(
    key="lost_time_concentration",
    title="Where lost time gathers",
    question="In how few tickets does most of the lost time lie?",
    unit="share",
    better=None,
    factor="diagnostic",
    goal="What takes most time from people is mended first.",
    counts=STATED,
    estimator=Concentration(minutes=ANSWERS.c.value),
    beside=(TICKETS_BESIDE,),
    strata=(STRATUM,),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    formula="the smallest share of tickets that holds 80 % of the minutes that people say they lost; each answer stands for "
    "its share of the tickets of its service",
    reference="Lorenz curve (Lorenz 1905); interval: linearised (Beach & Davidson 1983).",
    traps="A small share says where to begin, not that the rest does not matter; stated time is remembered time.",
    needs=Need("answers to the question how much time was lost, and tickets", "qualtrics"),
    review=date(2027, 6, 30),
)
