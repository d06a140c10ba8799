"""Upload: drop files, see what each is and why, see what loading will do before anything is written, then load."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.errors import WindshieldError
from data.home import Home, own_home
from data.warehouse import Warehouse
from pages.analysts.intake import Checked, Loaded, Rehearsal, Said, discard, keep, kinds, load_all, rehearse
from pages.analysts.upload_words import (
    column_table,
    lit_table,
    recognised_table,
    refused_table,
    report_table,
    sentence,
    strip,
)
from pages.parts.as_written import as_written
from pages.parts.drawn import draw, link, node
from pages.parts.routes import address
from pages.parts.shell import foot, open_page, trouble
from pages.parts.steps import load_bar, steps
from pages.parts.tables import heading

_ORDERS = {"": "as the file shows", "day": "day first: 31.12.", "month": "month first: 12/31"}
_DECIMALS = {"": "as the file shows", "comma": "comma: 1,5", "point": "point: 1.5"}


def _said() -> dict[Path, Said]:
    """What was dropped and what was said of it, as long as the session lasts."""
    return st.session_state.setdefault("upload_said", {})


def _take_in(home: Home) -> None:
    """New files of the drop zone go into the intake folder; files that were taken away leave it."""
    dropped = st.session_state.get(_drop_key()) or []
    known: dict[str, Path] = st.session_state.setdefault("upload_known", {})
    for file in dropped:
        if file.file_id not in known:
            known[file.file_id] = keep(home, file.name, file)
            _said()[known[file.file_id]] = Said()
    for gone in set(known) - {file.file_id for file in dropped}:
        path = known.pop(gone)
        _said().pop(path, None)
        discard(path)


def _drop_key() -> str:
    return f"drop_{st.session_state.setdefault('upload_round', 0)}"


def _start_over(loaded: Loaded | None = None) -> None:
    for path in _said():
        discard(path)
    st.session_state["upload_said"], st.session_state["upload_known"] = {}, {}
    st.session_state["upload_round"] += 1
    st.session_state["upload_loaded"] = loaded


def _rehearsed(home: Home) -> Rehearsal:
    """The rehearsal of what was dropped; done anew only where the files, what was said of them, or the data changed."""
    asked = (Warehouse(home).revision(), tuple(_said().items()))
    known = st.session_state.get("upload_rehearsed")
    if known is None or known[0] != asked:
        with st.spinner("Reading and checking; nothing is written yet"):
            st.session_state["upload_rehearsed"] = known = (asked, rehearse(home, _said()))
    return known[1]


def _correct(found: Rehearsal) -> None:
    """What a reader may say of a file that could be read otherwise; one file at a time."""
    by_name = {one.path.name: one for one in sorted(found.files, key=lambda one: not one.refused)}
    refused = any(one.refused for one in found.files)
    with st.expander("How each file is read: correct it here, and it is remembered", expanded=refused):
        one = by_name[st.selectbox("File", list(by_name), key="correct", label_visibility="collapsed", width=480)]
        wanted = _wanted(one, _said()[one.path])
    if wanted != _said()[one.path]:
        _said()[one.path] = wanted
        st.rerun()


def _wanted(one: Checked, said: Said) -> Said:
    known = {"": "as recognised", **kinds()}
    first, second, third, fourth = st.columns(4)
    kind = first.selectbox("What it is", list(known), list(known).index(said.profile or ""), format_func=known.get, key=f"kind_{one.path}")
    source = second.text_input("Which installation it comes from", said.source or "", key=f"source_{one.path}",
                               placeholder=one.tables[0].source if one.tables else "")
    dates = third.selectbox("Dates that leave it open", list(_ORDERS), list(_ORDERS).index(said.dates), format_func=_ORDERS.get,
                            key=f"dates_{one.path}")
    decimal = fourth.selectbox("Decimal mark", list(_DECIMALS), list(_DECIMALS).index(said.decimal), format_func=_DECIMALS.get,
                               key=f"decimal_{one.path}")
    full = st.checkbox("It is the whole list, not a part of it", said.full, key=f"full_{one.path}")
    mapping = column_table(one, dict(said.mapping), f"columns_{one.path}_{kind}") if one.columns else said.mapping
    # Columns were said of the kind of file that it was taken for.
    return Said(mapping if kind == (said.profile or "") else (), kind or None, source.strip() or None, dates, decimal, full)


def _check(home: Home, found: Rehearsal) -> None:
    """Everything that is known before loading, and the button that loads."""
    draw(node("section", None, heading("What each file was recognised as, and why")), key="recognised_title")
    recognised_table(found)
    for one in found.files:
        if one.refused:
            st.warning(as_written(one.refused), icon=":material/block:")
    _correct(found)
    if found.tables:
        left, right = st.columns(2, gap="large")
        with left:
            counts = [found.total(name) for name in ("new", "changed", "same", "refused")]
            draw(node("section", None, heading("What loading will do"), load_bar(*counts)), key="load_bar")
        with right:
            draw(node("section", None, heading("What it changes, over all time"), lit_table(found.lit)), key="lit")
        refused_table(found)
        notes = dict.fromkeys(note for table in found.tables for note in table.notes)
        if notes:
            draw(node("section", None, heading("Worth knowing"), node("ul", "said small", *(node("li", None, n) for n in notes))), key="notes")
    if found.trouble:
        st.error(as_written(found.trouble))
    with st.container(horizontal=True, gap="small"):
        loadable = {one.path: _said()[one.path] for one in found.files if one.tables}
        if loadable and not found.trouble and st.button("Load", type="primary", icon=":material/upload:", key="load"):
            _load(home, loadable)
        st.button("Start over", type="tertiary", key="start_over", on_click=_start_over)


def _load(home: Home, loadable: dict[Path, Said]) -> None:
    try:
        lit = _rehearsed(home).lit
        with st.spinner("Loading"):
            loaded = load_all(home, loadable)
    except WindshieldError as error:
        trouble(error)
        return
    # From the first real load on, the reader sees their own data; the demo stays one click away.
    st.session_state["data"] = "own"
    st.query_params["data"] = "own"
    st.session_state["upload_lit"] = lit
    _start_over(loaded)
    st.rerun()


def _loaded(loaded: Loaded) -> None:
    report_table(loaded.reports)
    for report in loaded.reports:
        if report.batch in loaded.rejects:
            st.download_button(f"Refused rows of {report.file}, as a file to mend", loaded.rejects[report.batch], f"{report.batch}_refused.csv",
                               "text/csv", icon=":material/download:", on_click="ignore", key=f"mend_{report.batch}")
    lit = st.session_state.get("upload_lit") or ()
    draw(node("section", None, heading("What it lit up"), lit_table(lit, links=True)), key="lit_up")
    draw(node("p", "said", "See them on ", link(address("outcomes", data="own"), "Outcomes"), " and ", link(address("services", data="own"), "My services"),
              ". Any import can be ", link(address("imports", data="own"), "taken back"), " in any order."), key="back")


def page() -> None:
    """Draw the page."""
    here = open_page("upload")
    home = own_home()
    opening, strip_place = st.container(), st.container()
    st.file_uploader("Drop files here: CSV, compressed CSV or Excel", accept_multiple_files=True, key=_drop_key())
    _take_in(home)
    said = _said()
    if said:
        st.session_state["upload_loaded"] = None
    loaded = st.session_state.get("upload_loaded")
    reports = loaded.reports if loaded else None
    found = _rehearsed(home) if said else None
    with opening:
        here.lead(sentence(found, reports))
    with strip_place:
        every, current = strip(found, reports)
        draw(steps(every, current), key="steps")
    if found is not None:
        _check(home, found)
    elif loaded:
        _loaded(loaded)
    else:
        draw(node("p", "soft", "Files stay on this machine. Larger ones than 200 MB go by the command: python -m connectors load FILE. "
                               "Nothing is written before you have seen what a load would do."), key="hint")
    foot()


page()
