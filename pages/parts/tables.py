"""Small tables and lists, drawn as print: a rule under the head, a thin one under each row."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.drawn import Node, link, node


def table(heads: Sequence[str], rows: Sequence[Sequence[Node]], numeric: Sequence[int] = (), widths: Sequence[str] = ()) -> list:
    """A table; the columns in ``numeric`` stand at the right; ``widths`` keep several tables in line."""
    def cell(tag: str, i: int, content: Node) -> list:
        fixed = {"style": {"width": widths[i]}} if widths and tag == "th" else {}
        return node(tag, {"class": "right" if i in numeric else None, **fixed}, content)

    head = node("thead", None, node("tr", None, *(cell("th", i, words) for i, words in enumerate(heads))))
    body = node("tbody", None, *(node("tr", None, *(cell("td", i, c) for i, c in enumerate(row))) for row in rows))
    return node("div", {"class": "scroll", "tabindex": "0"}, node("table", "even" if widths else None, head, body))


def facts(pairs: Sequence[tuple[str, Node | None]], wide: bool = False) -> list:
    """Terms and what they are, in columns where ``wide``; pairs without content are left out."""
    listed = [node("div", None, node("dt", None, term), node("dd", None, content)) for term, content in pairs if content]
    return node("dl", "facts wide" if wide else "facts", *listed)


def heading(words: str) -> list:
    """The title of a section: it states the finding."""
    return node("h2", "heading", words)


def empty_state(words: str, ways: Sequence[tuple[str, str]] = ()) -> list:
    """Why there is nothing here, and what to do: pairs of words and address."""
    listed = node("ul", None, *(node("li", None, link(where, said)) for said, where in ways)) if ways else None
    return node("div", "empty", node("p", None, words), listed)


def figures(items: Sequence[tuple[str, str, str]]) -> list:
    """Figures in a row: name, value, what lies under it."""
    return node("div", "six", *(
        node("div", None, node("span", "soft", name), node("p", "value", node("strong", None, value)), node("span", "soft", below))
        for name, value, below in items
    ))
