"""What a file is and why, without loading it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from connectors import remembered
from connectors.grain import Grain, grain, other_grain
from connectors.load import Reading
from connectors.proposals import Proposals, proposals
from connectors.readers.container import open_file
from connectors.recognise import Recognition, recognise_sheet
from connectors.scratch import locked_down, working_folder
from connectors.settle import Written, is_moment, land
from connectors.zones import zone_for, zone_note
from data.home import Home


@dataclass(frozen=True)
class Look:
    """One table of a file: what it is, what its rows stand for, the questions that they leave open, what it would propose."""

    name: str
    found: Recognition
    open: tuple[str, ...] = ()
    grain: Grain | None = None
    proposed: Proposals = Proposals()
    times: str = ""

    @property
    def not_stored(self) -> tuple[str, ...]:
        """Columns of which nothing would be kept."""
        return self.proposed.not_stored if self.found.profile else self.found.unmapped

    def as_json(self) -> dict:
        found = self.found
        return {
            "file": self.name,
            "profile": found.profile.key if found.profile else None,
            "system": found.profile.system if found.profile else None,
            "title": found.profile.title if found.profile else None,
            "table": found.profile.table if found.profile else None,
            "sureness": found.sureness,
            "why": found.why,
            "grain": self.grain.words if self.grain else "",
            "rows": self.grain.rows if self.grain else None,
            "records": self.grain.records if self.grain else None,
            "mapping": found.mapping,
            "unmapped": list(self.not_stored),
            "between": list(found.between),
            "others": dict(found.others[:3]),
            "open": list(self.open),
            "times": self.times,
            **self.proposed.as_json(),
        }

    def as_text(self) -> str:
        found = self.found
        if not found.profile:
            return f"{self.name}: not known; {found.why}. Columns: {', '.join(found.header)}"
        lines = [
            f"{self.name}: {found.profile.title} ({found.profile.key}), {self.grain.words if self.grain else found.grain}; sure to {found.sureness:.0%}: {found.why}",
            *(f"  {header} -> {field}" for header, field in found.mapping.items()),
        ]
        if self.not_stored:
            lines.append(f"  not stored: {', '.join(self.not_stored)}")
        if found.between:
            lines.append(f"  could as well be: {', '.join(found.between[1:])}")
        lines += [f"  {line}" for line in (*filter(None, (self.times,)), *self.proposed.as_text())]
        return "\n".join(lines + [f"  to be said: {question}" for question in self.open])


def look(path: Path | str, home: Home) -> list[Look]:
    """Every table of a file; all its rows are read to see how dates and numbers are written."""
    path = Path(path)
    looks = []
    with working_folder(home) as folder:
        sheets = open_file(path, folder)
        for number, sheet in enumerate(sheets):
            found = recognise_sheet(sheet)
            looks.append(_look(path.name + (f" / {sheet.name}" if len(sheets) > 1 else ""), found, folder, number, home))
    return looks


def _look(name: str, found: Recognition, folder: Path, number: int, home: Home) -> Look:
    if not found.profile:
        return Look(name, found)
    inner = folder / f"table{number}"
    inner.mkdir()
    scratch = locked_down(folder, found.sheet.reads)
    try:
        at = replace(scratch, folder=inner)
        written = land(at, found)
        if (other := other_grain(at, found)) is not None:
            found, written = other, land(at, other)
        rows, proposed = grain(at, found), proposals(at, found, written)
    finally:
        scratch.connection.close()
    found = replace(found, why="; ".join(filter(None, (found.why, written.why))))
    return Look(name, found, written.open, rows, proposed, _times(home, found, written))


def _times(home: Home, found: Recognition, written: Written) -> str:
    """In which zone times would be read, and why."""
    known = remembered.fill(home, Reading(), found)
    kinds = [(m.header, written.moments[m.column]) for m in found.matches if m.column in written.moments and is_moment(found, m)]
    return zone_note(kinds, zone_for(home, known, known.source or found.profile.system))
