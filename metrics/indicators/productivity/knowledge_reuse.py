"""Do we use what we already know?"""

from datetime import date

from sqlalchemy import and_, func

from data.schema import TICKETS
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows

INDICATOR = Indicator(
    key="knowledge_reuse",
    title="Solved with what we know",
    question="Do we use what we already know?",
    unit="share",
    better="higher",
    factor="productivity",
    goal="What one has learned helps all.",
    counts=Rows(
        TICKETS,
        on=TICKETS.c.finished_on,
        where=and_(TICKETS.c.article_used.is_not(None), TICKETS.c.finished_on.is_not(None), func.coalesce(TICKETS.c.state_class, "") != "cancelled"),
    ),
    estimator=Share(hit=TICKETS.c.article_used),
    formula="tickets finished with an article / tickets finished of which that is known",
    reference="Knowledge reuse (KCS v6, article reuse); interval: Wilson 1927.",
    traps="An article attached after the fact helped nobody.",
    needs=Need("tickets that say whether a knowledge article was used", "servicenow_incident"),
    review=date(2027, 6, 30),
)
