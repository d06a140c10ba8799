"""Hiding small cells, and as many others as it takes that no subtraction finds them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
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
    none, or at least two that hold ``smallest`` people; the smallest shown cell follows until they are.
    """
    hidden = hidden.copy()
    changed = True
    while changed:
        changed = False
        for shared in lines:
            for index in _lines(cells, shared):
                more = _more(cells.loc[index], hidden.loc[index], smallest)
                if more is not None:
                    hidden.loc[more] = True
                    changed = True
    return hidden


def _lines(cells: DataFrame, shared: Sequence[str]):
    if not shared:
        return [cells.index] if len(cells) else []
    return list(cells.groupby(list(shared), sort=False, dropna=False).groups.values())


def _more(line: DataFrame, hidden: Series, smallest: int):
    """The next cell to hide in a line, None where its hidden cells are safe or nothing is left to hide."""
    concealed = line[hidden]
    shown = line[~hidden & (line["people"] > 0)]
    held = concealed[concealed["people"] > 0]
    if held.empty or shown.empty or _safe(held, smallest):
        return None
    return shown["people"].sort_values(kind="stable").index[0]


def _safe(held: DataFrame, smallest: int) -> bool:
    if len(held) < 2 or held["people"].sum() < smallest:
        return False
    if "least" not in held or held["least"].isna().all():
        return True
    return bool(np.nanmin(held["least"]) < np.nanmax(held["most"]))
