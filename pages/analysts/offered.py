"""Files that need no browser: what lies in the intake folder, what was left behind there, and the way for large ones."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.home import Home
from pages.analysts.intake import Upload, left_behind, lying
from pages.parts.as_written import as_written
from pages.parts.drawn import draw, node
from pages.parts.words import listed, moment_words, spelled


def _size(path) -> str:
    size = path.stat().st_size
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def offer(upload: Upload) -> None:
    """Offer files that lie in the intake folder, and uploads that were never finished."""
    files = lying(upload.home, tuple(upload.said))
    if files:
        words = listed([f"{file.name} ({_size(file)})" for file in files], 5)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(as_written(f"Lying in the intake folder: {words}."), width="content")
            if st.button("Check " + ("it" if len(files) == 1 else "them"), key="take_lying"):
                for file in files:
                    upload.take(file)
                st.session_state["upload_loaded"] = None
                st.rerun()
    if upload.said:
        return
    for other in left_behind(upload.home, upload.token):
        _left(other)


def _left(other: Upload) -> None:
    n, since = len(other.said), datetime.fromtimestamp(other.folder.stat().st_mtime)
    names = listed([path.name for path in other.said], 3)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(as_written(f"{spelled(n, True)} file{'' if n == 1 else 's'} of {moment_words(since)} {'was' if n == 1 else 'were'} "
                               f"dropped and never loaded: {names}."), width="content")
        if st.button("Go on", key=f"go_on_{other.token}"):
            st.session_state["upload"], st.session_state["upload_loaded"] = other, None
            st.rerun()
        if st.button("Throw away", key=f"throw_{other.token}", type="tertiary"):
            other.discard()
            st.rerun()


def larger_files(home: Home) -> None:
    """Say what does not go through a browser, before a browser fails at it."""
    limit = st.get_option("server.maxUploadSize")
    with st.expander(f"Files above {limit:,} MB, or a whole folder of them"):
        st.markdown(f"A browser holds a whole file in memory, so files above {limit:,} MB do not go through it. Copy them into this folder of "
                    "the machine that Windshield runs on, and they are offered here:")
        st.code(str(home.intake), language=None)
        st.markdown("Or load them by command, which says how far it is:")
        st.code("python -m connectors load FILE", language="bash")
        st.markdown("A folder that is watched loads whatever comes to rest in it:")
        st.code("python -m connectors watch FOLDER", language="bash")
    draw(node("p", "soft", "Files stay on the machine that Windshield runs on. Nothing is written before you have seen what a load would do, "
                           "and any import can be taken back."), key="hint")
