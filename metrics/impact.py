"""Which part of a whole moves it most: ordered by impact, never as a league table."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.result import Result


@dataclass(frozen=True)
class Part:
    """One group: its row of the result frame, and how it differs from the whole; None where it has no figure.

    ``impact`` is n x ``gap``, ``gap`` its value less that of the whole; ``apart`` where its interval leaves the whole out.
    """

    name: str
    row: dict
    gap: float | None
    impact: float | None
    apart: bool


def by_impact(parts: Result, whole: float | None) -> list[Part]:
    """The groups of a result over one dimension and one period, the weightiest first, those without a figure last.

    Formula: n x (value - baseline), 200 x (40 - 60) = -4000; the baseline is the figure of the whole.
    """
    (dimension,) = parts.by
    found = []
    for row in parts.rows():
        known = row["value"] is not None and whole is not None
        gap = row["value"] - whole if known else None
        apart = known and row["lo"] is not None and not row["lo"] <= whole <= row["hi"]
        found.append(Part(str(row[dimension]), row, gap, row["n"] * gap if known else None, apart))
    return sorted(found, key=lambda part: (part.impact is None, -abs(part.impact or 0.0), part.name))
