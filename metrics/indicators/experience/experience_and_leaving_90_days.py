"""Do unhappy answers come shortly before leaving?"""

from metrics.indicators.experience.experience_and_leaving import INDICATOR as WITHIN_A_YEAR
from metrics.leaving import within

INDICATOR = within(
    90,
    WITHIN_A_YEAR,
    title="Unhappy, then gone within 90 days",
    question="Do unhappy answers come 90 days or less before leaving?",
)
