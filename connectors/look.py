"""What a file is and why, without loading it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from connectors.readers.container import open_file
from connectors.recognise import Recognition, recognise_sheet
from connectors.scratch import locked_down, working_folder
from connectors.settle import land
from data.home import Home


@dataclass(frozen=True)
class Look:
    """One table of a file: what it is, and the questions that its rows leave open."""

    name: str
    found: Recognition
    open: tuple[str, ...] = ()

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
            "grain": found.grain,
            "mapping": found.mapping,
            "unmapped": list(found.unmapped),
            "between": list(found.between),
            "others": dict(found.others[:3]),
            "open": list(self.open),
        }

    def as_text(self) -> str:
        found = self.found
        if not found.profile:
            return f"{self.name}: not known; {found.why}. Columns: {', '.join(found.header)}"
        lines = [
            f"{self.name}: {found.profile.title} ({found.profile.key}), {found.grain}; sure to {found.sureness:.0%}: {found.why}",
            *(f"  {header} -> {field}" for header, field in found.mapping.items()),
        ]
        if found.unmapped:
            lines.append(f"  not stored: {', '.join(found.unmapped)}")
        if found.between:
            lines.append(f"  could as well be: {', '.join(found.between[1:])}")
        return "\n".join(lines + [f"  to be said: {question}" for question in self.open])


def look(path: Path | str, home: Home) -> list[Look]:
    """Every table of a file; all its rows are read to see how dates and numbers are written."""
    path = Path(path)
    looks = []
    with working_folder(home) as folder:
        sheets = open_file(path, folder)
        for number, sheet in enumerate(sheets):
            found, questions = recognise_sheet(sheet), ()
            if found.profile:
                inner = folder / f"table{number}"
                inner.mkdir()
                scratch = locked_down(folder, sheet.reads)
                try:
                    written = land(replace(scratch, folder=inner), found)
                finally:
                    scratch.connection.close()
                found = replace(found, why="; ".join(filter(None, (found.why, written.why))))
                questions = written.open
            looks.append(Look(path.name + (f" / {sheet.name}" if len(sheets) > 1 else ""), found, questions))
    return looks
