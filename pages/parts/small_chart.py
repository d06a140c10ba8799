"""The process behaviour chart of a card: 96 pixels high, as wide as its card, read in one glance."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.drawn import node

HEIGHT = 96
_EDGE = 7  # room for a mark that lies on the upper or lower edge
_LONG = 10  # labels with more letters need more room at the right
_APART = 15  # two labels nearer than this would overlap


@dataclass(frozen=True)
class Point:
    """One period: its label, its value (None: no figure), its signal, and its usual range where that is known."""

    label: str
    value: float | None
    signal: str = ""  # improvement, concern, neither or none
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Picture:
    """What a process behaviour chart shows; the labels come written, so that the chart knows no units."""

    points: tuple[Point, ...]
    target: float | None = None
    mean_label: str = ""
    target_label: str = ""
    spoken: str = ""

    def extent(self) -> tuple[float, float]:
        """Lowest and highest value that must be seen."""
        seen = [p.value for p in self.points if p.value is not None]
        seen += [bound for p in self.points for bound in (p.lower, p.upper) if bound is not None]
        seen += [] if self.target is None else [self.target]
        low, high = min(seen), max(seen)
        return (low, high) if high > low else (low - 1, high + 1)


def _axes(picture: Picture):
    low, high = picture.extent()
    last = max(1, len(picture.points) - 1)

    def x(index: float) -> str:
        return f"{1 + 98 * index / last:.2f}%"

    def y(value: float) -> float:
        return round(HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * (value - low) / (high - low), 1)

    return x, y


def _mark(point: Point, x: str, y: float) -> list:
    if point.signal == "concern":
        # A nested drawing lets the diamond keep its shape while its place is a share of the width.
        diamond = node("path", {"d": "M0 -5.4L5.4 0L0 5.4L-5.4 0Z"})
        return node("svg", {"class": "signal worse", "x": x, "y": y, "overflow": "visible"}, diamond)
    tone = {"improvement": "signal better", "neither": "signal plain"}.get(point.signal, "dot")
    return node("circle", {"class": tone, "cx": x, "cy": y, "r": 4.8 if point.signal else 2.2})


def _runs(picture: Picture, x, y) -> list[list]:
    """Lines between neighbours only: a period without a figure leaves a gap."""
    pairs = list(enumerate(zip(picture.points, picture.points[1:], strict=False)))
    return [
        node("line", {"class": "run", "x1": x(i), "x2": x(i + 1), "y1": y(a.value), "y2": y(b.value)})
        for i, (a, b) in pairs if a.value is not None and b.value is not None
    ]


def _stretches(picture: Picture) -> list[tuple[int, int, Point]]:
    """First and last index of every stretch of points that share one usual range."""
    found: list[tuple[int, int, Point]] = []
    for i, point in enumerate(picture.points):
        if point.mean is None:
            continue
        same = found and found[-1][1] == i - 1 and _range(found[-1][2]) == _range(point)
        found[-1:] = [(found[-1][0], i, point)] if same else [*found[-1:], (i, i, point)]
    return found


def _range(point: Point) -> tuple:
    return (point.mean, point.lower, point.upper)


def _bands(picture: Picture, y) -> list[list]:
    """Where the usual range differs from point to point, the band goes in steps."""
    drawn = []
    last = max(1, len(picture.points) - 1)
    half = 49 / last
    for first, final, point in _stretches(picture):
        left, right = max(0, 1 + 98 * first / last - half), min(100, 1 + 98 * final / last + half)
        if point.lower is not None and point.upper is not None:
            top, bottom = y(point.upper), y(point.lower)
            drawn.append(node("rect", {"class": "band", "x": f"{left:.2f}%", "width": f"{right - left:.2f}%",
                                       "y": top, "height": max(1, round(bottom - top, 1))}))
        drawn.append(node("line", {"class": "mean", "x1": f"{left:.2f}%", "x2": f"{right:.2f}%",
                                   "y1": y(point.mean), "y2": y(point.mean)}))
    # Means lie over every band, so that a step of the band never hides one.
    return sorted(drawn, key=lambda mark: mark[1]["class"])


def _labels(picture: Picture, y) -> list[list]:
    places = []
    means = [p.mean for p in picture.points if p.mean is not None]
    if means and picture.mean_label:
        places.append(["mean", picture.mean_label, y(means[-1])])
    if picture.target is not None and picture.target_label:
        places.append(["target", picture.target_label, y(picture.target)])
    if len(places) == 2 and abs(places[0][2] - places[1][2]) < _APART:
        middle = (places[0][2] + places[1][2]) / 2
        upper, lower = (1, 0) if places[1][2] <= places[0][2] else (0, 1)
        places[upper][2], places[lower][2] = middle - _APART / 2, middle + _APART / 2
    return [
        node("span", {"class": f"label {kind}", "style": {"top": f"{min(max(at, 8), HEIGHT - 8):.1f}px"}}, words)
        for kind, words, at in places
    ]


def small_chart(picture: Picture) -> list:
    """The chart with its direct labels and the first and last period under it."""
    x, y = _axes(picture)
    target = None if picture.target is None else node(
        "line", {"class": "target", "x1": "0%", "x2": "100%", "y1": y(picture.target), "y2": y(picture.target)})
    marks = [_mark(p, x(i), y(p.value)) for i, p in enumerate(picture.points) if p.value is not None]
    # Signals last, so that no grey dot lies over one.
    marks.sort(key=lambda mark: "signal" in mark[1]["class"])
    plot = node("svg", {"class": "plot", "height": HEIGHT, "width": "100%", "aria-hidden": "true", "focusable": "false"},
                *_bands(picture, y), target, *_runs(picture, x, y), *marks)
    ends = node("div", "ends", node("span", None, picture.points[0].label), node("span", None, picture.points[-1].label))
    roomy = max(len(picture.mean_label), len(picture.target_label)) > _LONG
    return node("div", {"class": "chart roomy" if roomy else "chart", "role": "img", "aria-label": picture.spoken},
                plot, node("div", "labels", *_labels(picture, y)), ends)
