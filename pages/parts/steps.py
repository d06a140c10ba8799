"""The steps of an upload: which are done, which is now, which lie ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.drawn import node


@dataclass(frozen=True)
class Step:
    """One step and what it came to, in a few words."""

    name: str
    came_to: str = ""


def steps(every: Sequence[Step], current: int) -> list:
    """The strip; ``current`` counts from 0, one past the last when all is done."""
    def kind(i: int) -> str:
        return "done" if i < current else "current" if i == current else "ahead"

    return node("ol", {"class": "steps", "aria-label": "Steps of an upload"}, *(
        node("li", {"class": kind(i), "aria-current": "step" if i == current else None},
             node("strong", None, f"{i + 1}. {step.name}"), node("span", None, step.came_to))
        for i, step in enumerate(every)
    ))


def load_bar(new: int, changed: int, same: int, refused: int) -> list:
    """What loading will do, to scale and in numbers."""
    parts = (("new", new, "new"), ("changed", changed, "changed: newer state than ours"), ("same", same, "the same as ours"),
             ("refused", refused, "refused"))
    bar = [node("span", {"class": f"is-{kind}", "style": {"flex-grow": str(n)}}) for kind, n, _ in parts if n]
    rows = []
    for kind, n, words in parts:
        rows += [node("span", f"swatch is-{kind}"), node("strong", None, f"{n:,}"), node("span", "soft", words)]
    return node("div", None, node("div", {"class": "loadbar", "aria-hidden": "true"}, *bar), node("div", "counts", *rows))
