"""The forecast on the large chart: its middle, the ranges it should lie in, and labels that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts import figures
from pages.parts.spans import period_words

_APART = 17  # pixels between two labels at the right
_FURTHEST = 1.2  # how far a range may stretch the picture, in heights of what was seen


@dataclass(frozen=True)
class Fan:
    """One number per period ahead, scaled as they are read; labels come written."""

    labels: tuple[str, ...]
    mean: tuple[float, ...]
    low80: tuple[float, ...]
    high80: tuple[float, ...]
    low95: tuple[float, ...]
    high95: tuple[float, ...]
    words: tuple[str, str, str]  # of the last period: the upper end, the middle, the lower end

    def within(self, low: float, high: float) -> tuple[float, float]:
        """The extent of what was seen, stretched by the fan, but never so far that the past becomes a flat line."""
        room = _FURTHEST * (high - low)
        return max(min(low, *self.low95), low - room), min(max(high, *self.high95), high + room)


def fan(reading, write) -> Fan | None:
    """The forecast of a reading; ``write`` puts a value of the indicator into words. None where there is none."""
    ahead = reading.ahead
    if ahead is None or not ahead.forecast.steps:
        return None
    k = figures.scale(reading.indicator.unit)
    steps = ahead.forecast.steps[: len(ahead.labels)]
    columns = {name: tuple(getattr(step, name) * k for step in steps) for name in ("mean", "low80", "high80", "low95", "high95")}
    last = steps[-1]
    words = (f"95\u00a0%: to {write(last.high95)}", f"forecast {write(last.mean)}", f"95\u00a0%: from {write(last.low95)}")
    return Fan(tuple(period_words(label, short=True) for label in ahead.labels), **columns, words=words)


def draw_fan(figure: go.Figure, of: Fan, start: tuple[str, float] | None, c: dict[str, str], suffix: str) -> None:
    """Put it on the chart; it leaves from the last value that is known."""
    xs = [*([start[0]] if start else []), *of.labels]

    def line(values: Sequence[float]) -> list[float]:
        return [*([start[1]] if start else []), *values]

    quiet = {"hoverinfo": "skip", "showlegend": False, "mode": "lines"}
    for low, high, opacity in ((of.low95, of.high95, 0.16), (of.low80, of.high80, 0.22)):
        figure.add_scatter(x=xs, y=line(low), line={"width": 0}, **quiet)
        figure.add_scatter(x=xs, y=line(high), line={"width": 0}, fill="tonexty", fillcolor=_faint(c["plain"], opacity), **quiet)
    figure.add_scatter(
        x=xs, y=line(of.mean), mode="lines", showlegend=False, name="forecast", line={"color": c["ink"], "width": 2, "dash": "2px,3px"},
        customdata=line(of.low95), text=[f"{y:,.4g}{suffix}" for y in line(of.high95)],
        hovertemplate="%{x}: forecast <b>%{y:,.4~g}" + suffix + "</b>, 95 %: %{customdata:,.4~g}" + suffix + " to %{text}<extra></extra>",
    )


def spread(places: Sequence[float], low: float, high: float, pixels: float) -> list[float]:
    """By how many pixels each label must move upwards so that none covers another; their order stays."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    at = [min(max((places[i] - low) / (high - low), 0.0), 1.0) * pixels for i in order]
    wanted = list(at)
    for lower, upper in zip(range(len(at)), range(1, len(at)), strict=False):
        at[upper] = max(at[upper], at[lower] + _APART)
    # What was pushed up as a block comes back down by half of what it was pushed, so that its middle stays.
    shift = sum(a - w for a, w in zip(at, wanted, strict=True)) / max(1, len(at))
    over = max(0.0, (at[-1] if at else 0.0) - pixels)
    moved = [0.0] * len(places)
    for i, a in zip(order, at, strict=True):
        moved[i] = a - max(shift, over) - (places[i] - low) / (high - low) * pixels
    return moved


def _faint(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour.lstrip("#")[i : i + 2], 16) for i in (0, 2, 4))
    return f"rgba({red},{green},{blue},{opacity})"
