"""A figure by the parts of one dimension, the weightiest first, each with its interval."""

from __future__ import annotations

import streamlit as st

from metrics.impact import Part, by_impact
from metrics.indicator import Indicator
from pages.parts import cached, figures
from pages.parts.drawn import draw, node
from pages.parts.earlier import over
from pages.parts.gathered import silently
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.tables import heading
from pages.parts.words import WHY, counted

_MOST = 12
_NAMES = {"service": cached.services, "stream": cached.streams, "department": cached.departments}


def _bar(part: Part, low: float, high: float) -> list:
    def x(value: float) -> str:
        return f"{100 * (min(max(value, low), high) - low) / (high - low):.2f}%"

    row = part.row
    if row["value"] is None:
        return node("svg", {"width": "100%", "height": 20, "aria-hidden": "true"},
                    node("rect", {"class": "hatch", "x": 0.5, "y": 3, "width": "30%", "height": 14}))
    left, right = sorted((row["value"], 0.0))
    marks = [
        node("line", {"class": "zero", "x1": x(0.0), "x2": x(0.0), "y1": 0, "y2": 20}),
        node("rect", {"class": "fill", "x": x(left), "y": 3, "height": 14,
                      "width": f"{100 * (right - left) / (high - low):.2f}%"}),
    ]
    if row["lo"] is not None:
        marks.append(node("line", {"class": "whisker", "x1": x(row["lo"]), "x2": x(row["hi"]), "y1": 10, "y2": 10}))
    return node("svg", {"width": "100%", "height": 20, "overflow": "visible", "aria-hidden": "true"}, *marks)


def _line(part: Part, indicator: Indicator, name: str, currency: str | None, low: float, high: float) -> list[list]:
    row = part.row
    if row["value"] is None:
        words = node("span", "soft", WHY.get(row["note"], "No figure."))
    else:
        said = figures.show(row["value"], indicator.unit, row["lo"], row["hi"], currency)
        words = node("span", None, node("strong", None, said.whole), f", {counted(row['n'], indicator.counts.table.name)}",
                     node("span", "hidden", f", {said.interval}"))
    return [node("span", "name", name), _bar(part, low, high), words]


def breakdown(here: Here, chosen: Chosen, indicator: Indicator) -> None:
    """Draw it, with a choice of dimension; what narrows the scope already is not offered."""
    offered = [d for d in indicator.dimensions if d not in chosen.scope.chosen]
    if not offered:
        return
    dimension = st.selectbox("By", offered, key="by", bind="query-params", width=200, format_func=lambda d: f"By {d}",
                             label_visibility="collapsed")
    result = silently(cached.measure, here.store, indicator.key, chosen.whole(), (dimension,))
    whole = over(here, indicator.key, chosen.whole())
    parts = by_impact(result, whole["value"] if whole else None) if result is not None else []
    if not parts:
        draw(node("p", "soft", f"There is nothing to tell apart by {dimension} in {chosen.span.words}."), key="breakdown")
        return
    names = {row["id"]: row["name"] for row in _NAMES[dimension](here.store)} if dimension in _NAMES else {}
    shown = parts[:_MOST]
    ends = [b for p in shown for b in (p.row["value"], p.row["lo"], p.row["hi"]) if b is not None] or [1.0]
    low, high = min(0.0, *ends), max(0.0, *ends) or 1.0
    lines = [cell for part in shown for cell in _line(part, indicator, names.get(part.name, part.name), here.organisation.currency, low, high)]
    top = names.get(shown[0].name, shown[0].name)
    title = f"{top} moves the whole most" if shown[0].impact else f"By {dimension}"
    more = f" The {_MOST} weightiest of {len(parts)}." if len(parts) > _MOST else ""
    small = f"{chosen.span.words}. Ordered by how much each moves the whole, not by rank. Line: 95\u00a0% interval.{more}"
    draw(node("section", None, heading(title), node("div", "impact", *lines), node("p", "soft", small)), key="breakdown")
