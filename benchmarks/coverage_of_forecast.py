"""How often the ranges of a forecast hold what then came, and how often the forecast itself says that they held before.

    python -m benchmarks.coverage_of_forecast [series per cell]
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from benchmarks.false_alarms import noise
from metrics.forecast import forecast

SEED = 20260703
LENGTHS = (12, 24, 36)
STEPS = 6


def kinds(rng: np.random.Generator, series: int, points: int) -> dict[str, NDArray]:
    """Series of `points` and the six that follow, one row each: how months move that nobody changed."""
    long = points + STEPS
    months = np.arange(long)
    level = noise(rng, series, long, 0.0)
    return {
        "about a level": level,
        "lag-1 correlation 0.5": noise(rng, series, long, 0.5),
        "a random walk": rng.normal(size=(series, long)).cumsum(axis=1),
        "a yearly season": level + 5 * np.sin(2 * np.pi * months / 12),
    }


def cell(values: NDArray, points: int) -> tuple[float, ...]:
    """Shares of what came that lay in the 80 and 95 % ranges, one and six steps ahead; and the past hit rates, on average."""
    told = [forecast(row[:points], STEPS) for row in values]
    held = []
    for h in (1, STEPS):
        came = values[:, points + h - 1]
        for low, high in (("low80", "high80"), ("low95", "high95")):
            held.append(float(np.mean([getattr(f.steps[h - 1], low) <= y <= getattr(f.steps[h - 1], high)
                                       for f, y in zip(told, came, strict=True)])))
    return (*held, float(np.mean([f.past80 for f in told])), float(np.mean([f.past95 for f in told])))


def main(series: int = 500) -> None:
    print(f"{series} series per cell, seed {SEED}; what came lay in the range, and what the forecast says of its past")
    print(f"{'':24}{'points':>7}{'1: 80':>8}{'95':>7}{'6: 80':>8}{'95':>7}{'past 80':>9}{'95':>7}")
    for points in LENGTHS:
        rng = np.random.default_rng([SEED, points])
        for name, values in kinds(rng, series, points).items():
            one80, one95, six80, six95, past80, past95 = cell(values, points)
            print(f"{name:24}{points:>7}{one80:>8.3f}{one95:>7.3f}{six80:>8.3f}{six95:>7.3f}{past80:>9.3f}{past95:>7.3f}", flush=True)


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:2]))
