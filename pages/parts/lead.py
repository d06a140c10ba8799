"""How every page opens: one small line of context, then its answer in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.drawn import draw, link, node

_ODD = 1


def said(words: str) -> list[list | str]:
    """A sentence whose findings stand between double asterisks, as nodes with these in bold."""
    parts = words.split("**")
    return [node("strong", None, part) if i % 2 == _ODD else part for i, part in enumerate(parts) if part]


def context_line(page: str, facts: Sequence[str], invented: bool, way: tuple[str, str] | None) -> list:
    """Which page, whose data, and the way to the other data: its words and where it leads."""
    badge = node("span", "tag", "Invented data") if invented else None
    way = link(way[1], way[0]) if way else None
    return node("p", "context", node("strong", None, page), *(node("span", None, fact) for fact in facts if fact), badge, way)


def lead(
    sentence: str, page: str, facts: Sequence[str] = (), *, invented: bool = False, way: tuple[str, str] | None = None,
    wide: bool = False,
) -> None:
    """Draw the opening; ``sentence`` marks its findings with double asterisks."""
    opening = node("p", {"class": "lead wide" if wide else "lead", "role": "heading", "aria-level": "1"}, *said(sentence))
    draw(node("header", None, context_line(page, facts, invented, way), opening), key="lead")
