"""How each recognised table is read: shown, and corrected in place where it is not so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from zoneinfo import available_timezones

import streamlit as st

from connectors.profiles import profiles
from pages.analysts.checked import Rehearsal, Table
from pages.analysts.column_grid import column_grid
from pages.analysts.intake import Upload

_ORDERS = {"": "as the file shows", "day": "day first: 31/12", "month": "month first: 12/31"}
_DECIMALS = {"": "as the file shows", "comma": "comma: 1,5", "point": "point: 1.5"}
_NOBODY_SAID = ("proposed", "")
_FROM = {"proposed": "proposed from your browser", "remembered": "as the last time", "organisation": "as your organisation counts",
         "said": "as you said", "": "because nobody said otherwise"}


@cache
def _zones() -> tuple[str, ...]:
    return ("UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")))


def ask_zones(upload: Upload, found: Rehearsal) -> None:
    """Ask once per source in which time zone it writes its moments; the browser's is proposed."""
    sources: dict[str, list[Table]] = {}
    for table in found.tables:
        if table.draft.zone:
            sources.setdefault(table.draft.batch.source, []).append(table)
    asked = {source: tables for source, tables in sources.items() if any(t.draft.zone_from in _NOBODY_SAID for t in tables)}
    if not asked:
        return
    for column, (source, tables) in zip(st.columns(max(2, min(4, len(asked)))) * len(asked), asked.items(), strict=False):
        zone = tables[0].draft.zone
        known = _zones() if zone in _zones() else (zone, *_zones())
        picked = column.selectbox(_asked_of(source, tables), known, known.index(zone), key=f"zone_{upload.token}_{source}",
                                  help="Asked once per source and remembered. Proposed from your browser; change it where the tool writes another zone.")
        if picked != zone:
            for table in tables:
                upload.say(table.path, table.key, replace(upload.of(table.path, table.key), time_zone=picked))
            st.rerun()


def _asked_of(source: str, tables: list[Table]) -> str:
    """By the file where it is one, else by the source."""
    return f"Times in {tables[0].name} are written in" if len(tables) == 1 else f"Times of {source} are written in"


def correct(upload: Upload, found: Rehearsal) -> None:
    """What a reader may say of a table that could be read otherwise; one at a time."""
    if not found.tables:
        return
    by_place = {table.place: table for table in found.tables}
    with st.expander("How each file is read: correct it here, and it is remembered"):
        picked = st.selectbox("File", list(by_place), format_func=lambda place: by_place[place].name, key="correct",
                              label_visibility="collapsed", width=480)
        _correct_one(upload, by_place[picked])


def _correct_one(upload: Upload, table: Table) -> None:
    said = upload.of(table.path, table.key)
    key = table.place
    batch, draft = table.draft.batch, table.draft
    kinds = {name: one.title for name, one in profiles().items()}
    first, second, third = st.columns(3)
    kind = first.selectbox("What it is", list(kinds), list(kinds).index(batch.profile), format_func=kinds.get, key=f"kind_{key}_{batch.profile}")
    source = second.text_input("Which installation or survey it comes from", batch.source, key=f"source_{key}_{batch.source}")
    zone = third.selectbox("Time zone of its moments", _zones(), _zones().index(draft.zone) if draft.zone in _zones() else None,
                           key=f"ownzone_{key}_{draft.zone}", disabled=not draft.zone,
                           placeholder=draft.zone or "every moment says its own, or there is none",
                           help=f"Now {draft.zone}, {_FROM.get(draft.zone_from, '')}." if draft.zone else None)
    fourth, fifth, sixth = st.columns(3)
    dates = fourth.selectbox("Dates that leave their order open", list(_ORDERS), list(_ORDERS).index(said.dates), format_func=_ORDERS.get, key=f"dates_{key}")
    decimal = fifth.selectbox("Numbers that leave their mark open", list(_DECIMALS), list(_DECIMALS).index(said.decimal), format_func=_DECIMALS.get,
                              key=f"decimal_{key}")
    day = sixth.date_input("It describes the state as of", date.fromisoformat(said.as_of) if said.as_of else None, key=f"asof_{key}",
                           help="For files that do not say when they were written. Without a day it is the newest moment in the file, or today.")
    full = st.checkbox("It is the whole list, not a part of it: say who or what is missing from it", said.full, key=f"full_{key}")
    mapping = column_grid(table.found, dict(said.mapping), f"columns_{key}_{batch.profile}", proposing=False)
    name = st.text_input("Remember files of this shape as", said.name or draft.reading.name, key=f"name_{key}", width=480,
                         placeholder="only where you want to call it otherwise")
    wanted = replace(
        said, profile=kind if kind != batch.profile else said.profile, source=source.strip() if source.strip() != batch.source else said.source,
        time_zone=zone if zone and zone != draft.zone else said.time_zone, dates=dates, decimal=decimal, as_of=day.isoformat() if day else "",
        full=full, mapping=tuple(sorted(mapping.items())) if kind == batch.profile else (), name=name.strip() if name.strip() != draft.reading.name else said.name,
    )
    if st.button("Read it so", key=f"again_{key}", disabled=wanted == said):
        upload.say(table.path, table.key, wanted)
        st.rerun()
    if st.button("Leave this file out", key=f"out_{key}", type="tertiary"):
        upload.drop(table.path)
        st.rerun()
