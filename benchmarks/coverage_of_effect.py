"""How often the interval of an effect holds the truth, and how often "better" is said of nothing.

    python -m benchmarks.coverage_of_effect [series per cell]
"""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.false_alarms import noise
from metrics.effect import effect

SEED = 20260702
LENGTHS = (12, 24, 36)
CORRELATIONS = (0.0, 0.3, 0.5)
# In standard deviations of the noise that each period adds by itself.
_STEP = 3.0


def cell(series: int, points: int, correlation: float, seed: int = SEED) -> tuple[float, float, float]:
    """Coverage, share of "better" where nothing happened, share of "better" where a step did; change in the middle."""
    rng = np.random.default_rng([seed, points, round(100 * correlation)])
    change = points // 2 + 1
    nothing = noise(rng, series, points, correlation)
    told = [effect(values, change, better="higher") for values in nothing]
    stepped = nothing + _STEP * (np.arange(1, points + 1) >= change)
    found = [effect(values, change, better="higher").verdict == "better" for values in stepped]
    return (
        float(np.mean([e.low <= 0 <= e.high for e in told])),
        float(np.mean([e.verdict == "better" for e in told])),
        float(np.mean(found)),
    )


def main(series: int = 4000) -> None:
    print(f"{series} series per cell, change in the middle, seed {SEED}")
    print(f"{'points':>6}{'lag-1':>7}{'coverage':>10}{'better of nothing':>19}{f'better of +{_STEP:g} sd':>18}")
    for points in LENGTHS:
        for correlation in CORRELATIONS:
            coverage, false, true = cell(series, points, correlation)
            print(f"{points:>6}{correlation:>7}{coverage:>10.3f}{false:>19.3f}{true:>18.3f}", flush=True)


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:2]))
