"""What is proposed beside the files - what questions ask, what states mean, which service a value is - for a reader to confirm."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from connectors.asked import Asked
from connectors.unsettled import Uncovered
from data.spreadsheet import as_it_was, harmless_frame
from pages.analysts.checked import Rehearsal, Table
from pages.analysts.column_words import CONFIDENTIAL, NOT_SAID, STATES, asked_words, every_ask
from pages.analysts.intake import Upload
from pages.parts.drawn import draw, node
from pages.parts.words import spelled

_ROW = 35
_MOST_HIGH = 420
_RULED = {"service_text": "service", "category": "category", "item": "item", "subcategory": "subcategory", "team": "team", "kind": "kind"}
WHY_CONFIDENTIAL = (
    "Confidential answers are about the workplace: they are shown for groups only, by quarter, and never one by one. "
    "Transactional answers are about one ticket or one purchase: whoever gave them knew that the service reads them, so they are "
    "shown by month and service. In doubt leave them confidential."
)


def confirm(upload: Upload, found: Rehearsal) -> None:
    """Draw what waits for a word; what is confirmed is loaded together with the files."""
    for table in found.tables:
        if table.draft.questions or table.draft.others:
            _questions(upload, table)
    if found.states:
        _states(upload, found)
    for one in found.uncovered:
        if one.by:
            _services(upload, one)
    done = upload.confirmed
    if done.states or done.services:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            draw(node("p", "soft", f"Confirmed, and loaded together with the files: {len(done.states):,} states, {len(done.services):,} values of services."),
                 key="confirmed")
            if st.button("Not so", key="unconfirm", type="tertiary", help="Take these confirmations back; the files stay."):
                upload.confirm(type(done)())
                st.rerun()


def _height(rows: int) -> int:
    return min(_MOST_HIGH, 37 + _ROW * rows)


def _questions(upload: Upload, table: Table) -> None:
    draft = table.draft
    said = dict(draft.reading.questions or {})
    every = sorted((*draft.questions, *draft.others), key=lambda q: (q.asks == "other", q.column))
    waiting = sum(q.code not in said for q in draft.questions)
    words = f"{spelled(waiting, True)} question{'' if waiting == 1 else 's'} of {table.name}: proposed from the wording; confirm or correct"
    if not draft.questions and not said:
        words = f"{table.name}: no question was recognised as one that is measured; say what they ask"
    elif not waiting:
        words = f"The questions of {table.name}, as you confirmed them"
    with st.expander(words):
        frame = pd.DataFrame([_row(q, said.get(q.code)) for q in every])
        edited = st.data_editor(
            harmless_frame(frame), hide_index=True, key=f"questions_{table.place}_{hash(tuple(sorted(said)))}", disabled=["Question", "Why"], height=_height(len(frame)),
            alt=f"What each question of {table.name} asks, its scale, and whether its answers are confidential",
            column_config={
                "Question": st.column_config.TextColumn(width="large"),
                "Asks": st.column_config.SelectboxColumn(options=list(every_ask()), format_func=asked_words, required=True, width="medium"),
                "From": st.column_config.NumberColumn(help="The lowest answer of its scale"),
                "To": st.column_config.NumberColumn(help="The highest answer of its scale"),
                "0 is no answer": st.column_config.CheckboxColumn(help="0 stands for: not applicable"),
                "High is bad": st.column_config.CheckboxColumn(help="The highest answer says least of what is asked, such as effort asked as ease"),
                "Answers are": st.column_config.SelectboxColumn(options=list(CONFIDENTIAL.values()), required=True),
            },
        )
        draw(node("p", "soft", WHY_CONFIDENTIAL), key=f"why_{table.place}")
        if st.button("Confirm the questions", key=f"confirm_questions_{table.place}"):
            asked = tuple((q.code, _asked(row)) for q, row in zip(every, edited.to_dict("records"), strict=True))
            upload.say(table.path, table.key, replace(upload.of(table.path, table.key), questions=asked))
            st.rerun()


def _row(question, said: Asked | None) -> dict:
    private = said.confidential if said else question.confidential
    return {
        "Question": question.text or question.code, "Asks": question.asks, "From": question.low, "To": question.high,
        "0 is no answer": question.zero_is_missing, "High is bad": said.reversed if said else question.reversed, "Answers are": CONFIDENTIAL[private],
        "Why": "; ".join(filter(None, (", ".join(question.because), question.scaled_by))),
    }


def _asked(row: dict) -> Asked:
    low, high = (None if pd.isna(row[name]) else float(row[name]) for name in ("From", "To"))
    return Asked(row["Asks"], low, high, bool(row["0 is no answer"]), bool(row["High is bad"]), row["Answers are"] == CONFIDENTIAL[True])


def _states(upload: Upload, found: Rehearsal) -> None:
    unclear = sum(not one.proposed for one in found.states)
    n = len(found.states)
    words = f"{spelled(n, True)} state{'' if n == 1 else 's'} of tickets: proposed from the wording; confirm or correct"
    if unclear:
        words = f"{spelled(unclear, True)} of {spelled(n)} states of tickets {'says' if unclear == 1 else 'say'} nothing by their wording: say what they mean"
    with st.expander(words, expanded=bool(unclear)):
        frame = pd.DataFrame([{"Source": s.source, "State": s.state, "Tickets": s.tickets, "Means that it": s.proposed or NOT_SAID} for s in found.states])
        edited = st.data_editor(
            harmless_frame(frame), hide_index=True, key=f"states_{upload.token}_{n}", disabled=["Source", "State", "Tickets"], height=_height(n),
            alt="What each state of the tickets means", column_config={
                "Means that it": st.column_config.SelectboxColumn(options=list(STATES), format_func=STATES.get, required=True, width="medium"),
            },
        )
        if st.button("Confirm the states", key="confirm_states"):
            meant = tuple((s.source, s.state, said) for s, said in zip(found.states, edited["Means that it"], strict=True) if said != NOT_SAID)
            upload.confirm(replace(upload.confirmed, states=(*upload.confirmed.states, *meant)))
            st.rerun()


def _services(upload: Upload, one: Uncovered) -> None:
    words = f"{one.tickets:,} of {one.of:,} tickets of {one.source} belong to no declared service: say which values are which service"
    with st.expander(words):
        columns = list(one.by)
        column = st.selectbox(
            "What tells services apart", columns, columns.index(one.column), key=f"by_{upload.token}_{one.source}", width=320,
            format_func=lambda name: f"{_RULED[name]}: {len(one.by[name]):,} different, as in {one.by[name][0].value[:24]}")
        values = one.by[column]
        frame = pd.DataFrame([{"Value": v.value, "Tickets": v.tickets, "Service": v.proposed} for v in values])
        edited = st.data_editor(
            harmless_frame(frame), hide_index=True, key=f"services_{upload.token}_{one.source}_{column}_{len(values)}", disabled=["Value", "Tickets"],
            height=_height(len(frame)), alt=f"Which service each {_RULED[column]} of {one.source} is",
            column_config={"Service": st.column_config.TextColumn(help="The same name in several rows makes them one service", width="large")},
        )
        draw(node("p", "soft", "Give rows the same service to make them one. A row without a service stays unassigned, and is counted as such."),
             key=f"why_{one.source}")
        if st.button("Confirm the services", key=f"confirm_services_{one.source}"):
            named = [as_it_was(service or "").strip() for service in edited["Service"]]
            ruled = tuple((one.source, column, v.value, name) for v, name in zip(values, named, strict=True) if name)
            upload.confirm(replace(upload.confirmed, services=(*upload.confirmed.services, *ruled)))
            st.rerun()
