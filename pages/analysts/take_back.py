"""Taking an import back: what that will change is shown first, then one more press does it."""

from __future__ import annotations

import streamlit as st

from data.catalogue import Import
from data.errors import WindshieldError
from data.warehouse import Warehouse
from pages.analysts import under_way
from pages.analysts.lit import Lit, lit, whole_figures
from pages.analysts.upload_words import lit_table
from pages.parts.as_written import as_written
from pages.parts.drawn import draw, node
from pages.parts.main_button import main_button
from pages.parts.shell import Here, trouble


def _effect(warehouse: Warehouse, batch: str) -> tuple[Lit, ...]:
    """Which figures over all time differ once the batch is gone."""
    with warehouse.rehearse_undo(batch) as after:
        return lit(whole_figures(warehouse), whole_figures(after))


@st.dialog("Take this import back?", width="medium")
def _ask(here: Here, one: Import) -> None:
    warehouse = Warehouse(here.home)
    st.markdown(as_written(f"{one.batch}, {one.file_name}: the figures will be as if it had never come. "
                           f"Of its {one.new + one.changed + one.same:,} records {one.new:,} were new and {one.changed:,} changed older ones, "
                           "which return to what they were. The import stays in the list, struck through; the same file can be loaded again."))
    try:
        asked, known = (here.store, one.batch), st.session_state.get("undo_effect")
        if known is None or known[0] != asked:
            job = under_way.begin(f"undo/{asked}", lambda: _effect(warehouse, one.batch))
            st.session_state["undo_effect"] = known = (asked, under_way.wait(job, "Working out what that changes"))
        draw(node("div", None, lit_table(known[1], here.organisation.currency)), key="undo_lit")
        with st.container(horizontal=True, gap="small"):
            if main_button(f"Take {one.batch} back", "undo_now", ":material/undo:"):
                with st.spinner("Taking it back"):
                    warehouse.undo(one.batch)
                st.session_state["told"] = f"{one.batch} is taken back; the figures are as if it had never come."
                st.rerun()
            if st.button("Leave it", type="tertiary", key="undo_not"):
                st.rerun()
    except WindshieldError as error:
        trouble(error)


def take_back(here: Here, one: Import) -> None:
    """The button that asks, for an import that still counts."""
    if one.undone_at is None and st.button(f"Take {one.batch} back", icon=":material/undo:", key="undo", help="You see what that changes before it is done."):
        _ask(here, one)
