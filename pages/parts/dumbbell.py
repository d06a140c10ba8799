"""Services side by side: the promise kept (ring) against the experience of it (filled, with its interval)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.drawn import Node, link, node

_HEIGHT = 34
_MIDDLE = 17


@dataclass(frozen=True)
class Place:
    """A figure between 0 and 100 on the shared axis, and how it is written."""

    at: float
    words: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Service:
    """One row, already in words. ``tone`` is worse where experience lies below its target."""

    name: str
    address: str
    outcome: str
    promise: Place | None
    experience: Place | None
    tone: str
    apart: bool  # promise kept, yet unhappy: the line between the two is what the reader must see
    tag: str
    reading: str
    lost: str
    cost: str
    fixing: str


@dataclass(frozen=True)
class Axis:
    """The stretch of per cent that all rows share, and the targets on it."""

    low: float
    high: float
    promise_target: float | None = None
    experience_target: float | None = None

    def place(self, value: float) -> str:
        return f"{100 * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low):.2f}%"

    @property
    def targets(self) -> tuple[float, ...]:
        return tuple(t for t in (self.experience_target, self.promise_target) if t is not None)

    def ticks(self) -> list[float]:
        step = 20 if self.high - self.low > 40 else 10
        plain = [t for t in range(int(self.low), int(self.high) + 1, step)]
        return [t for t in plain if all(abs(t - target) >= step / 4 for target in self.targets)]


def axis_for(values: Sequence[float], promise_target: float | None, experience_target: float | None) -> Axis:
    """From the ten below the lowest figure to 100."""
    seen = [*values, *(t for t in (promise_target, experience_target) if t is not None)] or [0]
    low = max(0, 20 * int((min(seen) - 4) // 20))
    return Axis(min(low, 80), 100, promise_target, experience_target)


def _scale(axis: Axis) -> list:
    spots = [(t, f"{t:g}", "") for t in axis.ticks()] + [(t, f"{t:g}", "bold") for t in axis.targets]
    first = min(t for t, _, _ in spots)
    return node("div", {"class": "axis", "aria-hidden": "true"}, *(
        node("span", {"class": f"{kind} first" if t == first else kind or None, "style": {"left": axis.place(t)}},
             f"{words}\u00a0%" if t == first else words)
        for t, words, kind in spots
    ))


def _diamond(x: str) -> list:
    shape = node("path", {"d": "M0 -6.2L6.2 0L0 6.2L-6.2 0Z"})
    return node("svg", {"class": "filled worse", "x": x, "y": _MIDDLE, "overflow": "visible"}, shape)


def _plot(axis: Axis, row: Service) -> list:
    drawn: list[list] = [
        node("line", {"class": "grid", "x1": axis.place(t), "x2": axis.place(t), "y1": 2, "y2": _HEIGHT - 2}) for t in axis.ticks()
    ] + [
        node("line", {"class": "target", "x1": axis.place(t), "x2": axis.place(t), "y1": 1, "y2": _HEIGHT - 1}) for t in axis.targets
    ]
    heard, kept = row.experience, row.promise
    if heard and kept:
        drawn.append(node("line", {"class": "bar worse" if row.apart else "bar", "x1": axis.place(heard.at),
                                   "x2": axis.place(kept.at), "y1": _MIDDLE, "y2": _MIDDLE}))
    if heard and heard.low is not None and heard.high is not None:
        left, right = axis.place(heard.low), axis.place(heard.high)
        drawn.append(node("line", {"class": "whisker", "x1": left, "x2": right, "y1": _MIDDLE, "y2": _MIDDLE}))
        drawn += [node("line", {"class": "whisker", "x1": x, "x2": x, "y1": _MIDDLE - 3.5, "y2": _MIDDLE + 3.5}) for x in (left, right)]
    if heard:
        drawn.append(_diamond(axis.place(heard.at)) if row.tone == "worse"
                     else node("circle", {"class": "filled", "cx": axis.place(heard.at), "cy": _MIDDLE, "r": 6}))
    if kept:
        drawn.append(node("circle", {"class": "ring", "cx": axis.place(kept.at), "cy": _MIDDLE, "r": 5.5}))
    drawn += _words(axis, row)
    return node("svg", {"class": "dumbbell", "width": "100%", "height": _HEIGHT, "aria-hidden": "true", "focusable": "false"}, *drawn)


def _words(axis: Axis, row: Service) -> list[list]:
    """The two numbers, each on the side away from the other figure."""
    heard, kept = row.experience, row.promise
    places = []
    left_is_heard = not (heard and kept) or heard.at <= kept.at
    if heard:
        edge = (heard.low if left_is_heard else heard.high)
        edge = heard.at if edge is None else edge
        places.append(_text(axis, edge, heard.words, f"strong {row.tone}", left_is_heard and kept is not None))
    if kept:
        places.append(_text(axis, kept.at, kept.words, "plain", not left_is_heard))
    return places


def _text(axis: Axis, at: float, words: str, tone: str, before: bool) -> list:
    shift = -9 if before else 11
    inner = node("text", {"class": tone, "x": shift, "y": 4.5, "text-anchor": "end" if before else "start"}, words)
    return node("svg", {"x": axis.place(at), "y": _MIDDLE, "overflow": "visible"}, inner)


def _row(axis: Axis, row: Service) -> list:
    name = node("div", None, node("h3", None, link(row.address, row.name)), node("p", "soft", row.outcome) if row.outcome else None)
    spoken = ". ".join(part for part in (
        f"Promise kept: {row.promise.words} per cent" if row.promise else "No figure for the promise",
        f"favourable answers: {row.experience.words} per cent" if row.experience else "no figure for the experience",
    ))
    plot = node("div", {"class": "plotcell", "role": "img", "aria-label": spoken}, _plot(axis, row))
    tag = node("span", "tag", row.tag) if row.tag else None
    reading = node("div", None, tag, node("p", "soft", row.reading))
    lost = node("div", "figure right", node("strong", None, row.lost), node("span", "soft", row.cost))
    return node("li", "row", name, plot, reading, lost, node("div", "wide small", row.fixing))


def dumbbells(axis: Axis, rows: Sequence[Service], heads: Sequence[Node]) -> list:
    """All services as rows under one axis; ``heads`` are the five column titles, the second is the axis."""
    cells = [node("span", "right" if i == 3 else None, head) for i, head in enumerate(heads)]
    cells[1] = _scale(axis)
    return node("section", None, node("div", "rowhead", *cells), node("ul", "rows", *(_row(axis, row) for row in rows)))
