"""Which atoms stay hidden because what changed in them since they were shown is about too few people."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from pandas import DataFrame
from sqlalchemy import select

from data.schema import ANSWERS, INVITATIONS, RESPONSES, UNSETTLED
from metrics.atoms import Atom
from metrics.facts import Spells
from metrics.indicator import Indicator
from metrics.periods import period
from metrics.standing import standing


@standing
def changes(warehouse, indicator: Indicator) -> DataFrame:
    """What changed after its quarter had closed: `period, department, turn, people`, in the order in which it did."""
    tables = {part.table.name for part in (indicator.counts, *(b.facts for b in indicator.beside))}
    tables &= {ANSWERS.name, RESPONSES.name, INVITATIONS.name}
    if isinstance(indicator.counts, Spells) or not tables:
        return DataFrame({name: pd.Series(dtype=object) for name in ("period", "department", "turn", "people")})
    where = UNSETTLED.c.told.in_(sorted(tables))
    if ANSWERS.name in tables:
        asked = warehouse.frame(select(ANSWERS.c.asks).where(indicator.counts.where).distinct())["asks"]
        where = where & (UNSETTLED.c.asks.in_(sorted(asked)) | UNSETTLED.c.asks.is_(None))
    found = warehouse.frame(
        select(UNSETTLED.c.quarter, UNSETTLED.c.department, UNSETTLED.c.turn, UNSETTLED.c.people).where(where)
        .order_by(UNSETTLED.c.turn)
    )
    labels = [period("quarter", pd.Timestamp(day).date()).label for day in found.pop("quarter")]
    return found.assign(period=pd.Series(labels, index=found.index, dtype=object))


def settled(found: Iterable[Atom], changed: DataFrame, smallest: int, *, by_department: bool = True) -> list[Atom]:
    """The atoms in which nothing changed since they could be seen, or as much as ``smallest`` people say.

    Changes wait as late answers do: those that came before them count with them, until they are enough.
    """
    if changed.empty:
        return list(found)
    kept = []
    for atom in found:
        here = changed[changed["period"] == atom.quarter]
        if by_department:
            here = here[here["department"].isin(atom.departments)]
        waiting = 0
        for people in here.groupby("turn", sort=True)["people"].sum():
            waiting = 0 if waiting + people >= smallest else waiting + int(people)
        if not waiting:
            kept.append(atom)
    return kept
