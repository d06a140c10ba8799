"""What whoever loads a table should know about it, in sentences: what was decided, left out, and looks amiss."""

from __future__ import annotations

from datetime import datetime

from connectors.cut_off import signs
from connectors.grain import grain
from connectors.kept import Tally
from connectors.moments import PROVEN
from connectors.settle import Written
from connectors.typed import sql_type
from connectors.work import Work
from connectors.zones import Zone, zone_note
from data.home import Home


def has_moments(work: Work) -> bool:
    """Whether any column is a moment, so that a time zone matters."""
    return any(sql_type(work, match) == "TIMESTAMP" for match in work.matches)


def noticed(work: Work, written: Written, counted: Tally, newest: datetime | None, home: Home, full: bool) -> tuple[str, ...]:
    """The notes of one table that was read, in the order in which they are shown; ``full``: it was said to be the whole list."""
    profile, rows = work.profile, written.landed.rows
    notes = [*profile.says, *work.found.sheet.notes, *work.notes]
    notes += signs(work, rows, counted, home, full)
    times = [(m.header, work.moments[m.column]) for m in work.matches if sql_type(work, m) == "TIMESTAMP"]
    if told := zone_note(times, Zone(work.said.zone, work.said.zone_because)):
        notes.append(told)
    for match in work.matches:
        settled = work.moments.get(match.column)
        if settled and settled.order and settled.because not in ("", PROVEN):
            before = settled.because == "as said" and "dates" in work.said.remembered
            notes.append(f"{match.header} was read {settled.order} first, {'as such a file was before' if before else settled.because}.")
        for word, times in settled.markers if settled else ():
            notes.append(f"{match.header} says {word!r} {times:,} times; that counts as empty.")
    records = rows - written.landed.misfits - counted.typed
    if records > 0:
        notes.append(f"{records:,} rows are empty or about something else and were not read.")
    if counted.repeated and profile.repeats is not True:
        own = work.version_column
        counts = profile.picks or f"the {'newest by its last update' if own else 'last'} counts"
        found = grain(work.scratch, work.found)
        told = f"{found.words}; " if found.kind != "record" else ""
        notes.append(f"{told}{counted.repeated:,} rows repeat a record; {counts}.")
    if counted.saved:
        notes.append(f"{counted.saved:,} records were kept although another row of theirs was refused.")
    if work.version_column is None and work.said.as_of is None and (profile.declared or newest is None):
        notes.append("The file does not say when it was written: it counts as of the moment of loading, unless you say as of when.")
    return tuple(notes)
