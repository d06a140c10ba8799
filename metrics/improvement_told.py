"""What an improvement did, for the command: the same verdict in plain values and in plain text."""

from __future__ import annotations

from dataclasses import asdict
from math import isnan
from typing import Any

from metrics.effect import Effect
from metrics.improvements import Judged


def values(of: Judged) -> dict[str, Any]:
    """Everything by name, None where there is no number; effects in the indicator's unit, shares as 0 to 1."""
    said, one = of.effect, of.improvement
    told = {
        "verdict": said.verdict, **_numbers(said), "unit": of.unit, "better": of.better, "words": of.words,
        "cautions": list(of.cautions), "before": said.before, "after": said.after, "first": of.first, "last": of.last,
        "left_out": of.mixed or None, "compared_with": of.compared or None, "seasonal": said.seasonal,
        "coefficients": _known(said.coefficients), "standard_errors": _known(said.standard_errors),
        "reason": said.reason,
    }  # fmt: skip
    if of.compared:
        told["without_comparison"] = {"verdict": of.alone.verdict, **_numbers(of.alone)}
    return {**asdict(one), **told, "compared_with": of.compared or None}


def text(of: Judged) -> str:
    """The same in a few lines."""
    said, one = of.effect, of.improvement
    where = f" ({one.service or one.stream})" if one.service or one.stream else ""
    lines = [f"{one.id}: {one.what}", f"  {one.indicator}{where}, since {one.on:%Y-%m-%d}", f"  {of.words}"]
    if not isnan(said.effect):
        against = f", compared with {of.compared}" if of.compared else ""
        lines.append(f"  {_amount(said.effect, of.unit)} (95 %: {_amount(said.low, of.unit, bare=True)} to {_amount(said.high, of.unit, bare=True)}), "
                     f"{said.after} periods after against the course of {said.before} before{against}")
    return "\n".join([*lines, *(f"  {words}" for words in of.cautions)])


def _amount(value: float, unit: str, bare: bool = False) -> str:
    number, name = (f"{100 * value:+.1f}", "points of 100") if unit == "share" else (f"{value:+.3g}", unit)
    return number if bare else f"{number} {name}"


def _numbers(of: Effect) -> dict[str, float | None]:
    names = ("effect", "low", "high", "correlation")
    return dict(zip(names, _known(getattr(of, name) for name in names), strict=True))


def _known(numbers) -> list[float | None]:
    return [None if isnan(number) else number for number in numbers]
