"""When it can be known whether a ticket came again: reopened, or asked anew by the same person for the same thing."""

from __future__ import annotations

from sqlalchemy import and_, func, or_

from data.schema import TICKETS
from metrics.dimensions import UNASSIGNED

_THING = func.coalesce(
    TICKETS.c.item, TICKETS.c.subcategory, TICKETS.c.category, func.nullif(TICKETS.c.service, UNASSIGNED)
)
# Without who asked for what, and without a counter of reopenings, nobody knows: that is no 0.
KNOWN = or_(TICKETS.c.reopen_count.is_not(None), and_(TICKETS.c.person.is_not(None), _THING.is_not(None)))
