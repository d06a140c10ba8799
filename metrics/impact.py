"""Which part of a whole moves it most: ordered by impact, never as a league table."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.result import Result


@dataclass(frozen=True)
class Part:
    """One group: its row of the result frame, and n x (value - value of the whole), None where it has no figure."""

    name: str
    row: dict
    impact: float | None


def by_impact(parts: Result, whole: float | None) -> list[Part]:
    """The groups of a result over one dimension and one period, the weightiest first, those without a figure last.

    Formula: n x (value - baseline), 200 x (40 - 60) = -4000; the baseline is the figure of the whole.
    """
    (dimension,) = parts.by
    found = []
    for row in parts.rows():
        known = row["value"] is not None and whole is not None
        found.append(Part(str(row[dimension]), row, row["n"] * (row["value"] - whole) if known else None))
    return sorted(found, key=lambda part: (part.impact is None, -abs(part.impact or 0.0), part.name))
