"""The scope bar: what is shown, of which time and which part of the organisation; its state is the link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from metrics.scope import Scope
from pages.parts import cached
from pages.parts.shell import Here
from pages.parts.spans import COMPARISONS, Span, before, spans

_ALL = {"stream": "All value streams", "service": "All services", "department": "All departments"}
_CHOICES = {"stream": cached.streams, "service": cached.services, "department": cached.departments}
_LABELS = {"period": "Period", "compare": "Comparison", "stream": "Value stream", "service": "Service",
           "department": "Department"}
_WIDTHS = {"period": 224, "compare": 224, "stream": 200, "service": 200, "department": 200}


@dataclass(frozen=True)
class Chosen:
    """What the reader asks for; ``scope`` has the grain `month`, ``earlier`` is the time to compare with."""

    scope: Scope
    span: Span
    earlier: Span | None

    def of_service(self, service: str) -> Chosen:
        """The same, of one service."""
        return replace(self, scope=self.scope.at(services=(service,)))

    def of_stream(self, stream: str) -> Chosen:
        """The same, of one value stream."""
        return replace(self, scope=self.scope.at(stream=stream))

    def whole(self) -> Scope:
        """The whole stretch as one period."""
        return self.scope.at(grain="all")

    def whole_earlier(self) -> Scope | None:
        """The stretch to compare with as one period."""
        if self.earlier is None:
            return None
        return self.scope.at(grain="all", start=self.earlier.start, end=self.earlier.end)


def _select(name: str, options: Sequence[str]) -> str:
    """One box, bound to the link. A choice goes along from page to page, and is dropped where it does not exist."""
    kept = f"kept_{name}"
    if name not in st.query_params and name not in st.session_state and st.session_state.get(kept) in options:
        st.session_state[name] = st.session_state[kept]
    if st.session_state.get(name) not in (None, *options):
        del st.session_state[name]
    picked = st.selectbox(_LABELS[name], options, key=name, bind="query-params", label_visibility="collapsed",
                          width=_WIDTHS[name], help=None)
    st.session_state[kept] = picked
    return picked


def _pick(here: Here, name: str) -> str | None:
    """The id that was chosen; None for all."""
    rows = _CHOICES[name](here.store)
    if not rows:
        return None
    by_name = {row["name"]: row["id"] for row in rows}
    # A link may say the id, as keys in links do; the box speaks in names.
    linked = next((row["name"] for row in rows if row["id"] == st.query_params.get(name)), None)
    if linked is not None:
        st.query_params[name] = linked
        st.rerun()
    return by_name.get(_select(name, [_ALL[name], *by_name]))


def scope_bar(here: Here, *names: str) -> Chosen:
    """Draw the boxes that apply to the page (period, compare, stream, service, department) and say what was chosen."""
    every = spans(cached.newest_at(here.store))
    span, comparison, parts = every[0], COMPARISONS[-1], {}
    with st.container(horizontal=True, gap="xsmall", wrap=False):
        if "period" in names and len(every) > 1:
            wanted = _select("period", [s.words for s in every])
            span = next(s for s in every if s.words == wanted)
        if "compare" in names and span.months is not None:
            comparison = _select("compare", COMPARISONS)
        for name in ("stream", "service", "department"):
            if name in names:
                parts[name] = _pick(here, name)
    service = parts.get("service")
    scope = Scope(
        start=span.start, end=span.end, grain="month", services=(service,) if service else None,
        stream=parts.get("stream"), department=parts.get("department"), viewer=here.viewer,
    )
    return Chosen(scope, span, before(span, comparison))
