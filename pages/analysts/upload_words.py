"""What the upload page says: its sentence, its steps, and its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from connectors.profiles import profile
from connectors.report import Report
from data.spreadsheet import harmless_csv, harmless_frame
from metrics.indicators import load as book
from pages.analysts.checked import Rehearsal, Table
from pages.analysts.lit import Lit, pages_of
from pages.parts import figures
from pages.parts.drawn import draw, link, node
from pages.parts.routes import BY_PATH, address
from pages.parts.steps import Step
from pages.parts.tables import heading, table
from pages.parts.words import listed, spelled

_LIT_SHOWN = 8
_OPTION = re.compile(r"[;,]? ?(?:say it with|say so with|say which with)? ?\(?--[a-z-]+\)?")


def _files(n: int) -> str:
    return f"{spelled(n, True)} file{'' if n == 1 else 's'}"


def sentence(found: Rehearsal | None, reports: Sequence[Report] | None) -> str:
    """The answer of the page: what is known so far."""
    if found is not None and not reports:
        return _checked(found)
    if reports:
        left = f" {_waiting(len(found.files))}" if found is not None else ""
        new, changed = sum(r.new for r in reports), sum(r.changed for r in reports)
        if all(r.already for r in reports) or not (new or changed):
            return f"**Nothing changed**: all of it was known already.{left}"
        also = f", {changed:,} changed" if changed else ""
        return f"**Loaded: {new:,} new records{also}.**{left or ' These are the figures that they gave.'}"
    return "**Drop exports as your tools write them**: tickets, people, surveys, deliveries. Each is recognised by its content."


def _waiting(n: int) -> str:
    return f"{_files(n)} {'needs' if n == 1 else 'need'} your word and {'stays' if n == 1 else 'stay'} here."


def _checked(found: Rehearsal) -> str:
    known = [one for one in found.files if one.tables]
    open_ones = len(found.files) - len(known)
    if not known:
        return f"**{_files(len(found.files))}, and {'it needs' if open_ones == 1 else 'they need'} your word** before anything can be loaded."
    total, kept, refused = found.total("read"), sum(found.total(n) for n in ("new", "changed", "same")), found.total("refused")
    rest = "none is refused" if not refused else f"{refused:,} {'is' if refused == 1 else 'are'} refused"
    more = f" {_waiting(open_ones)}" if open_ones else ""
    return f"**{_files(len(known))} recognised, {total:,} records: {kept:,} can be loaded**, {rest}.{more} Nothing is written yet."


def _size(n: int) -> str:
    return f"{n / 1e6:,.1f} MB" if n >= 1e6 else f"{max(1, round(n / 1e3)):,} kB"


def strip(found: Rehearsal | None, reports: Sequence[Report] | None) -> tuple[list[Step], int]:
    """The five steps with what each came to, and which is now."""
    if found is None and not reports:
        return [Step("Drop files"), Step("Recognised"), Step("Map columns"), Step("Check"), Step("Load")], 0
    if found is None:
        kept = sum(r.kept for r in reports)
        return [Step("Drop files", "done"), Step("Recognised", "done"), Step("Map columns", "done"), Step("Check", "done"),
                Step("Load", f"{kept:,} records, done")], 5
    size = sum(one.path.stat().st_size for one in found.files if one.path.exists())
    known = sum(bool(one.tables) for one in found.files)
    open_ones = len(found.files) - known
    lights = pages_of(found.lit)
    stored = sum(len(t.found.mapping) for t in found.tables)
    return [
        Step("Drop files", f"{len(found.files)} file{'' if len(found.files) == 1 else 's'}, {_size(size)}"),
        Step("Recognised", f"{known} of {len(found.files)}"),
        Step("Map columns", f"{open_ones} to settle" if open_ones else f"{stored} columns stored"),
        Step("Check", f"{found.total('refused'):,} refused"),
        Step("Load", f"lights up {len(lights)} page{'' if len(lights) == 1 else 's'}" if lights else f"changes {len(found.lit)} figures"),
    ], 4 if found.ready else 2


def for_readers(note: str) -> str:
    """A note without the options of the command: what they say is said on the page in place."""
    return _OPTION.sub("", note)


def _title(t: Table) -> str:
    """What it is; under the name that an analyst gave it, where they did."""
    title = profile(t.draft.batch.profile).title
    return f"{t.draft.reading.name} ({title})" if t.draft.reading.name else title


def recognised_table(found: Rehearsal) -> None:
    """Each table, what it is, why, what one row is, and how sure that is."""
    rows = [
        {"File": t.name, "Recognised as": _title(t), "Because": _because(t), "One row is": t.found.grain.removeprefix("one row per "),
         "Rows": f"{t.draft.batch.rows:,}", "How sure": 100 * t.found.sureness}
        for t in found.tables
    ] + [
        {"File": one.path.name, "Recognised as": one.found.profile.title if one.found and one.found.profile else "not known yet",
         "Because": "your word is needed, below", "One row is": "", "Rows": "", "How sure": 0}
        for one in found.files if not one.tables
    ]
    config = {"How sure": st.column_config.ProgressColumn(format="%.0f%%", min_value=0, max_value=100, color="gray"),
              "Rows": st.column_config.TextColumn(alignment="right")}
    st.dataframe(harmless_frame(pd.DataFrame(rows)), hide_index=True, column_config=config, key="recognised")


def _because(t: Table) -> str:
    known = "; loaded before, nothing new" if t.receipt is not None and t.receipt.already else ""
    if t.draft.reading.profile and t.found.sureness < 1:
        return "you said so" + known if not t.draft.reading.name else "its columns are those that you mapped" + known
    return t.draft.why + known


def refused_table(found: Rehearsal) -> None:
    """The rows that are refused: where, what stands there and why; and the same as a file to mend."""
    parts = [t.refused_rows.assign(file=t.name) for t in found.tables if t.refused_rows is not None]
    if not parts:
        return
    every = pd.concat(parts, ignore_index=True)[["file", "row", "line", "column", "value", "reason"]]
    every.columns = ["File", "Row", "Line", "Column", "Value", "Why, and what to change"]
    n = found.total("refused")
    draw(heading(f"{n:,} record{' is' if n == 1 else 's are'} refused: mend them in the file and drop it again"), key="refused_title")
    st.dataframe(harmless_frame(every), hide_index=True, height=min(320, 40 + 35 * len(every)), key="refused")
    with st.container(horizontal=True, gap="small"):
        for t in found.tables:
            if t.mend:
                st.download_button(f"Refused rows of {t.name} as a file to mend", t.mend, f"{t.path.name.split('.')[0]}_to_mend.csv", "text/csv",
                                   icon=":material/download:", on_click="ignore", key=f"mend_{t.place}")
        st.download_button("This list as CSV", harmless_csv(every), "refused.csv", "text/csv", on_click="ignore", key="refused_list", type="tertiary")


def linked_list(found: Rehearsal) -> list[str]:
    """How many of those named are known, and how many tickets belong to no service."""
    said = [f"{t.name}: {linked_words(what, share)}" for t in found.tables for what, share in t.linked.items()]
    if found.unassigned:
        said.append(f"{found.unassigned:,} tickets say nothing that could be their service: they count as unassigned.")
    return said


def linked_words(what: str, share: float) -> str:
    """Which share of the `people` or `tickets` that rows name is known, and what becomes of the rest."""
    one, rest = ("colleague", "the others count, but not by department") if what == "people" else ("ticket", "the others stand for themselves")
    if share == 1:
        return f"every {one} that a row names is known."
    return f"{share:.0%} of the rows that name a {one} name one that is known; {rest}."


def _amount(key: str, row: dict | None, currency: str | None) -> str:
    return "no figure" if row is None else figures.show(row["value"], book()[key].unit, row["lo"], row["hi"], currency).whole


def lit_table(lit: Sequence[Lit], currency: str | None, period: str = "", most: int = _LIT_SHOWN) -> list:
    """Figures before and after; with links once they are there to be opened, over the ``period`` that they are of."""
    if not lit:
        return node("p", "soft", "No figure over all time changes.")
    rows = []
    for one in lit[:most]:
        title = book()[one.key].title
        name = link(address("indicator", key=one.key, data="own", period=period), title) if period else title
        rows.append((name, _amount(one.key, one.before, currency), node("strong", None, _amount(one.key, one.after, currency))))
    more = node("p", "soft", f"And {len(lit) - most} more: {listed([book()[one.key].title for one in lit[most:]], 12)}.") if len(lit) > most else None
    return node("div", None, table(("Figure", "Before", "After"), rows, (1, 2)), more)


def lights(lit: Sequence[Lit], links: bool = False) -> list | None:
    """Which pages show something for the first time."""
    pages = pages_of(tuple(lit))
    if not pages:
        return None
    named = [link(address(page, data="own"), BY_PATH[page].title) if links else node("strong", None, BY_PATH[page].title) for page in pages]
    between = [part for i, name in enumerate(named) for part in ((", " if i else ""), name)]
    return node("p", "said", "It lights up ", *between, ".")


def report_table(reports: Sequence[Report]) -> None:
    """What each load did."""
    rows = [(r.batch, r.file, f"{r.rows:,}", f"{r.read:,}", f"{r.new:,}", f"{r.changed:,}", f"{r.same:,}", f"{r.refused:,}") for r in reports]
    heads = ("Import", "File", "Rows", "Records", "New", "Changed", "Same", "Refused")
    draw(node("section", None, heading("What was loaded"), table(heads, rows, range(2, 8))), key="reports")
