"""Which groups of a further kind may stand beside the departments, so that both together still give nobody away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from pandas import DataFrame

# Below this a vector lies in the span of others, as far as doubles can tell.
_WITHIN = 1e-7


def shown(cells: DataFrame, kinds: Sequence[str], smallest: int, people: Mapping[str, Mapping]) -> set:
    """The values of the last of ``kinds`` that may be shown in one period; what is hidden is one group, the rest.

    ``cells`` has one row per combination that occurs: the number of its `atom`, its `department` where there is one,
    the value of every kind, `people` and (where something was said) `least` and `most`; ``people`` has, by kind and
    value, how many different people that is. Kinds are decided in their order, each beside all before it, so that
    the answer never depends on which of them is asked for.

    Figures by department and by each kind are sums over cells. Whoever holds all of them can work out just those
    groups whose indicator lies in the span of the published ones: none of these may be small or of one mind.
    """
    world = _World.of(cells, smallest)
    rows = list(np.eye(cells["atom"].nunique())[pd.factorize(cells["atom"])[0]].T)
    seen = ["department"] if "department" in cells else []
    open_: set = set()
    for kind in kinds:
        seen.append(kind)
        open_, groups = _settled(world, cells[kind], rows, _targets(world, cells, seen), people.get(kind, {}))
        rows = [*rows, *groups]
    return open_


@dataclass(frozen=True, eq=False)
class _World:
    """What the cells of a period hold, as columns of numbers; without ``least`` nothing is known of what was said."""

    people: np.ndarray
    least: np.ndarray | None
    most: np.ndarray | None
    smallest: int

    @classmethod
    def of(cls, cells: DataFrame, smallest: int) -> _World:
        said = [cells[name].to_numpy(dtype=float) for name in ("least", "most")] if "least" in cells else [None, None]
        return cls(cells["people"].to_numpy(dtype=float), *said, smallest)

    def held(self, codes: np.ndarray) -> np.ndarray:
        """People by group; ``codes`` number each cell's."""
        return np.bincount(codes, weights=self.people)

    def one_mind(self, codes: np.ndarray) -> np.ndarray:
        """Groups in which all said the same."""
        count = codes.max() + 1
        if self.least is None or self.most is None:
            return np.zeros(count, dtype=bool)
        low, high = np.full(count, np.inf), np.full(count, -np.inf)
        np.fmin.at(low, codes, self.least)
        np.fmax.at(high, codes, self.most)
        return low == high


def _settled(
    world: _World, kind: pd.Series, rows: list[np.ndarray], targets: np.ndarray, people: Mapping
) -> tuple[set, list[np.ndarray]]:
    """The values of a kind that may be shown, and the groups of cells that are then told apart."""
    codes, values = pd.factorize(kind)
    held = np.array([min(n, people.get(value, n)) for n, value in zip(world.held(codes), values, strict=True)])
    hidden = (held < world.smallest) | world.one_mind(codes)
    by_size = np.argsort(held, kind="stable")
    while not hidden.all():
        smallest_shown = next(i for i in by_size if not hidden[i])
        rest = hidden[codes]
        if rest.any() and _rest_is_found(world, codes, held, hidden):
            hidden[smallest_shown] = True
            continue
        groups = [*np.eye(len(values))[codes].T[~hidden], *([rest.astype(float)] if rest.any() else [])]
        found = _found_out([*rows, *groups], targets)
        if found is None:
            return set(values[~hidden]), groups
        touched = np.zeros(len(values), dtype=bool)
        touched[codes[found > 0]] = True
        hidden[next((i for i in by_size if touched[i] and not hidden[i]), smallest_shown)] = True
    return set(), []


def _rest_is_found(world: _World, codes: np.ndarray, held: np.ndarray, hidden: np.ndarray) -> bool:
    """Whether what is hidden is one group only, too few people (who may be the same ones), or of one mind."""
    together = np.where(hidden[codes], 0, 1)
    return bool(hidden.sum() < 2 or held[hidden].max() < world.smallest or world.one_mind(together)[0])


def _targets(world: _World, cells: DataFrame, kinds: Sequence[str]) -> np.ndarray:
    """Every value of a kind, every crossing of two and every cell that is small or of one mind, one row each."""
    found = []
    for shared in [*([kind] for kind in kinds), *map(list, combinations(kinds, 2)), list(kinds)]:
        codes = cells.groupby(shared, sort=False).ngroup().to_numpy()
        chosen = (world.held(codes) < world.smallest) | world.one_mind(codes)
        found.append(np.eye(len(chosen))[codes].T[chosen])
    return np.unique(np.vstack(found), axis=0)


def _found_out(rows: list[np.ndarray], targets: np.ndarray) -> np.ndarray | None:
    """The first target that the published rows give away, None where they give none."""
    if not len(targets):
        return None
    _, weights, span = np.linalg.svd(np.array(rows), full_matrices=False)
    span = span[weights > _WITHIN * weights.max()]
    given = (np.abs(targets - targets @ span.T @ span) < _WITHIN).all(axis=1)
    return targets[int(np.flatnonzero(given)[0])] if given.any() else None
