"""An attacker who keeps everything that was ever published and asks, by linear programming, what must be true.

What is unknown is how many people of each cell (whoever shares department, location, survey, ... and import) belong to
each class of answer. The attacker is stronger than any reader: every figure is known to the last digit, and so is which
cells exist and which of them count in which figure. A group is found out where all that was published leaves one value
only for its size or for its score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

# Half a person: a count or a sum of whole answers that can vary by less is known.
KNOWN = 0.5


@dataclass(frozen=True, eq=False)
class Fact:
    """What was published of some cells: how many, and what the weights of their classes add up to (None: not told)."""

    cells: np.ndarray
    n: float
    sums: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Found:
    """A group that was found out: its size, or its score."""

    group: str
    people: int
    what: str
    low: float
    high: float


class Attacker:
    """``world`` has one row per cell with how many of it are in each of ``classes`` (columns); the truth is for targets.

    ``weights`` names what a figure adds up: for a net score `p` counts promoters and `d` detractors.
    """

    def __init__(self, world: DataFrame, classes: list[str], weights: dict[str, dict[str, float]], score: dict[str, float]):
        self.world = world.reset_index(drop=True)
        self.classes, self.weights, self.score = classes, weights, score
        self.truth = self.world[classes].to_numpy(dtype=float)
        self.facts: list[Fact] = []
        self.same_size: list[tuple[np.ndarray, np.ndarray]] = []

    def learn(self, facts: Iterable[Fact]) -> None:
        """Keep what was published; a fact that the truth contradicts is a fault of the test, not of the product."""
        for fact in facts:
            size = self.truth[fact.cells].sum()
            assert abs(size - fact.n) < KNOWN, f"told {fact.n} of cells that hold {size}: {self.world[fact.cells]}"
            for name, total in fact.sums:
                true = sum(self.truth[fact.cells, i].sum() * self.weights[name].get(c, 0.0) for i, c in enumerate(self.classes))
                assert abs(true - total) < KNOWN, f"told {name} = {total}, true is {true}"
            self.facts.append(fact)

    def wins(self, targets: Iterable[tuple[str, np.ndarray]], smallest: int) -> list[Found]:
        """The groups among the targets, smaller than ``smallest``, of which the size or the score is known."""
        matrix, told = self._constraints()
        found = []
        for name, cells in targets:
            people = int(self.truth[cells].sum())
            if not 0 < people < smallest:
                continue
            for what, weight in (("size", dict.fromkeys(self.classes, 1.0)), ("score", self.score)):
                low, high = self._range(matrix, told, cells, weight)
                if high - low < KNOWN:
                    found.append(Found(name, people, what, low, high))
        return found

    def _constraints(self) -> tuple[csr_matrix, np.ndarray]:
        rows, told, seen = [], [], set()
        for fact in self.facts:
            for weight, total in ((dict.fromkeys(self.classes, 1.0), fact.n), *((self.weights[name], t) for name, t in fact.sums)):
                row = self._row(fact.cells, weight)
                if row.any() and (key := row.tobytes()) not in seen:
                    seen.add(key)
                    rows.append(row)
                    told.append(total)
        for one, other in self.same_size:
            rows.append(self._row(one, dict.fromkeys(self.classes, 1.0)) - self._row(other, dict.fromkeys(self.classes, 1.0)))
            told.append(0.0)
        width = self.truth.size
        return csr_matrix(np.array(rows).reshape(-1, width)), np.array(told)

    def _row(self, cells: np.ndarray, weight: dict[str, float]) -> np.ndarray:
        row = np.zeros_like(self.truth)
        row[cells] = [weight.get(c, 0.0) for c in self.classes]
        return row.ravel()

    def _range(self, matrix: csr_matrix, told: np.ndarray, cells: np.ndarray, weight: dict[str, float]) -> tuple[float, float]:
        goal = self._row(cells, weight)
        ends = []
        for sign in (1.0, -1.0):
            if matrix.shape[0] == 0:
                return -np.inf, np.inf
            solved = linprog(sign * goal, A_eq=matrix, b_eq=told, bounds=(0, None), method="highs")
            ends.append(sign * solved.fun if solved.status == 0 else -sign * np.inf)
        return ends[0], ends[1]
