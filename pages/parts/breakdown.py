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
from pages.parts.words import WHY, counted, listed

_MOST = 12
_NAMES = {"service": cached.services, "stream": cached.streams, "department": cached.departments}


def _bar(part: Part, whole: float, reach: float) -> list:
    """How far the part lies from the whole; hollow where that may be chance."""
    def x(value: float) -> str:
        return f"{50 + 50 * min(max((value - whole) / reach, -1), 1):.2f}%"

    row = part.row
    if row["value"] is None:
        return node("svg", {"width": "100%", "height": 20, "aria-hidden": "true"},
                    node("rect", {"class": "hatch", "x": "35%", "y": 3, "width": "30%", "height": 14}))
    left, right = sorted((row["value"], whole))
    marks = [
        node("rect", {"class": "fill" if part.apart else "open", "x": x(left), "y": 3, "height": 14,
                      "width": f"{50 * (right - left) / reach:.2f}%"}),
        node("line", {"class": "zero", "x1": "50%", "x2": "50%", "y1": 0, "y2": 20}),
    ]
    if row["lo"] is not None:
        marks.append(node("line", {"class": "whisker", "x1": x(row["lo"]), "x2": x(row["hi"]), "y1": 10, "y2": 10}))
    return node("svg", {"width": "100%", "height": 20, "aria-hidden": "true"}, *marks)


def _line(part: Part, indicator: Indicator, name: str, currency: str | None, whole: float, reach: float) -> list:
    row = part.row
    if row["value"] is None:
        words = node("span", "soft", WHY.get(row["note"], "No figure."))
    else:
        said = figures.show(row["value"], indicator.unit, row["lo"], row["hi"], currency)
        words = node("span", None, node("strong", None, said.whole), f", {counted(row['n'], indicator.counts.table.name)}",
                     node("span", "hidden", f", {said.interval}"))
    return node("li", None, node("span", "name", name), _bar(part, whole, reach), words)


def _title(parts: list[Part], names: dict[str, str], dimension: str) -> str:
    apart = [names.get(part.name, part.name) for part in parts if part.apart]
    if not apart:
        return f"No {dimension} stands apart from the whole"
    return f"{listed(apart)} stand{'s' if len(apart) == 1 else ''} apart from the whole"


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
    middle = whole["value"] if whole else 0.0
    # Wide intervals of small groups may run out of the picture: else they would flatten all others.
    reach = 1.3 * max((abs(p.gap) for p in shown if p.gap is not None), default=1.0) or 1.0
    currency = here.organisation.currency
    lines = [_line(part, indicator, names.get(part.name, part.name), currency, middle, reach) for part in shown]
    said = figures.show(middle, indicator.unit, currency=currency).whole if whole else ""
    more = f" The {_MOST} weightiest of {len(parts)}." if len(parts) > _MOST else ""
    small = (f"{chosen.span.words}. Upright line: the whole, {said}. Ordered by how much each moves it, not by rank. "
             f"Thin line: 95\u00a0% interval; hollow: may be chance.{more}")
    draw(node("section", None, heading(_title(parts, names, dimension)), node("ul", "impact", *lines), node("p", "soft", small)), key="breakdown")
