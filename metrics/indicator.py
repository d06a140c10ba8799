"""An indicator: one question that a reader would ask, and how it is answered; declared once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement

from data.errors import BadDefinition
from metrics.dimensions import BY_TABLE
from metrics.estimate import Estimator
from metrics.facts import Beside, Facts, Rows, Spells

UNITS = (
    "share", "points", "hours", "working hours", "minutes", "days", "months", "count", "money", "per year", "of 100", "times"
)
FACTORS = ("revenue", "cost", "productivity", "differentiation", "customer satisfaction", "experience", "diagnostic")
PRIVACY = ("open", "transactional", "confidential", "people")
SMALLEST_GROUP = 5

# Given the indicator and the warehouse: the indicator to compute, what to say of it, and what is missing.
Ground = Callable[["Indicator", Any], tuple["Indicator", tuple[str, ...], str | None]]


@dataclass(frozen=True)
class Need:
    """The file that would light an indicator: what to upload, in words, and the profile that reads it."""

    words: str
    profile: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """One key, one number. Contradictions raise BadDefinition when the file is imported.

    ``counts`` says which rows, ``estimator`` what their sums allow us to say; ``sums`` replaces the estimator's own
    aggregates where the parts come from several tables (``beside``). ``strata`` are dimensions that the estimator
    weighs itself, ``apart`` is one over which its figures are never added; ``listed`` False keeps its rows unlisted. ``assumptions`` name what it cannot do
    without, and ``ground`` turns it into the indicator that the assumptions and answers at hand allow. ``version`` is the
    number of its definition (see `versions`); the key of an earlier one ends in `@` and its number.
    """

    key: str
    title: str
    question: str
    unit: str
    better: str | None
    factor: str
    goal: str
    counts: Facts
    estimator: Estimator
    formula: str
    reference: str
    traps: str
    needs: Need
    review: date
    privacy: str = "open"
    minimum: int = 1
    sums: dict[str, ColumnElement] | None = None
    beside: tuple[Beside, ...] = ()
    strata: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    apart: str | None = None
    listed: bool = True
    ground: Ground | None = None
    version: int = 1

    def __post_init__(self):
        for what, wrong in self._contradictions():
            if wrong:
                raise BadDefinition(what, where=f"indicator {self.key}", change="Mend its file.")

    def _contradictions(self):
        yield f"the unit {self.unit!r} is none of {', '.join(UNITS)}.", self.unit not in UNITS
        yield f"the factor {self.factor!r} is none of {', '.join(FACTORS)}.", self.factor not in FACTORS
        yield f"the privacy {self.privacy!r} is none of {', '.join(PRIVACY)}.", self.privacy not in PRIVACY
        yield f"better is {self.better!r}, not higher, lower or None.", self.better not in ("higher", "lower", None)
        yield "only a diagnostic may leave open which way is better.", self.better is None and not self.diagnostic
        yield "its question has no question mark.", not self.question.endswith("?")
        for name in ("key", "title", "formula", "reference", "traps", "goal"):
            yield f"its {name} is empty.", not getattr(self, name).strip()
        # A yearly rate of leaving may pass 1: its upper end is open.
        yield "a share begins at 0.", self.unit == "share" and self.estimator.bounds not in ((0.0, 1.0), (0.0, None))
        closed = self.privacy != "open"
        yield f"groups below {SMALLEST_GROUP} would be shown.", closed and self.minimum < SMALLEST_GROUP
        answers = self.counts.table.name == "answers"
        yield "answers are never open.", answers and not closed
        yield "people are never open.", self.counts.table.name == "people" and self.privacy != "people"
        yield "what was said is unknown, so unanimous groups would show.", answers and self.counts.said is None
        yield "its tables share no dimension.", not self.dimensions and bool(self.beside)

    @property
    def name(self) -> str:
        """Its key, whichever version of its definition this is: what targets and improvements are declared for."""
        return self.key.partition("@")[0]

    @property
    def diagnostic(self) -> bool:
        return self.factor == "diagnostic"

    @property
    def audiences(self) -> tuple[str, ...]:
        """Who may open it: a diagnostic never reaches executives."""
        return ("service_owner", "analyst") if self.diagnostic else ("executive", "service_owner", "analyst")

    @property
    def dimensions(self) -> tuple[str, ...]:
        """What every part of it can be grouped by, in the order of its own table."""
        shared = [set(BY_TABLE[b.facts.table.name].names) | set(b.ignores) for b in self.beside]
        own = BY_TABLE[self.counts.table.name].names
        return tuple(n for n in own if all(n in s for s in shared) and n not in self.without)

    @property
    def dated(self) -> bool:
        """Whether it can be followed over time."""
        return isinstance(self.counts, Spells) or self.counts.on is not None

    @property
    def rolling(self) -> int | None:
        """Months of the window that each figure looks back over, None where it looks at its period only."""
        return self.counts.months if isinstance(self.counts, Spells) else None

    @property
    def aggregates(self) -> dict[str, ColumnElement]:
        """What its own table must add up."""
        return self.estimator.aggregates() if self.sums is None else self.sums


__all__ = ["Beside", "Indicator", "Need", "Rows", "Spells"]
