"""How far those who answered differ from those who were asked: in figures, and in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from metrics import engine
from metrics.scope import Scope

KEY = "who_answered"


@dataclass(frozen=True)
class Voice:
    """Response rate (0..1) over all, by group, and how far the two mixtures lie apart.

    ``apart`` is the index of dissimilarity (Duncan & Duncan 1955), half the sum over groups of the difference between
    a group's share of the answers and its share of those asked: 0 where they are alike, 1 where none who answered is
    of a group that was asked. None where fewer than two groups may be shown.
    """

    rate: float | None
    groups: tuple[tuple[str, int, float], ...]
    apart: float | None
    words: str


def voice(warehouse, scope: Scope | None = None, by: str = "department") -> Voice:
    """From figures that anybody may see, so that what is withheld there is told here neither.

    Raises:
        UnknownName, NotAllowed, BadScope: as `metrics.engine.measure`.
    """
    scope = (scope or Scope()).at(grain="all")
    whole = engine.measure(warehouse, KEY, scope).frame
    parts = engine.measure(warehouse, KEY, scope, (by,)).frame
    parts = parts[parts["value"].notna()]
    rate = whole["value"].iloc[0] if len(whole) and whole["value"].notna().all() else None
    groups = tuple((str(name), int(n), float(value)) for name, n, value in zip(parts[by], parts["n"], parts["value"], strict=True))
    answered = sum(n * value for _, n, value in groups)
    if rate is None or len(groups) < 2 or not answered:
        return Voice(None if rate is None else float(rate), groups, None, "Nobody can tell whose voice it is: fewer than two groups may be shown.")
    asked = sum(n for _, n, _ in groups)
    gaps = {name: n * value / answered - n / asked for name, n, value in groups}
    apart = sum(abs(gap) for gap in gaps.values()) / 2
    return Voice(float(rate), groups, apart, _words(float(rate), groups, gaps, apart))


def _words(rate: float, groups: tuple[tuple[str, int, float], ...], gaps: dict[str, float], apart: float) -> str:
    said = f"{rate:.0%} of those asked answered. "
    if apart < 0.005:
        return said + "They are the same mixture as those who were asked."
    quiet, loud = min(gaps, key=gaps.__getitem__), max(gaps, key=gaps.__getitem__)
    rates = {name: value for name, _, value in groups}
    return said + (
        f"Of 100 answers, {100 * apart:.0f} would have to come from other groups to be the mixture of those asked: "
        f"least is heard of {quiet} ({rates[quiet]:.0%} answered), most of {loud} ({rates[loud]:.0%})."
    )
