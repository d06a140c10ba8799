"""Expressions over spells of employment and the window in which they are looked at."""

from __future__ import annotations

from sqlalchemy import Date, and_, case, cast, func, or_, select

from data.schema import PEOPLE
from data.sqltext import as_double
from metrics.facts import WINDOW

# The last day of a spell is a day in post.
DAYS_IN_POST = func.least(func.coalesce(PEOPLE.c.left_on + 1, WINDOW.c.ends), WINDOW.c.ends) - func.greatest(
    PEOPLE.c.hired_on, WINDOW.c.starts
)
# Added up over spells: the average headcount of the window.
SHARE_OF_WINDOW = as_double(DAYS_IN_POST) / as_double(WINDOW.c.days)
IN_POST = and_(
    PEOPLE.c.hired_on < WINDOW.c.ends, or_(PEOPLE.c.left_on.is_(None), PEOPLE.c.left_on >= WINDOW.c.starts)
)
IN_POST_AT_START = and_(
    PEOPLE.c.hired_on <= WINDOW.c.starts, or_(PEOPLE.c.left_on.is_(None), PEOPLE.c.left_on >= WINDOW.c.starts)
)
STILL_THERE = or_(PEOPLE.c.left_on.is_(None), PEOPLE.c.left_on >= WINDOW.c.ends)
LEFT_BY_CHOICE = case(
    (
        and_(
            PEOPLE.c.leave_kind == "voluntary", PEOPLE.c.left_on >= WINDOW.c.starts, PEOPLE.c.left_on < WINDOW.c.ends
        ),
        1,
    ),
    else_=0,
)
AVERAGE_HEADCOUNT = func.sum(SHARE_OF_WINDOW)
# Before the first known leaver a list does not tell who left.
LEAVERS_KNOWN_SINCE = func.min(PEOPLE.c.left_on)
HEADCOUNT_KNOWN_SINCE = func.coalesce(func.min(PEOPLE.c.left_on), cast(func.max(PEOPLE.c.seen_at), Date))

_EVERY = PEOPLE.alias("every")
LIST_AS_OF = select(
    func.coalesce(
        cast(func.max(_EVERY.c.seen_at), Date), func.greatest(func.max(_EVERY.c.left_on), func.max(_EVERY.c.hired_on))
    )
).scalar_subquery()
# Empty for a list that names no leavers: then nothing can be told.
LEAVERS_SINCE = select(func.min(_EVERY.c.left_on)).scalar_subquery()
SEEN_LEAVING = func.coalesce(PEOPLE.c.left_on <= LIST_AS_OF, False)
DAYS_WATCHED = case(
    (LEAVERS_SINCE.is_not(None), func.least(func.coalesce(PEOPLE.c.left_on, LIST_AS_OF), LIST_AS_OF) - PEOPLE.c.hired_on)
)
# How long somebody had been in post when the recording of leavers began.
DAYS_UNSEEN = func.greatest(LEAVERS_SINCE - PEOPLE.c.hired_on, 0)
