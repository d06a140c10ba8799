"""Which time zone a file's times are read in, and why: said now, said before, the organisation's, never silently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from connectors.moments import Settled
from data.home import Home
from data.register import Register
from data.schema import ORGANISATION
from data.warehouse import Warehouse

_SAY = "say it with --time-zone"


@dataclass(frozen=True)
class Zone:
    """The zone of times that carry none, why it was taken, and ``who`` said so: `said`, `remembered`, `organisation`,
    `proposed` by whoever asked us to read the file, or nobody.
    """

    name: str
    because: str
    who: str = ""


def zone_for(home: Home, reading, source: str) -> Zone:
    """The zone of a file's times; ``reading`` is what was said of it, now or before."""
    if reading.time_zone:
        before = "time_zone" in reading.remembered
        return Zone(reading.time_zone, "as said of such a file before" if before else "as said", "remembered" if before else "said")
    if home.folder.exists():
        before = next((zone for known in Register(home).readings_of(source) if (zone := known.get("time_zone"))), "")
        if before:
            return Zone(before, "as said of this source before", "remembered")
    if own := _organisation(home):
        return Zone(own, f"the organisation's zone, because nobody said otherwise; {_SAY}", "organisation")
    if reading.proposed_zone:
        return Zone(reading.proposed_zone, "as your browser proposes", "proposed")
    return Zone("UTC", f"because neither the file nor the organisation says in which zone it was written; {_SAY}")


def _organisation(home: Home) -> str | None:
    warehouse = Warehouse(home)
    if not warehouse.exists():
        return None
    rows = warehouse.rows(select(ORGANISATION.c.time_zone).order_by(ORGANISATION.c.source, ORGANISATION.c.id).limit(1))
    return rows[0][0] if rows else None


def zone_note(moments: Iterable[tuple[str, Settled]], zone: Zone) -> str:
    """Which zone times were read in, in words; ``moments`` are the headers of columns of times and how they are written."""
    own, without = [], []
    for header, settled in moments:
        if settled.shapes:
            (own if all(shape.carries_zone for shape in settled.shapes) else without).append(header)
    if not own and not without:
        return ""
    if not without:
        return "Times carry their own zone."
    more = f" {', '.join(own)} carries its own zone." if len(own) == 1 else f" {', '.join(own)} carry their own zone." if own else ""
    return f"Times read as {zone.name}, {zone.because}.{more}"
