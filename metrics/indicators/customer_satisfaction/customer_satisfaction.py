"""Are customers satisfied?"""

from datetime import date

from data.schema import ANSWERS
from metrics.answered import answers_to
from metrics.estimate import Share
from metrics.indicator import SMALLEST_GROUP, Indicator, Need

INDICATOR = Indicator(
    key="customer_satisfaction",
    title="Satisfied customers",
    question="Are customers satisfied?",
    unit="share",
    better="higher",
    factor="customer satisfaction",
    goal="Customers are glad that they chose us.",
    counts=answers_to("customer_satisfaction", known=ANSWERS.c.favourable),
    estimator=Share(hit=ANSWERS.c.favourable),
    privacy="transactional",
    minimum=SMALLEST_GROUP,
    without=("department",),
    formula="favourable answers / answers of customers to the question how satisfied they are; favourable by length of scale",
    reference="Share of favourable answers (top points of the scale); interval: Wilson 1927.",
    traps="Asking only customers who stayed; reading a scale of 4 as one of 5.",
    needs=Need("answers of customers to a satisfaction survey", "surveymonkey"),
    review=date(2027, 6, 30),
)
