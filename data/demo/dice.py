"""Seeded chance: one generator per topic, so that a change in one file leaves the bytes of the others alone."""

from __future__ import annotations

import zlib

import numpy as np

SEED = 20261123


def dice(seed: int, topic: str) -> np.random.Generator:
    """A generator of its own for each topic."""
    return np.random.default_rng([seed, zlib.crc32(topic.encode())])


def shifted(share, noise) -> np.ndarray:
    """A share moved by noise on the logit scale, so that it stays between 0 and 1."""
    share = np.asarray(share, dtype=float)
    return 1 / (1 + np.exp(-(np.log(share / (1 - share)) + noise)))


def spread(rng: np.random.Generator, median, sigma: float, size: int) -> np.ndarray:
    """Log-normal times around a median."""
    return np.asarray(median, dtype=float) * np.exp(rng.normal(0.0, sigma, size))


def promised_times(rng: np.random.Generator, kept: np.ndarray, promised, typical, sigma: float = 0.6) -> np.ndarray:
    """Seconds taken: below what was promised where kept, above where not."""
    size = len(kept)
    quick = np.minimum(spread(rng, typical, sigma, size), 0.97 * np.asarray(promised) * rng.uniform(0.8, 1.0, size))
    late = np.asarray(promised) * (1.06 + rng.exponential(0.5, size))
    return np.maximum(np.where(kept, quick, late), 90).astype(np.int64)
