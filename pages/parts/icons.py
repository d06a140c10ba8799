"""The two answers of a process behaviour chart as marks: variation in a circle, assurance in a rounded square."""

from __future__ import annotations

from pages.parts.drawn import node

_DIAMOND = "M0 -3.4L3.4 0L0 3.4L-3.4 0Z"


def _frame(tone: str, frame: list, *marks: list) -> list:
    box = {"class": f"icon {tone}", "viewBox": "0 0 26 26", "width": "26", "height": "26", "aria-hidden": "true",
           "focusable": "false"}
    return node("svg", box, frame, *marks)


def _dot(x: float, y: float, r: float = 1.6) -> list:
    return node("circle", {"class": "mark", "cx": x, "cy": y, "r": r})


def _diamond(x: float, y: float) -> list:
    return node("path", {"class": "mark", "d": _DIAMOND, "transform": f"translate({x} {y})"})


def variation_icon(kind: str, rising: bool = True) -> list:
    """``kind``: improvement, concern, neither (a change without a better side), common or none."""
    circle = node("circle", {"class": "line", "cx": 13, "cy": 13, "r": 12})
    if kind not in ("improvement", "concern", "neither"):
        zigzag = node("polyline", {"class": "line thin", "points": "6,14.5 11,11 15.5,15 20,11.5"})
        return _frame("plain", circle, zigzag, _dot(6, 14.5), _dot(11, 11), _dot(15.5, 15), _dot(20, 11.5))
    ys = (17, 16, 11.5, 7.5) if rising else (9, 10, 14.5, 18.5)
    large = _diamond if kind == "concern" else lambda x, y: _dot(x, y, 3)
    tone = {"improvement": "better", "concern": "worse", "neither": "plain"}[kind]
    return _frame(tone, circle, _dot(5.6, ys[0]), _dot(9.8, ys[1]), large(14.6, ys[2]), large(19, ys[3]))


def assurance_icon(kind: str, target_above: bool = True) -> list:
    """``kind``: pass, fail, hit_or_miss or none; ``target_above`` says on which side of the usual range the target lies."""
    square = node("rect", {"class": "line", "x": 1, "y": 1, "width": 24, "height": 24, "rx": 5})
    if kind == "none":
        run = ((7, 11.5), (13, 15), (19, 11.5))
        path = node("polyline", {"class": "line", "points": " ".join(f"{x},{y}" for x, y in run)})
        return _frame("plain", square, path, *(_dot(x, y, 2) for x, y in run))
    if kind == "hit_or_miss":
        target, run = 13, ((7, 8.5), (13, 18), (19, 8.5))
    elif target_above:
        target, run = 7.5, ((7, 15), (13, 18.5), (19, 15))
    else:
        target, run = 18.5, ((7, 11), (13, 7.5), (19, 11))
    tone = {"pass": "better", "fail": "worse"}.get(kind, "plain")
    dashes = node("line", {"class": "line dash", "x1": 4.5, "x2": 21.5, "y1": target, "y2": target})
    path = node("polyline", {"class": "line", "points": " ".join(f"{x},{y}" for x, y in run)})
    mark = (lambda x, y: node("path", {"class": "mark", "d": _DIAMOND, "transform": f"translate({x} {y}) scale(.75)"})
            ) if kind == "fail" else (lambda x, y: _dot(x, y, 2))
    return _frame(tone, square, dashes, path, *(mark(x, y) for x, y in run))
