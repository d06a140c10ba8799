"""Upload: drop files, see what each is and why, see what loading will do before anything is written, then load."""

from __future__ import annotations

import logging
from contextlib import suppress

import streamlit as st

from data.errors import WindshieldError
from data.home import Home, own_home
from data.warehouse import Warehouse
from pages.analysts import under_way
from pages.analysts.checked import Loaded, Reader, Rehearsal, load_all, rehearse
from pages.analysts.confirm import confirm
from pages.analysts.intake import Upload, resumed
from pages.analysts.loaded import show_loaded
from pages.analysts.needed import ask
from pages.analysts.offered import larger_files, offer
from pages.analysts.reading import ask_zones, correct
from pages.analysts.upload_words import (
    for_readers,
    lights,
    linked_list,
    lit_table,
    recognised_table,
    refused_table,
    sentence,
    strip,
)
from pages.parts.as_written import as_written
from pages.parts.drawn import draw, node
from pages.parts.main_button import main_button
from pages.parts.shell import Here, foot, open_page, trouble
from pages.parts.steps import load_bar, steps
from pages.parts.tables import heading

_PARAMETER = "upload"


def _upload(home: Home) -> Upload:
    """The upload of this session; after a reload the address still names it."""
    known: Upload | None = st.session_state.get("upload")
    if known is None or known.home != home:
        token = st.query_params.get(_PARAMETER, "")
        if job := under_way.unseen(f"load/{token}"):
            with suppress(Exception):  # A load that failed left the files where they are: they are offered again.
                _keep_result(under_way.wait(job, "Loading"))
        known = st.session_state["upload"] = resumed(home, token) or Upload(home)
    if known.said:
        st.query_params[_PARAMETER] = known.token
    else:
        st.query_params.pop(_PARAMETER, None)
    return known


def _reader() -> Reader:
    return st.session_state.setdefault("upload_reader", Reader())


def _take_in(upload: Upload) -> None:
    """What was dropped goes into the intake folder at once, and the drop zone is free for more."""
    turn = st.session_state.setdefault("upload_turn", 0)
    dropped = st.file_uploader(
        "Drop more files" if upload.said else "Drop files here: CSV, Excel, JSON or Parquet, also as .gz or .zip",
        accept_multiple_files=True, key=f"drop_{turn}",
    )
    if dropped:
        for file in dropped:
            upload.keep(file.name, file)
        st.session_state["upload_turn"] = turn + 1
        st.session_state["upload_loaded"] = None
        st.rerun()


def _rehearsed(upload: Upload) -> Rehearsal:
    """The rehearsal of what was dropped; done anew only where the files, what was said of them, or the data changed."""
    now, zone = upload.as_it_is(), st.context.timezone or ""
    asked = (Warehouse(upload.home).revision(), zone, repr(now.said), now.confirmed)
    known = st.session_state.get("upload_rehearsed")
    if known is None or known[0] != asked:
        reader = _reader()
        job = under_way.begin(f"check/{upload.token}/{hash(asked)}", lambda: rehearse(reader, now, zone))
        found = under_way.wait(job, "Reading and checking; nothing is written yet")
        st.session_state["upload_rehearsed"] = known = (asked, found)
    return known[1]


def _start_over(upload: Upload) -> None:
    _reader().close()
    upload.discard()
    for name in ("upload", "upload_rehearsed", "upload_loaded"):
        st.session_state.pop(name, None)


def _actions(here: Here, upload: Upload, found: Rehearsal) -> None:
    """Load, or begin anew; at the top, where they are in sight however much stands below."""
    kept = sum(found.total(n) for n in ("new", "changed", "same"))
    with st.container(horizontal=True, gap="small"):
        if found.ready and main_button(f"Load {kept:,} record{'' if kept == 1 else 's'}", "load", ":material/upload:"):
            _load(here, upload)
        st.button("Start over", type="tertiary", key="start_over", on_click=_start_over, args=(upload,))


def _load(here: Here, upload: Upload) -> None:
    reader, zone, by = _reader(), st.context.timezone or "", here.viewer.name
    (revision, *_), found = st.session_state["upload_rehearsed"]
    job = under_way.begin(f"load/{upload.token}", lambda: load_all(reader, upload, zone, by, (revision, found.lit)))
    try:
        loaded = under_way.wait(job, "Loading")
    except WindshieldError as error:
        trouble(error)
        return
    except Exception as error:  # Nothing of a load that fails stays, and the reader's files are still there.
        logging.getLogger(__name__).exception("A load failed.")
        st.error(as_written(f"It could not be loaded, for a reason that we did not foresee ({type(error).__name__}). "
                            "Nothing was changed, and your files are still here."), icon=":material/error:")
        return
    _keep_result(loaded)
    st.rerun()


def _keep_result(loaded: Loaded) -> None:
    # From the first real load on, the reader sees their own data; the demo stays one click away.
    st.session_state["data"] = st.query_params["data"] = "own"
    st.session_state["upload_loaded"] = loaded
    st.session_state.pop("upload_rehearsed", None)


def _check(here: Here, upload: Upload, found: Rehearsal) -> None:
    """Everything that is known before loading."""
    currency = here.organisation.currency
    draw(node("section", None, heading("What each file was recognised as, and why")), key="recognised_title")
    recognised_table(found)
    for one in found.files:
        if not one.tables:
            ask(upload, one)
    if found.trouble:
        st.error(as_written(found.trouble))
    ask_zones(upload, found)
    confirm(upload, found)
    correct(upload, found)
    if found.ready:
        left, right = st.columns(2, gap="large")
        with left:
            counts = [found.total(name) for name in ("new", "changed", "same", "refused")]
            said = [node("li", None, words) for words in linked_list(found)]
            draw(node("section", None, heading("What loading will do"), load_bar(*counts), lights(found.lit),
                      node("ul", "said small", *said) if said else None), key="load_bar")
        with right:
            draw(node("section", None, heading("What it changes in the headline figures, over all time"), lit_table(found.lit, currency)), key="lit")
        refused_table(found)
        notes = dict.fromkeys(f"{table.name}: {for_readers(note)}" for table in found.tables for note in table.draft.batch.notes)
        if notes:
            draw(node("section", None, heading("Worth knowing"), node("ul", "said small", *(node("li", None, n) for n in notes))), key="notes")


def page() -> None:
    """Draw the page."""
    here = open_page("upload")
    home = own_home()
    opening, strip_place, action_place = st.container(), st.container(), st.container()
    upload = _upload(home)
    loaded: Loaded | None = st.session_state.get("upload_loaded")
    if loaded:
        # After a load its figures come first, and the way to load more after them.
        loaded_place = st.container()
    _take_in(upload)
    with action_place:
        # How far the check is stands where the next step will be, in sight.
        found = _rehearsed(upload) if upload.said else None
    reports = loaded.reports if loaded else None
    with opening:
        here.lead(sentence(found, reports))
    with strip_place:
        draw(steps(*strip(found, reports)), key="steps")
    if loaded:
        with loaded_place:
            show_loaded(here, loaded)
    if found is not None:
        with action_place:
            _actions(here, upload, found)
        _check(here, upload, found)
    offer(upload)
    larger_files(home)
    foot()


page()
