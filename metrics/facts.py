"""What a figure counts: rows of one table, and the moment that places each in a period."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Date, FromClause, Integer, Table, Text, column, table, true

from data.errors import BadDefinition

EVERY_ROW = true()
# Declared here, filled by the engine: one row per period asked for, `ends` exclusive.
WINDOW = table(
    "windows", column("label", Text), column("starts", Date), column("ends", Date), column("days", Integer)
)


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of one table, each in the one period that holds its local day ``on``; None for tables without dates.

    ``whole_months`` where a row stands for its month, ``people`` counts whom a small group would give away,
    ``said`` is what they said, ``best_of`` keeps one kind of row only: the one with the greatest rank in scope.
    ``lag_days`` must pass before a day can be told of; ``filled_by`` is the table that files fill, where it is derived.
    """

    table: FromClause
    on: ColumnElement | None
    where: ColumnElement = EVERY_ROW
    whole_months: bool = False
    people: ColumnElement | None = None
    said: ColumnElement | None = None
    best_of: ColumnElement | None = None
    lag_days: int = 0
    filled_by: Table | None = None

    @property
    def source(self) -> Table:
        """The canonical table whose imports say how new the figure is."""
        return self.table if self.filled_by is None else self.filled_by


@dataclass(frozen=True, eq=False)
class Spells:
    """Rows that last, counted in every window that ``where`` lets them into; it may speak of `WINDOW`.

    ``months`` is the length of a window that ends with the period (12: rolling years); None for the period itself.
    ``since`` is the first day from which the table tells the whole story.
    """

    table: Table
    where: ColumnElement
    since: ColumnElement
    months: int | None = 12
    people: ColumnElement | None = None
    said: ColumnElement | None = None
    filled_by: Table | None = None

    def __post_init__(self):
        if self.months is not None and self.months % 3:
            raise BadDefinition(f"a window of {self.months} months is no number of quarters.", where=self.table.name)

    @property
    def source(self) -> Table:
        return self.table if self.filled_by is None else self.filled_by


Facts = Rows | Spells


@dataclass(frozen=True, eq=False)
class Beside:
    """Sums from another table, added up apart and joined on groups and period: never row by row.

    ``ignores`` are dimensions that it is not cut by: its sums then stand beside every group.
    """

    facts: Facts
    sums: dict[str, ColumnElement]
    ignores: tuple[str, ...] = ()
