"""The one cache: figures by (indicator, scope with the viewer's rights, revision of the data); bounded, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from data import catalogue
from data.access import Viewer
from data.home import Home
from data.warehouse import Warehouse
from metrics import engine
from metrics.scope import Scope

_ENTRIES = 2_000
_HOURS = 6


@dataclass(frozen=True)
class Store:
    """Whose data, and in which state; both are part of every key."""

    folder: str
    revision: str

    @property
    def warehouse(self) -> Warehouse:
        return Warehouse(Home(Path(self.folder)))

    @property
    def empty(self) -> bool:
        return not self.warehouse.exists()


@st.cache_data(max_entries=_ENTRIES, ttl=_HOURS * 3600, show_spinner=False)
def _kept(kind: str, store: Store, asked: tuple, _ask: Callable[[], Any]) -> Any:
    return _ask()


def _of_store(kind: str, store: Store, ask: Callable[[Warehouse], Any], asked: tuple = ()) -> Any:
    return _kept(kind, store, asked, lambda: ask(store.warehouse))


def measure(store: Store, key: str, scope: Scope, by: tuple[str, ...] = ()):
    """Figures of an indicator; see `metrics.engine.measure`."""
    return _of_store("measure", store, lambda w: engine.measure(w, key, scope, by), (key, scope.key, by))


def reading(store: Store, key: str, scope: Scope):
    """Everything that a card says of an indicator; see `metrics.reading.read`."""
    from metrics.reading import read

    return _of_store("reading", store, lambda w: read(w, key, scope), (key, scope.key))


def improvements(store: Store, key: str, viewer: Viewer) -> list:
    """What each improvement of an indicator did; see `metrics.improvements.judged_all`."""
    from metrics.improvements import judged_all

    def ask(warehouse):
        return judged_all(warehouse, key, Viewer(audience=viewer.audience))

    return _of_store("improvements", store, ask, (key, viewer.audience))


def commented(store: Store, viewer) -> tuple[str, ...]:
    """The surveys whose comments this viewer may read; see `metrics.comments.surveys`."""
    from metrics.comments import surveys

    return _of_store("commented", store, lambda w: surveys(w, viewer), (viewer.rights,))


def comments(store: Store, survey: str, viewer):
    """What was written in a survey; see `metrics.comments.comments`."""
    from metrics.comments import comments as told

    return _of_store("comments", store, lambda w: told(w, survey, viewer), (survey, viewer.rights))


def voice(store: Store, scope: Scope):
    """How far those who answered differ from those who were asked; see `metrics.voice.voice`."""
    from metrics.voice import voice as told

    return _of_store("voice", store, lambda w: told(w, scope), (scope.key,))


def organisation(store: Store) -> catalogue.Organisation:
    return _of_store("organisation", store, catalogue.organisation)


def services(store: Store) -> list[dict]:
    return _of_store("services", store, catalogue.services)


def streams(store: Store) -> list[dict]:
    return _of_store("streams", store, catalogue.streams)


def departments(store: Store) -> list[dict]:
    return _of_store("departments", store, catalogue.departments)


def goals(store: Store) -> list[dict]:
    return _of_store("goals", store, catalogue.goals)


def events(store: Store, key: str) -> list[dict]:
    return _of_store("events", store, lambda w: catalogue.events(w, key), (key,))


def targets(store: Store, key: str) -> list[dict]:
    return _of_store("targets", store, lambda w: catalogue.targets(w, key), (key,))


def newest_at(store: Store):
    return _of_store("newest", store, catalogue.newest_at)


def imports(store: Store) -> list[catalogue.Import]:
    return _of_store("imports", store, catalogue.imports)
