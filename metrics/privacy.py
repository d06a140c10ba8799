"""How closely the rows behind a figure must be kept."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import func, select

from data.schema import ORGANISATION
from metrics.indicator import SMALLEST_GROUP, Indicator
from metrics.standing import standing


@standing
def privacy(warehouse, indicator: Indicator) -> str:
    """The declared privacy; answers count as confidential as long as any of them is not declared transactional."""
    facts = indicator.counts
    if indicator.privacy != "transactional" or "confidential" not in facts.table.c:
        return indicator.privacy
    closed = func.count().filter(func.coalesce(facts.table.c.confidential, True))
    found = warehouse.frame(select(closed).select_from(facts.table).where(facts.where)).iloc[0, 0]
    return "confidential" if found else "transactional"


@standing
def smallest_group(warehouse, indicator: Indicator) -> int:
    """The smallest group of people shown: what the organisation decided, never below the indicator's own minimum."""
    decided = warehouse.frame(select(func.max(ORGANISATION.c.minimum_people))).iloc[0, 0]
    return max(indicator.minimum, SMALLEST_GROUP, 0 if pd.isna(decided) else int(decided))
