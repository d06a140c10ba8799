"""Do unhappy answers come before leaving?"""

from datetime import date

from sqlalchemy import not_

from data.schema import ANSWERS
from metrics.estimate import RiskRatio
from metrics.indicator import Indicator, Need
from metrics.leaving import approved, followed, left_within

DAYS = 365
FEWEST = 10

INDICATOR = Indicator(
    key="experience_and_leaving",
    title="Unhappy, then gone",
    question="Do unhappy answers come before leaving?",
    unit="times",
    better="lower",
    factor="experience",
    goal="We hear it before people go.",
    counts=followed(DAYS),
    estimator=RiskRatio(event=left_within(DAYS), exposed=not_(ANSWERS.c.favourable), least=FEWEST),
    ground=approved,
    privacy="confidential",
    minimum=FEWEST,
    formula="share who left within 365 days among those whose first answer was unfavourable / the same among the others",
    reference="Risk ratio; interval: on the log (Katz, Baptista, Azen & Pike 1978). An association, never a cause.",
    traps="Counting a person once per answer; answers too young to have been followed; reading it as a cause.",
    needs=Need("answers linked to a people list that names leavers, and a recorded approval", "template_organisation"),
    review=date(2027, 6, 30),
)
