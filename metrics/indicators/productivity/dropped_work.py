"""What fell between departments?"""

from datetime import date

from sqlalchemy import and_, case, exists, func, or_

from data.schema import CASE_RESTS, CASES, STREAMS, TICKETS
from metrics.estimate import Share
from metrics.facts import WINDOW
from metrics.indicator import Indicator, Need, Spells

ENDED_ON = case((or_(CASES.c.finished, CASES.c.cancelled), CASES.c.seen_on))
OPEN_AT_END = and_(CASES.c.started_on < WINDOW.c.ends, or_(ENDED_ON.is_(None), WINDOW.c.ends <= ENDED_ON))
HAS_LIMIT = exists().where(STREAMS.c.id == CASES.c.stream, STREAMS.c.stale_days.is_not(None))
# Without a history only the last event is known: it tells how things stand now, not how they stood.
KNOWN_THEN = or_(CASES.c.has_history, CASES.c.seen_on < WINDOW.c.ends)
RESTS = exists().where(
    CASE_RESTS.c.case_id == CASES.c.id,
    CASE_RESTS.c.dropped_on < WINDOW.c.ends,
    or_(CASE_RESTS.c.until_on.is_(None), CASE_RESTS.c.until_on >= WINDOW.c.ends),
)

INDICATOR = Indicator(
    key="dropped_work",
    title="Dropped work",
    question="What fell between departments?",
    unit="share",
    better="lower",
    factor="productivity",
    goal="Nothing that was asked for is forgotten.",
    counts=Spells(
        CASES,
        where=and_(OPEN_AT_END, HAS_LIMIT, KNOWN_THEN),
        since=func.min(CASES.c.started_on),
        months=None,
        filled_by=TICKETS,
    ),
    estimator=Share(hit=RESTS),
    formula="cases open at the end of the period without any event for longer than their stream's stale days / cases of "
    "such streams open at its end",
    reference="Share of stale work; interval: Wilson 1927.",
    traps="Taking waiting for dropping: the limit is the stream's own; an automatic update is an event too; a list of "
    "closed tickets has nothing open in it.",
    needs=Need("tickets, the open ones included, and for each value stream after how many days a case counts as dropped",
               "template_streams"),
    review=date(2027, 6, 30),
)
