"""A file that cannot be loaded yet: what is unclear about it, asked as plain choices with its own values."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from connectors.profiles import profile, profiles
from connectors.propose import GENERAL
from connectors.recognise import Recognition, corrected, recognise_sheet
from connectors.settle import Open
from pages.analysts.checked import Checked
from pages.analysts.column_grid import column_grid, lacking
from pages.analysts.date_words import decimal_words, order_words
from pages.analysts.intake import Upload
from pages.parts.as_written import as_written
from pages.parts.drawn import draw, node
from pages.parts.main_button import main_button
from pages.parts.tables import heading
from pages.parts.words import listed

_OTHERS = "another export that is known ..."


def ask(upload: Upload, file: Checked) -> None:
    """Say what is wrong with a file, and ask what would mend it."""
    path, key = file.path, f"{upload.token}_{file.path.parent.name}_{file.path.name}"
    found = file.found
    draw(node("section", None, heading(f"{path.name}: {_finding(file)}")), key=f"needed_{key}")
    if found is None:
        st.warning(as_written(file.refused), icon=":material/block:")
    elif found.profile is None:
        _map(upload, file, found, key)
    elif found.between:
        _choose(upload, file, found, key)
    elif file.asked:
        _settle(upload, file, key)
    else:
        _map(upload, file, found, key)
    if st.button("Leave this file out", key=f"out_{key}", type="tertiary"):
        upload.drop(path)
        st.rerun()


def _finding(file: Checked) -> str:
    if file.found is None:
        return "cannot be loaded"
    if file.found.profile is None:
        return "no export that is known; say what it is, and the next one will be"
    if file.found.between:
        return "it could be two things; say which"
    if file.asked:
        return "it could be read in two ways; say which"
    return "something is missing; say which column it is"


def _table(file: Checked) -> str:
    """Under which name something is said of it: a sheet of several, else the file."""
    return file.found.sheet.name


def _say(upload: Upload, file: Checked, **said) -> None:
    of = upload.of(file.path, _table(file))
    upload.say(file.path, _table(file), replace(of, **said))
    st.rerun()


def _choose(upload: Upload, file: Checked, found: Recognition, key: str) -> None:
    titles = {name: profile(name).title for name in found.between}
    picked = st.radio("What is it?", list(titles), index=None, format_func=titles.get, key=f"between_{key}")
    if picked:
        _say(upload, file, profile=picked)


def _settle(upload: Upload, file: Checked, key: str) -> None:
    """One choice per thing left open, whichever columns it is about."""
    for about, words in (("dates", order_words), ("decimal", decimal_words)):
        asked = [one for one in file.asked if one.about == about]
        if not asked:
            continue
        picked = st.radio(_question(asked), list(words(asked[0].samples)), index=None, key=f"{about}_{key}",
                          format_func=words(asked[0].samples).get)
        if picked:
            _say(upload, file, **{about: picked})


def _question(asked: list[Open]) -> str:
    """The columns, and values as the file writes them."""
    columns = listed([one.header for one in asked])
    return as_written(f"How is {columns} written? It says {', '.join(asked[0].samples[:4])}")


def _map(upload: Upload, file: Checked, found: Recognition, key: str) -> None:
    """What it is, which column is what, and under which name it is remembered."""
    said = upload.of(file.path, _table(file))
    kinds = dict(GENERAL) | {name: f"{one.title}" for name, one in profiles().items() if name not in dict(GENERAL)}
    first, second = st.columns([2, 1])
    kind = first.selectbox(
        "What is in it?", list(kinds), index=list(kinds).index(said.profile) if said.profile in kinds else None, format_func=kinds.get,
        key=f"kind_{key}", placeholder="Choose: tickets, colleagues, answers, results ...",
    )
    name = second.text_input("Remember files of this shape as", said.name or file.path.name.split(".")[0], key=f"name_{key}",
                             help="The next file with these columns is recognised under this name.")
    if kind is None:
        return
    shown = recognise_sheet(found.sheet, kind)
    if shown.profile is None:
        st.warning(as_written(f"It cannot be read as that: {shown.why}."), icon=":material/block:")
        return
    mapping = dict(said.mapping) if kind == (said.profile or kind) else {}
    mapping = column_grid(corrected(shown, mapping), mapping, f"columns_{key}_{kind}", proposing=True)
    missing = lacking(shown, mapping)
    if missing:
        draw(node("p", "soft", f"Still to be said: {listed(missing, 6)}."), key=f"missing_{key}")
    if main_button("Read it so", f"read_{key}", disabled=bool(missing)):
        _say(upload, file, profile=kind, mapping=tuple(sorted(mapping.items())), name=name.strip())
