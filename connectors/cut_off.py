"""Signs that a file is not all there: a silent limit of a tool, a last line that breaks off, far fewer records than are known."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from connectors.kept import Tally
from connectors.readers.dialect import records
from connectors.readers.sheet import Sheet
from connectors.work import Work
from data.home import Home
from data.schema import CANONICAL, PEOPLE
from data.warehouse import Warehouse

# ServiceNow and Excel in the browser, Jira and Zendesk, ServiceNow's hard limit, what a sheet holds below its header.
LIMITS = (1_000, 10_000, 50_000, 1_048_575)
_SHEETS = (65_536, 1_048_576)
_TAIL = 1 << 16
_MOST = 0.8
_FEWEST_KNOWN = 10
# By which moment it can be seen which known records a list should hold; people are there until they leave.
_WITHIN = {"tickets": "opened_at", "requisitions": "opened_at", "deliveries": "promised_on", "outages": "started_at"}


def signs(work: Work, rows: int, counted: Tally, home: Home, full: bool) -> Iterator[str]:
    """What looks cut off, one sentence each; ``full``: somebody said that the list is whole."""
    yield from _limits(rows, counted.read, work.found.header_rows)
    yield from _last_line(work.found.sheet)
    yield from _fewer(work, counted, home, full)


def _limits(rows: int, read: int, header_rows: int) -> Iterator[str]:
    check = "where tools cut exports off without a word: check that it is whole."
    if rows in LIMITS:
        yield f"It has exactly {rows:,} rows, {check}"
    elif read in LIMITS:
        yield f"It has exactly {read:,} records, {check}"
    elif rows + header_rows in _SHEETS:
        yield f"It fills a sheet to its last row, the {rows + header_rows:,}th, {check}"


def _last_line(sheet: Sheet) -> Iterator[str]:
    if not sheet.delimiter or sheet.width < 2:
        return
    with open(sheet.reads, "rb") as file:
        file.seek(max(0, sheet.reads.stat().st_size - _TAIL))
        tail = file.read().decode("utf-8", errors="replace")
    last = tail.rpartition("\n")[2]
    # A line end says that the row was written to its end; an odd quotation mark, that the row began on an earlier line.
    if not last.strip() or last.count('"') % 2 or "\n" not in tail:
        return
    cells = len(records(last, sheet.delimiter, 1)[0])
    if cells < sheet.width:
        yield f"The last line breaks off after {cells:,} of {sheet.width:,} cells: the file looks cut off. Export it again."


def _fewer(work: Work, counted: Tally, home: Home, full: bool) -> Iterator[str]:
    """Far fewer records than are known of the source, in the time that the file speaks of."""
    table, warehouse = CANONICAL[work.profile.table], Warehouse(home)
    within = _WITHIN.get(table.name)
    if not warehouse.exists() or work.profile.completes or work.profile.declared or not (table is PEOPLE or within and work.has(within)):
        return
    known = select(func.count()).select_from(table).where(table.c.source == work.said.source)
    told = counted.kept
    if table is PEOPLE:
        known = known.where(table.c.left_on.is_(None), func.coalesce(table.c.left, False).is_(False))
        gone = " OR ".join(name for name in ('"left"', "left_on IS NOT NULL") if work.has(name.split()[0].strip('"')))
        here = f"AND NOT coalesce({gone}, FALSE)" if gone else ""
        (told,), = work.scratch.sql(f"SELECT count(DISTINCT id) FROM typed WHERE _trouble = 0 {here}")
        what, when = "people who have not left", ""
    else:
        (first, last), = work.scratch.sql(f'SELECT min("{within}"), max("{within}") FROM typed WHERE _trouble = 0')
        if first is None:
            return
        moment = table.c[within]
        known = known.where(moment.between(first, last))
        what, when = "records", " of the same time"
    (there,), = warehouse.rows(known)
    if there >= _FEWEST_KNOWN and told < _MOST * there:
        said = "it was said to be the full list, so check it" if full else "it is taken for a part, and the others stay as they are"
        yield f"It holds {told:,} {what}, while {there:,}{when} are known from source {work.said.source}: {said}."
