"""Hiding small cells, and as many others as it takes that no subtraction finds them."""

from __future__ import annotations

from collections.abc import Sequence

from pandas import DataFrame, Series


def small(cells: DataFrame, smallest: int) -> Series:
    """Cells of too few people, and (where what was said is known) cells in which all said the same."""
    hidden = cells["people"] < smallest
    if "least" in cells:
        hidden |= cells["least"].notna() & (cells["least"] == cells["most"])
    return hidden


def complemented(cells: DataFrame, hidden: Series, lines: Sequence[Sequence[str]], smallest: int) -> Series:
    """Hidden cells, with others hidden until each line's hidden cells cannot be told apart by its total.

    ``lines`` names, for each kind of line, the columns that its cells share. In every line the hidden cells must be
    none, or at least two that hold ``smallest`` people of different minds; the smallest shown cell follows until so.
    """
    if not len(cells):
        return hidden
    ordered = cells.assign(hidden=hidden.to_numpy(dtype=bool))
    numbered = [
        ordered.groupby(list(shared), sort=False, dropna=False).ngroup() if shared else Series(0, index=cells.index)
        for shared in lines
    ]
    while True:
        more = [_next(ordered, line, smallest) for line in numbered]
        found = sorted({index for indices in more for index in indices})
        if not found:
            return ordered["hidden"]
        ordered.loc[found, "hidden"] = True


def _next(cells: DataFrame, line: Series, smallest: int) -> list:
    """In every line that is not safe, the smallest cell still shown."""
    told = cells["people"] > 0
    held = cells[cells["hidden"] & told]
    if held.empty:
        return []
    which = line[held.index]
    unsafe = (held.groupby(which).size() < 2) | (held["people"].groupby(which).sum() < smallest)
    if "least" in cells:
        lows, highs = held["least"].groupby(which).min(), held["most"].groupby(which).max()
        unsafe |= lows.notna() & ~(lows < highs)
    shown = cells[~cells["hidden"] & told & line.isin(unsafe.index[unsafe])]
    return list(shown.sort_values("people", kind="stable").groupby(line[shown.index], sort=False).head(1).index)
