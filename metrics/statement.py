"""The one statement per part: sums by group and period, or the rows behind them, from the same condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Text,
    and_,
    cast,
    column,
    func,
    select,
    true,
    values,
)

from data.sqltext import period_start
from metrics.dimensions import joined, narrowed
from metrics.facts import WINDOW, Facts, Spells
from metrics.periods import Period, months_later
from metrics.scope import Scope

# Under this name the rank of a kind of rows is fetched beside its sums.
BEST = "best_of"


@dataclass(frozen=True, eq=False)
class Source:
    """Where the rows come from, under which condition, and by what they may be grouped."""

    table: FromClause
    where: ColumnElement
    columns: dict[str, ColumnElement]
    period: ColumnElement | None
    windows: CTE | None = None

    def select(self, *expressions: ColumnElement) -> Select:
        statement = select(*expressions).select_from(self.table).where(self.where)
        return statement if self.windows is None else statement.add_cte(self.windows)


def source(
    facts: Facts, scope: Scope, by: Sequence[str], windows: Sequence[Period] = (), *, undated: bool = False, ranked: bool = False
) -> Source:
    """Rows of one part in scope; ``windows`` are what `Spells` are counted in, under the labels of their periods.

    Rows without a date belong to all history only; ``undated`` brings them along in any grain, without a period.
    ``ranked`` leaves in the kinds of rows that are not the best: whoever asks groups by `BEST` and takes them out.
    """
    found = joined(facts.table.name, facts.table, {*by, *scope.chosen})
    within = narrowed(scope, found.columns)
    if isinstance(facts, Spells):
        table = found.source.join(WINDOW, facts.where)
        return Source(table, within, found.columns, WINDOW.c.label, _windows(windows))
    conditions = [facts.where, within]
    if facts.on is not None:
        if not (undated or scope.grain == "all"):
            conditions.append(facts.on.is_not(None))
        conditions.extend([facts.on >= scope.start] if scope.start else [])
        conditions.extend([facts.on < scope.end] if scope.end else [])
    where = and_(true(), *conditions)
    if facts.best_of is not None and not ranked:
        best = select(func.max(facts.best_of)).select_from(found.source).where(where).correlate(None)
        where = and_(where, facts.best_of == best.scalar_subquery())
    dated = scope.grain != "all" and facts.on is not None
    return Source(found.source, where, found.columns, period_start(scope.grain, facts.on) if dated else None)


def totals(of: Source, by: Sequence[str], sums: dict[str, ColumnElement], extra: dict[str, ColumnElement]) -> Select:
    """Sums by group and period; the period is its first day, or the label of a window."""
    groups = {name: of.columns[name] for name in by} | extra
    if of.period is not None:
        groups["period"] = of.period
    chosen = [expression.label(name) for name, expression in {**groups, **sums}.items()]
    return of.select(*chosen).group_by(*groups.values())


def look_back(periods: Sequence[Period], months: int | None, until: date | None) -> list[Period]:
    """The window of each period: the months that end with it, or the period itself as far as the data reach."""
    if months is None:
        ends = [p.end if until is None else max(min(p.end, until), p.start) for p in periods]
        return [Period(p.start, end, p.label) for p, end in zip(periods, ends, strict=True) if end > p.start]
    return [Period(months_later(p.end, -months), p.end, p.label) for p in periods]


def _windows(windows: Sequence[Period]) -> CTE:
    # No window at all is one that no row lies in.
    rows = [(w.label, w.start.isoformat(), w.end.isoformat(), w.days) for w in windows] or [("", "0001-01-01", "0001-01-01", 0)]
    given = values(
        column("label", Text), column("starts", Text), column("ends", Text), column("days", Integer), name="given"
    ).data(rows)
    typed = select(
        given.c.label, cast(given.c.starts, Date).label("starts"), cast(given.c.ends, Date).label("ends"), given.c.days
    )
    return typed.cte("windows")
