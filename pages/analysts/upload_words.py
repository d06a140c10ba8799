"""What the upload page says: its sentence, its steps, and its tables."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from connectors.report import Report
from data.spreadsheet import as_it_was, harmless_csv, harmless_frame
from metrics.indicators import load as book
from pages.analysts.intake import Checked, Lit, Rehearsal
from pages.parts import figures
from pages.parts.drawn import draw, link, node
from pages.parts.routes import address
from pages.parts.steps import Step
from pages.parts.tables import heading, table
from pages.parts.words import listed, spelled

_LEFT_OUT = "(not stored)"


def _files(n: int) -> str:
    return f"{spelled(n, True)} file{'' if n == 1 else 's'}"


def sentence(found: Rehearsal | None, reports: Sequence[Report] | None) -> str:
    """The answer of the page: what is known so far."""
    if found is not None:
        known = [one for one in found.files if one.tables]
        if not known:
            return f"**{_files(len(found.files))}, and none can be loaded yet.** What is missing stands below."
        total, kept, refused = found.total("read"), sum(found.total(n) for n in ("new", "changed", "same")), found.total("refused")
        rest = "none is refused" if not refused else f"{refused:,} {'is' if refused == 1 else 'are'} refused"
        unknown = len(found.files) - len(known)
        more = f" {_files(unknown)} cannot be loaded." if unknown else ""
        return f"**{_files(len(known))} recognised, {total:,} records: {kept:,} can be loaded**, {rest}.{more} Nothing is written yet."
    if reports:
        new, changed = sum(r.new for r in reports), sum(r.changed for r in reports)
        if all(r.already for r in reports) or not (new or changed):
            return "**Nothing changed**: all of it was known already."
        return f"**Loaded: {new:,} new records, {changed:,} changed**, as {listed([r.batch for r in reports])}."
    return "**Drop exports as your tools write them**: tickets, people, surveys, deliveries. Each is recognised by its content."


def strip(found: Rehearsal | None, reports: Sequence[Report] | None) -> tuple[list[Step], int]:
    """The five steps with what each came to, and which is now."""
    if found is None and not reports:
        return [Step("Drop files"), Step("Recognised"), Step("Map columns"), Step("Check"), Step("Load")], 0
    if found is None:
        kept = sum(r.kept for r in reports)
        return [Step("Drop files", "done"), Step("Recognised", "done"), Step("Map columns", "done"), Step("Check", "done"),
                Step("Load", f"{kept:,} records, done")], 5
    size = sum(one.path.stat().st_size for one in found.files if one.path.exists()) / 1_000_000
    known = sum(bool(one.tables) for one in found.files)
    stored = found.total("stored")
    dropped = Step("Drop files", f"{len(found.files)} file{'' if len(found.files) == 1 else 's'}, {size:.1f} MB")
    return [
        dropped, Step("Recognised", f"{known} of {len(found.files)}"), Step("Map columns", f"{stored} columns stored"),
        Step("Check", f"{found.total('refused'):,} refused"), Step("Load", f"changes {len(found.lit)} figures"),
    ], 4 if known else 1


def recognised_table(found: Rehearsal) -> None:
    """Each file, what it is, why, and how sure that is."""
    rows = [
        {"File": t.name, "Recognised as": t.title, "Because": t.why + ("; loaded before" if t.already else ""), "Rows": f"{t.rows:,}",
         "How sure": 100 * t.sureness}
        for t in found.tables
    ] + [{"File": one.path.name, "Recognised as": "", "Because": "no kind of export that is known", "Rows": "", "How sure": 0} for one in found.files if one.refused]
    config = {"How sure": st.column_config.ProgressColumn(format="%.0f%%", min_value=0, max_value=100, color="gray"),
              "Rows": st.column_config.TextColumn(alignment="right")}
    st.dataframe(harmless_frame(pd.DataFrame(rows)), hide_index=True, column_config=config, key="recognised")


def column_table(one: Checked, said: dict[str, str], key: str) -> tuple[tuple[str, str], ...]:
    """The columns of a file, corrected in place; gives what was said, header to canonical column ('-' to leave one out)."""
    rows = pd.DataFrame([{"Column in the file": c.header, "Becomes": c.becomes or _LEFT_OUT, "Sample values": c.samples} for c in one.columns])
    # A column that fills two of ours is shown as it is; it cannot be chosen, only replaced.
    options = [_LEFT_OUT, *dict.fromkeys([*one.fields, *(c.becomes for c in one.columns if c.becomes)])]
    edited = st.data_editor(
        harmless_frame(rows), hide_index=True, key=key, disabled=["Column in the file", "Sample values"], height=260,
        column_config={"Becomes": st.column_config.SelectboxColumn(options=options, required=True)},
    )
    changes = {
        as_it_was(row["Column in the file"]): "-" if row["Becomes"] == _LEFT_OUT else row["Becomes"]
        for row, was in zip(edited.to_dict("records"), rows["Becomes"], strict=True) if row["Becomes"] != was
    }
    return tuple(sorted({**said, **changes}.items()))


def refused_table(found: Rehearsal) -> None:
    """The rows that are refused, where and why, and the same as a file to mend."""
    parts = [t.refusals.assign(file=t.name) for t in found.tables if len(t.refusals)]
    if not parts:
        return
    every = pd.concat(parts, ignore_index=True)[["file", "row", "line", "column", "reason"]]
    every.columns = ["File", "Row", "Line", "Column", "Why, and what to change"]
    n = found.total("refused")
    draw(heading(f"{n:,} record{' is' if n == 1 else 's are'} refused: mend them in the file and drop it again"), key="refused_title")
    st.dataframe(harmless_frame(every), hide_index=True, height=min(320, 40 + 35 * len(every)), key="refused")
    st.download_button("Refused rows as CSV", harmless_csv(every), "refused.csv", "text/csv", icon=":material/download:", on_click="ignore")


def _amount(key: str, row: dict | None) -> str:
    return "no figure" if row is None else figures.show(row["value"], book()[key].unit, row["lo"], row["hi"]).whole


def lit_table(lit: Sequence[Lit], links: bool = False) -> list:
    """Figures before and after; with links once they are there to be opened."""
    if not lit:
        return node("p", "soft", "No figure over all time changes.")
    rows = []
    for one in lit:
        title = book()[one.key].title
        name = link(address("indicator", key=one.key, data="own"), title) if links else title
        rows.append((name, _amount(one.key, one.before), node("strong", None, _amount(one.key, one.after))))
    return table(("Figure", "Before", "After"), rows, (1, 2))


def report_table(reports: Sequence[Report]) -> None:
    """What each load did."""
    rows = [(r.batch, r.file, f"{r.rows:,}", f"{r.read:,}", f"{r.new:,}", f"{r.changed:,}", f"{r.same:,}", f"{r.refused:,}") for r in reports]
    heads = ("Import", "File", "Rows", "Records", "New", "Changed", "Same", "Refused")
    draw(node("section", None, heading("What was loaded"), table(heads, rows, range(2, 8))), key="reports")
