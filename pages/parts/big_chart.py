"""The large process behaviour chart of the indicator page: what happened, within what range, and what we did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go
import streamlit as st

from pages.parts.fan import Fan, draw_fan, spread
from pages.parts.small_chart import Picture, Point
from pages.parts.versions import Earlier, draw_earlier

_KEYS = {
    "ink": "textColor", "soft": "grayTextColor", "rule": "borderColor", "plain": "grayColor", "band": "grayBackgroundColor",
    "better": "blueColor", "better_text": "blueTextColor", "worse": "orangeColor", "worse_text": "orangeTextColor",
    "accent": "primaryColor", "paper": "backgroundColor",
}
_PLOT, _FOOT = 326, 44  # pixels of the picture itself, and of the periods under it
_LINE = 30  # letters of an annotation before it breaks
_FONT = "IBM Plex Sans, system-ui, sans-serif"


@dataclass(frozen=True)
class Mark:
    """Something that happened at a period: an improvement (numbered), or a change of the process."""

    label: str
    words: str
    number: int | None = None


def theme() -> str:
    """light or dark, as the reader sees the page now."""
    return st.context.theme.type or "light"


def colours() -> dict[str, str]:
    """The tokens of the theme in use, for charts that cannot read them as variables."""
    return {name: st.get_option(f"theme.{theme()}.{key}") for name, key in _KEYS.items()}


def _segments(points: Sequence[Point]) -> tuple[list, list, list, list]:
    xs, lower, upper, mean = [], [], [], []
    for point in points:
        xs.append(point.label)
        lower.append(point.lower)
        upper.append(point.upper)
        mean.append(point.mean)
    return xs, lower, upper, mean


def _marker(point: Point, c: dict[str, str]) -> tuple[str, str, int]:
    return {
        "improvement": ("circle", c["better"], 11), "concern": ("diamond", c["worse"], 12), "neither": ("circle", c["ink"], 10),
    }.get(point.signal, ("circle", c["plain"], 7))


def _axis_range(picture: Picture, ahead: Fan | None, zero_based: bool) -> list[float]:
    low, high = picture.extent()
    low, high = (low, high) if ahead is None else ahead.within(low, high)
    room = (high - low) * 0.12
    return [0 if zero_based and low >= 0 else low - room, high + room * 1.6]


def big_chart(
    picture: Picture, *, name: str, latest: str, marks: Sequence[Mark] = (), suffix: str = "",
    zero_based: bool = True, ahead: Fan | None = None, earlier: Earlier | None = None,
) -> go.Figure:
    """The chart with direct labels, what lies ahead and what an earlier definition says; values come scaled as they are read (per cent, not shares)."""
    c = colours()
    figure = go.Figure()
    xs, lower, upper, mean = _segments(picture.points)
    common = {"hoverinfo": "skip", "showlegend": False, "mode": "lines", "connectgaps": False}
    figure.add_scatter(x=xs, y=lower, line={"width": 0, "shape": "hvh"}, **common)
    figure.add_scatter(x=xs, y=upper, line={"width": 0, "shape": "hvh"}, fill="tonexty", fillcolor=c["band"], **common)
    figure.add_scatter(x=xs, y=mean, line={"width": 1, "color": c["plain"], "shape": "hvh"}, **common)
    if picture.target is not None:
        figure.add_hline(y=picture.target, line={"color": c["ink"], "width": 1.6, "dash": "7px,5px"})
    if ahead is not None:
        known = [p for p in picture.points if p.value is not None]
        draw_fan(figure, ahead, (known[-1].label, known[-1].value) if known else None, c, suffix)
    if earlier is not None:
        draw_earlier(figure, earlier, xs, c)
    look = [_marker(point, c) for point in picture.points]
    figure.add_scatter(
        x=xs, y=[p.value for p in picture.points], mode="lines+markers", showlegend=False, connectgaps=False, name=name,
        line={"color": c["plain"], "width": 1.4},
        marker={"symbol": [m[0] for m in look], "color": [m[1] for m in look], "size": [m[2] for m in look], "opacity": 1,
                "line": {"width": 1.5, "color": c["paper"]}},
        hovertemplate="%{x}: <b>%{y:,.4~g}" + suffix + "</b><extra></extra>",
    )
    span = _axis_range(picture, ahead, zero_based)
    if earlier is not None and earlier.values:
        span = [min(span[0], *earlier.values.values()), max(span[1], *earlier.values.values())]
    labels = [*xs, *(ahead.labels if ahead is not None else ())]
    _direct_labels(figure, picture, ahead, c, latest, span)
    for mark in marks:
        _annotate(figure, mark, 2 * xs.index(mark.label) > len(labels), c)
    _layout(figure, labels, span, c, suffix, bool(marks))
    return figure


def _direct_labels(figure: go.Figure, picture: Picture, ahead: Fan | None, c: dict[str, str], latest: str, span: list[float]) -> None:
    right = {"xref": "paper", "x": 1.005, "xanchor": "left", "showarrow": False, "align": "left"}
    means = [p for p in picture.points if p.mean is not None]
    beside = [] if picture.target is None else [(picture.target, f"<b>{picture.target_label}</b>", c["ink"])]
    if ahead is not None:
        ends = (ahead.high95[-1], ahead.mean[-1], ahead.low95[-1])
        beside += [(y, f"<b>{words}</b>" if i == 1 else words, c["ink"] if i == 1 else c["soft"])
                   for i, (y, words) in enumerate(zip(ends, ahead.words, strict=True))]
    elif means:
        beside.append((means[-1].mean, picture.mean_label, c["soft"]))
    # A range that runs out of the picture is named at its edge.
    places = [min(max(y, span[0]), span[1]) for y, *_ in beside]
    for (_, words, colour), y, shift in zip(beside, places, spread(places, *span, _PLOT), strict=True):
        figure.add_annotation(y=y, yshift=shift, text=words, font={"color": colour}, **right)
    if ahead is not None and means:
        # What lies ahead takes the place at the right: the mean is named where the series begins.
        low = means[0].lower if means[0].lower is not None else means[0].mean
        figure.add_annotation(x=means[0].label, y=low, text=f"usual range, {picture.mean_label}", showarrow=False, yanchor="top",
                              xanchor="left", xshift=-8, font={"color": c["soft"]})
    known = [p for p in picture.points if p.value is not None]
    if known:
        last = known[-1]
        above = last.mean is None or last.value >= last.mean
        figure.add_annotation(x=last.label, y=last.value, text=latest, showarrow=False, yshift=17 if above else -17,
                              xanchor="right", xshift=8, font={"color": c["ink"]}, bgcolor=c["paper"], borderpad=1, opacity=0.95)


def _annotate(figure: go.Figure, mark: Mark, late: bool, c: dict[str, str]) -> None:
    """In the later half the words stand before their line, so that they never leave the picture."""
    number = "" if mark.number is None else f"<b>{mark.number}</b>  "
    figure.add_shape(type="line", x0=mark.label, x1=mark.label, yref="paper", y0=0, y1=1, layer="below",
                     line={"color": c["plain"], "width": 1, "dash": "2px,3px"})
    lines = wrap(mark.words, _LINE)
    words = "<br>".join(_clean(line) for line in lines[:2]) + (" ..." if len(lines) > 2 else "")
    figure.add_annotation(x=mark.label, yref="paper", y=1, text=number + words, showarrow=False, xanchor="right" if late else "left",
                          align="right" if late else "left", yanchor="bottom", font={"color": c["ink"]})


def _clean(words: str) -> str:
    """Words from data as text: plotly reads a little markup, which data must not bring."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _layout(figure: go.Figure, labels: list[str], span: list[float], c: dict[str, str], suffix: str, marks: bool) -> None:
    step = max(1, round(len(labels) / 5))
    shown = labels[::-step][::-1]
    quiet = {"showline": False, "zeroline": False, "tickfont": {"color": c["soft"]}}
    figure.update_layout(
        height=_PLOT + _FOOT + (48 if marks else 8), margin={"l": 8, "r": 104, "t": 48 if marks else 8, "b": _FOOT}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        font={"family": _FONT, "size": 13, "color": c["ink"]}, hovermode="closest", showlegend=False, dragmode=False,
        hoverlabel={"bgcolor": c["paper"], "bordercolor": c["rule"], "font": {"family": _FONT, "color": c["ink"]}},
        xaxis={**quiet, "type": "category", "categoryorder": "array", "categoryarray": labels, "showgrid": False,
               "tickvals": shown, "ticktext": [label.replace(" ", "<br>") for label in shown], "fixedrange": True,
               "tickangle": 0, "range": [-0.4, len(labels) - 0.6]},
        yaxis={**quiet, "gridcolor": c["rule"], "ticksuffix": suffix, "fixedrange": True, "nticks": 7, "automargin": True,
               "range": span},
    )


def show_chart(figure: go.Figure, key: str, file_name: str) -> None:
    """Put a chart on the page; its bar offers the picture as SVG and nothing else."""
    config = {"displaylogo": False, "modeBarButtons": [["toImage"]], "responsive": True,
              "toImageButtonOptions": {"format": "svg", "filename": file_name}}
    st.plotly_chart(figure, key=key, theme=None, config=config, width="stretch")
