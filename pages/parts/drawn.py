"""The one component for everything that we draw ourselves: a plain tree goes in, elements come out.

Data can only become text in it: tags, attributes and styles come from an allow-list in `drawn.js`.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import routes

_HERE = Path(__file__).parent
_STYLES = ("drawn.css", "card.css", "rows.css")

_component = st.components.v2.component(
    "windshield_drawn",
    html='<div class="drawn"></div>',
    css="\n".join((_HERE / name).read_text(encoding="utf-8") for name in _STYLES),
    js=(_HERE / "drawn.js").read_text(encoding="utf-8"),
)

Node = list | str


def node(tag: str, attributes: dict | str | None = None, *children: Node | None) -> list:
    """One element. ``attributes`` as a text is its class; children that are None are left out."""
    if attributes is None or isinstance(attributes, str):
        attributes = {"class": attributes} if attributes else {}
    spoken = {
        name: value if isinstance(value, dict) else str(value)
        for name, value in attributes.items()
        if value is not None
    }
    return [tag, spoken, *(child for child in children if child is not None)]


def link(address: str, *children: Node, label: str | None = None, quiet: bool = False) -> list:
    """A link to a page of the product; it opens without loading the page anew."""
    return node("a", {"href": address, "aria-label": label, "class": "quiet" if quiet else None}, *children)


def draw(tree: list, key: str) -> None:
    """Put a tree on the page; a click on one of its links opens that page."""
    state = _component(data=tree, key=key, on_open_change=lambda: None)
    if state.open:
        routes.open_address(state.open)
