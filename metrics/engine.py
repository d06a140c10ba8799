"""The only place where sums become values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pandas import DataFrame

from data.errors import BadScope, NotAllowed, UnknownName
from data.sqltext import compile_duckdb
from metrics import gather, withhold
from metrics.extent import Extent, asked, extent
from metrics.frame import arranged
from metrics.indicator import Indicator
from metrics.indicators import find
from metrics.privacy import privacy
from metrics.records import BATCH_COLUMNS, Records, behind
from metrics.result import Result
from metrics.scope import Scope
from metrics.standing import standing


def measure(warehouse, key: str, scope: Scope | None = None, by: Sequence[str] = ()) -> Result:
    """The figures of an indicator, every period present once per group.

    Raises:
        UnknownName: no such indicator or dimension; the nearest is named.
        NotAllowed: this viewer may not open it.
        BadScope: it cannot be asked in this form.
    """
    scope, by = scope or Scope(), tuple(by)
    indicator = opened(key, scope, by)
    if not warehouse.exists():
        return Result.checked(key, by, arranged(None, by, [], Extent(), scope), ["Nothing has been loaded yet."], indicator.version)
    indicator, remarks, missing = grounded(warehouse, indicator)
    if missing:
        reach = extent(warehouse, indicator.counts)
        frame = arranged(None, by, asked(scope, reach), reach, scope)
        return Result.checked(key, by, frame, [missing], indicator.version)
    result = withhold.figures(warehouse, indicator, privacy(warehouse, indicator), scope, by)
    return replace(result, remarks=(*remarks, *result.remarks))


def records(warehouse, key: str, scope: Scope | None = None, limit: int | None = None) -> Records:
    """The rows behind the figure over the whole of a scope; their count is its n.

    Raises:
        UnknownName, NotAllowed, BadScope: as `measure`.
    """
    scope = scope or Scope()
    indicator = opened(key, scope.at(grain="all"), ())
    if not warehouse.exists():
        return Records(key, 0, None, DataFrame(columns=BATCH_COLUMNS), "Nothing has been loaded yet.")
    indicator, _, missing = grounded(warehouse, indicator)
    if missing:
        return Records(key, 0, None, DataFrame(columns=BATCH_COLUMNS), missing)
    return behind(warehouse, indicator, scope, limit)


def dimensions(key: str) -> tuple[str, ...]:
    """By what an indicator can be broken down."""
    return find(key).dimensions


def sql(key: str, scope: Scope | None = None, by: Sequence[str] = (), warehouse=None) -> str:
    """The statements that answer a question, one per part, as DuckDB runs them.

    Figures over rolling windows name the windows only where the warehouse is given or the scope has both its ends.
    """
    scope, by = scope or Scope(), tuple(by)
    indicator = opened(key, scope, by)
    there = warehouse is not None and warehouse.exists()
    indicator = grounded(warehouse, indicator)[0] if there else indicator
    kind = privacy(warehouse, indicator) if there else indicator.privacy
    reach = extent(warehouse, indicator.counts) if there else Extent(scope.start, scope.end, scope.end, scope.end)
    plan = withhold.plan(indicator, kind, scope, by)
    plan = gather.known(warehouse, indicator, plan) if there else plan
    statements = gather.statements(indicator, plan, reach)
    return ";\n\n".join(compile_duckdb(statement) for statement in statements) + ";\n"


def opened(key: str, scope: Scope, by: Sequence[str]) -> Indicator:
    """The indicator, once it is sure that this viewer may ask this of it."""
    indicator = find(key)
    if scope.viewer.audience not in indicator.audiences:
        raise NotAllowed(
            f"{indicator.title!r} is a diagnostic.", where=key, change="It is for service owners and analysts."
        )
    for name in by:
        if name not in indicator.dimensions:
            raise UnknownName(f"dimension of {key}", name, indicator.dimensions)
    if len(set(by)) < len(by):
        raise BadScope(f"{', '.join(by)} names a dimension twice.", where=key, change="Name each once.")
    for name in scope.chosen:
        if name not in indicator.dimensions:
            raise BadScope(
                f"it cannot be narrowed to one {name}: its rows name none.", where=key, change=f"Leave out the {name}."
            )
    if scope.grain != "all" and not indicator.dated:
        raise BadScope("its rows carry no dates.", where=key, change="Ask for it over all history (grain `all`).")
    if (scope.start or scope.end) and not indicator.dated:
        raise BadScope("its rows carry no dates.", where=key, change="Leave out the period.")
    return indicator


def grounded(warehouse, indicator: Indicator) -> tuple[Indicator, tuple[str, ...], str | None]:
    """The indicator as the answers and assumptions at hand allow it, remarks on that, and what is missing."""
    return (indicator, (), None) if indicator.ground is None else _on_its_ground(warehouse, indicator)


@standing
def _on_its_ground(warehouse, indicator: Indicator) -> tuple[Indicator, tuple[str, ...], str | None]:
    return indicator.ground(indicator, warehouse)
