"""How every page opens: one small line of context, then its answer in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.drawn import draw, link, node
from pages.parts.routes import address

_ODD = 1


def said(words: str) -> list[list | str]:
    """A sentence whose findings stand between double asterisks, as nodes with these in bold."""
    parts = words.split("**")
    return [node("strong", None, part) if i % 2 == _ODD else part for i, part in enumerate(parts) if part]


def context_line(page: str, facts: Sequence[str], invented: bool, shows_demo: bool, demo_exists: bool) -> list:
    """Which page, whose data, and the way to the other data."""
    badge = node("span", "tag", "Invented data") if invented else None
    if shows_demo:
        way = link(address("upload", data="own"), "Load your own")
    else:
        way = link(address("outcomes", data="demo"), "See the demo") if demo_exists else None
    return node("p", "context", node("strong", None, page), *(node("span", None, fact) for fact in facts if fact), badge, way)


def lead(
    sentence: str, page: str, facts: Sequence[str] = (), *, invented: bool = False, shows_demo: bool = False,
    demo_exists: bool = False, wide: bool = False,
) -> None:
    """Draw the opening; ``sentence`` marks its findings with double asterisks."""
    opening = node("p", {"class": "lead wide" if wide else "lead", "role": "heading", "aria-level": "1"}, *said(sentence))
    draw(node("header", None, context_line(page, facts, invented, shows_demo, demo_exists), opening), key="lead")
