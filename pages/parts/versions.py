"""Two versions of one definition beside each other: the line that the earlier one draws, and what each says now."""

from __future__ import annotations

import math
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from metrics.indicators import beside
from metrics.versions import versions_of
from pages.parts import cached, figures
from pages.parts.face import has_value, shown
from pages.parts.gathered import Told
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.spans import period_words
from pages.parts.words import day_words


@dataclass(frozen=True)
class Earlier:
    """An earlier version as the chart draws it: values by the label of their period, scaled as they are read."""

    name: str
    values: dict[str, float]
    words: str


def earlier_version(here: Here, chosen: Chosen, told: Told) -> Earlier | None:
    """The newest earlier version that still computes, where there is one and the reader wants to see it."""
    indicator = told.indicator
    kept = beside(indicator.key)
    if not kept or kept[0].version == indicator.version:
        return None
    number = kept[0].version
    if not st.checkbox(f"Show version {number} of the definition beside version {indicator.version}", key="versions"):
        return None
    reading = cached.reading(here.store, kept[0].key, chosen.scope)
    k = figures.scale(indicator.unit)
    rows = reading.series.frame.to_dict("records")
    values = {period_words(row["period"], short=True): row["value"] * k for row in rows if not math.isnan(row["value"])}
    return Earlier(f"version {number}", values, _words(here, told, reading, number))


def draw_earlier(figure: go.Figure, of: Earlier, xs: list[str], c: dict[str, str]) -> None:
    """A thin dashed line, named where it begins."""
    ys = [of.values.get(x) for x in xs]
    figure.add_scatter(x=xs, y=ys, mode="lines", showlegend=False, connectgaps=False, name=of.name,
                       line={"color": c["accent"], "width": 1.4, "dash": "4px,3px"}, hovertemplate="%{x}: %{y:,.4~g}<extra>" + of.name + "</extra>")
    first = next(((x, y) for x, y in zip(xs, ys, strict=True) if y is not None), None)
    if first is not None:
        figure.add_annotation(x=first[0], y=first[1], text=of.name, showarrow=False, yshift=12, xanchor="left", xshift=-8, font={"color": c["accent"]})


def _words(here: Here, told: Told, earlier, number: int) -> str:
    """What changed and when, and what both say of the last period."""
    indicator, currency = told.indicator, here.organisation.currency
    now = versions_of(indicator.key)[-1]
    said = [f"Version {now.number}, since {day_words(now.since)}: {now.what}"]
    if has_value(earlier):
        then, newer = shown(earlier, currency).whole, shown(told.reading, currency).whole
        periods = {earlier.now.period, told.reading.now.period}
        when = f" for {period_words(periods.pop())}" if len(periods) == 1 else ""
        said.append(f"Version {number} says {then}{when}, version {now.number} says {newer}.")
    else:
        said.append(f"Version {number} says nothing here.")
    return " ".join(said)
