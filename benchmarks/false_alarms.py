"""How often a control chart flags its last point when nothing has changed: the table behind `expected_false_alarms`.

    python -m benchmarks.false_alarms [charts per cell]
"""

from __future__ import annotations

import sys

import numpy as np

from metrics.control import read_trend

SEED = 20260701
LENGTHS = (8, 12, 18, 24, 30, 36, 48)
CORRELATIONS = (0.0, 0.3, 0.5)
_RUN_IN = 50


def noise(rng: np.random.Generator, charts: int, points: int, correlation: float) -> np.ndarray:
    """Series without any change, one a row: a first-order autoregression after a run-in."""
    series = rng.normal(size=(charts, points + _RUN_IN))
    for at in range(1, series.shape[1]):
        series[:, at] += correlation * series[:, at - 1]
    return series[:, _RUN_IN:]


def flagged(charts: int, points: int, correlation: float, seed: int = SEED) -> float:
    """Share of charts whose last point is called a signal."""
    rng = np.random.default_rng([seed, points, round(100 * correlation)])
    told = (read_trend(series, better="higher").variation for series in noise(rng, charts, points, correlation))
    return sum(variation != "common" for variation in told) / charts


def main(charts: int = 10_000) -> None:
    print(f"Share of {charts} charts without any change whose last point is flagged (seed {SEED})")
    print("points  " + "".join(f"{f'lag-1 {c}':>12}" for c in CORRELATIONS))
    for points in LENGTHS:
        print(f"{points:>6}  " + "".join(f"{flagged(charts, points, c):>12.3f}" for c in CORRELATIONS), flush=True)


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:2]))
