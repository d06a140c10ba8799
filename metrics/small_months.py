"""Which months of which groups must stay hidden, so that neither a filter nor a stretch of time gives them away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pandas import DataFrame

from metrics.periods import label_at
from metrics.suppress import complemented


def hidden(cells: DataFrame, names: Sequence[str], smallest: int) -> DataFrame:
    """People per group and month, and whether that cell must stay hidden.

    Small cells are, and in every line (a month over a dimension; a group over a quarter, a year, all history) as many
    more as hide them from the line's total. What is hidden in a coarser breakdown is hidden in all its parts.
    """
    known: dict[tuple[str, ...], DataFrame] = {}
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            known[chosen] = _hidden(cells, list(chosen), known, smallest)
    return known[tuple(names)]


def unsafe(cells: DataFrame, groups: list[str], smallest: int) -> DataFrame:
    """For each group shown, whether its hidden part could be found (``is_so``): it is none, or two cells of enough people."""
    held = cells["hidden"] & (cells["people"] > 0)
    parts = cells.assign(held=cells["people"].where(held, 0), cells=held.astype(int))
    added = parts.groupby(groups, sort=False, dropna=False)[["held", "cells"]].sum().reset_index()
    safe = (added["cells"] == 0) | ((added["cells"] > 1) & (added["held"] >= smallest))
    return added.assign(is_so=~safe)


def _hidden(cells: DataFrame, names: list[str], known: dict[tuple[str, ...], DataFrame], smallest: int) -> DataFrame:
    table = cells.groupby([*names, "period"], sort=False, dropna=False)["people"].sum().reset_index()
    for grain in ("quarter", "year"):
        table[grain] = table["period"].map(lambda label, grain=grain: label_at(grain, label)).astype(object)
    small = table["people"] < smallest
    for name in names:
        others = [other for other in names if other != name]
        above = known[tuple(others)][[*others, "period", "hidden"]]
        small |= table[[*others, "period"]].merge(above, how="left", on=[*others, "period"])["hidden"].to_numpy(dtype=bool)
    across = [[*(other for other in names if other != name), "period"] for name in names]
    over_time = [[*names, "quarter"], [*names, "year"], names]
    return table.assign(hidden=complemented(table, small, [*across, *over_time], smallest))
