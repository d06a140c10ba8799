"""Imports: every batch, what it brought and refused, and the way to take it back."""

from __future__ import annotations

import streamlit as st

from data import catalogue
from data.catalogue import Import
from pages.analysts.mend_again import refused_rows
from pages.analysts.take_back import take_back
from pages.parts import cached
from pages.parts.drawn import draw, node
from pages.parts.routes import address
from pages.parts.shell import Here, foot, open_page
from pages.parts.steps import load_bar
from pages.parts.tables import empty_state, facts, heading, table
from pages.parts.words import counted_files, day_words, moment_words, spelled


def _sentence(every: list[Import]) -> str:
    if not every:
        return "**Nothing has been loaded yet.**"
    living = [one for one in every if one.undone_at is None]
    newest = max((one.newest_at for one in living if one.newest_at), default=None)
    until = f", the newest of them to {day_words(newest)}" if newest else ""
    gone = len(every) - len(living)
    taken = f" {spelled(gone, True)} {'was' if gone == 1 else 'were'} taken back." if gone else ""
    return f"**{counted_files(len(living))} count{'s' if len(living) == 1 else ''}**{until}.{taken}"


def _row(one: Import) -> tuple:
    def cell(words: str) -> list:
        return node("span", "undone" if one.undone_at else None, words)

    state = node("span", "tag quiet", "taken back") if one.undone_at else ""
    file = node("span", None, cell(one.file_name), node("span", "soft", one.profile.replace("_", " ")))
    loaded = node("span", None, cell(moment_words(one.loaded_at)), node("span", "soft", one.loaded_by))
    return (cell(one.batch), file, cell(one.source), loaded, cell(day_words(one.as_of or one.newest_at)),
            *(cell(f"{n:,}") for n in (one.new, one.changed, one.same, one.refused)), state)


def _fresh(every: list[Import]) -> list:
    sources: dict[str, list[Import]] = {}
    for one in every:
        if one.undone_at is None:
            sources.setdefault(one.source, []).append(one)
    rows = []
    for source, batches in sorted(sources.items()):
        told = [one.newest_at or one.as_of for one in batches if one.newest_at or one.as_of]
        rows.append((source, day_words(max(told)) if told else "says no date", moment_words(max(b.loaded_at for b in batches)), str(len(batches))))
    return node("section", None, heading("How fresh each source is"), table(("Source", "Newest moment", "Last loaded (UTC)", "Imports"), rows, (3,)))


def _one(here: Here, one: Import) -> None:
    pairs = [("As of", moment_words(one.as_of)), ("Newest moment in the file", moment_words(one.newest_at)),
             ("Rows in the file", f"{one.rows:,}; {one.read:,} records found in them"),
             ("Taken back", moment_words(one.undone_at))]
    notes = [node("li", "small", note) for note in one.notes]
    left, right = st.columns(2, gap="large")
    with left:
        draw(node("div", None, load_bar(one.new, one.changed, one.same, one.refused), facts(pairs)), key="what")
    with right:
        filled = [(t["table"].replace("_", " "), f"{t['new'] or 0:,}", f"{t['changed'] or 0:,}", f"{t['same'] or 0:,}")
                  for t in catalogue.tables_of(here.store.warehouse, one.batch)]
        draw(node("div", None, table(("Fills", "New", "Changed", "Same"), filled, (1, 2, 3)), node("ul", None, *notes)), key="fills")
    refused_rows(here, one)


def page() -> None:
    """Draw the page."""
    here = open_page("imports")
    every = cached.imports(here.store)
    here.lead(_sentence(every))
    if told := st.session_state.pop("told", None):
        st.success(told, icon=":material/check:")
    if not every:
        draw(empty_state("Each file that you load is listed here, with what it brought, and can be taken back in any order.",
                         [("Upload files", address("upload"))]), key="empty")
        foot()
        return
    heads = ("Import", "File", "Source", "Loaded (UTC)", "As of", "New", "Changed", "Same", "Refused", "")
    draw(node("div", None, table(heads, [_row(one) for one in every], (5, 6, 7, 8))), key="imports")
    draw(heading("One import"), key="one_title")
    by_name = {f"{one.batch}: {one.file_name}": one for one in every}
    picked = by_name[st.selectbox("Import", list(by_name), key="batch", label_visibility="collapsed", width=480)]
    _one(here, picked)
    take_back(here, picked)
    draw(_fresh(every), key="fresh")
    foot()


page()
