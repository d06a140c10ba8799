"""How many of the people and tickets that a source speaks of are known."""

from __future__ import annotations

from sqlalchemy import case, func, select, union

from connectors.draft import Draft
from data.schema import CANONICAL, PEOPLE, PERSON_ALIAS, TICKETS
from data.warehouse import Warehouse


def linked(made: Draft, warehouse: Warehouse) -> dict[str, float]:
    """Shares of this source's rows whose `people` are among the colleagues and whose `tickets` were loaded.

    A share is there only where rows of the file name somebody or something, and where there is a list to find it in.
    """
    main = made.batch.tables[0]
    table, found = CANONICAL[main.table], {}
    known = {
        "people": ("person", union(select(PERSON_ALIAS.c.alias), select(PEOPLE.c.person))),
        "tickets": ("ticket", select(TICKETS.c.id)),
    }
    for what, (column, among) in known.items():
        if column not in main.mapped or main.table == "people":
            continue
        names = among.subquery()
        hit = case((table.c[column].in_(select(names.c[0])), 1.0), else_=0.0)
        query = select(func.avg(hit), select(func.count()).select_from(names).scalar_subquery()).where(
            table.c.source == main.source, table.c[column].is_not(None))
        (share, listed), = warehouse.rows(query)
        if share is not None and listed:
            found[what] = round(share, 4)
    return found
