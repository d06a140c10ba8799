"""One load under way: what was recognised, what was settled, and where its rows lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from connectors.asked import Asked
from connectors.moments import Settled
from connectors.profile import Profile, WorkedOut
from connectors.recognise import Match, Recognition
from connectors.scratch import Scratch, literal
from data.batch import Rows


@dataclass(frozen=True)
class Said:
    """What people said about a file or its source, beyond what the file itself says; ``remembered``: what of it was said before."""

    source: str
    zone: str = "UTC"
    zone_because: str = ""
    order: str = ""
    decimal: str = ""
    as_of: datetime | None = None
    columns: dict[str, str] = field(default_factory=dict)
    questions: dict[str, Asked] = field(default_factory=dict)
    remembered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """Everything a step of the load needs. ``moments`` and ``marks`` say how columns are written.

    ``questions`` are those whose answers are kept; ``others`` those that ask nothing which is measured.
    ``streamed``: `raw` reads the file itself, has no `_row`, and must give each of its rows, so that they can be counted.
    """

    scratch: Scratch
    found: Recognition
    profile: Profile
    said: Said
    loaded_at: datetime
    moments: dict[int, Settled]
    marks: dict[int, str]
    questions: tuple = ()
    others: tuple = ()
    notes: tuple[str, ...] = ()
    streamed: bool = False

    @property
    def not_stored(self) -> tuple[str, ...]:
        """Columns of the file that nothing is kept of."""
        asked = {self.found.header[q.column] for q in self.questions}
        return tuple(name for name in self.found.unmapped if name not in asked)

    @property
    def matches(self) -> tuple[Match, ...]:
        return self.found.matches

    @property
    def mapped(self) -> tuple[str, ...]:
        """The canonical columns of the main table that this file fills."""
        order = self.profile.table_columns
        filled = {m.field.to for m in self.matches if not m.field.working} | set(self.profile.fixed) | {w.to for w in self.worked_out}
        return tuple(c for c in order if c in filled)

    @property
    def worked_out(self) -> tuple[WorkedOut, ...]:
        """What can be worked out from the columns that this file has."""
        there = {m.field.to for m in self.matches}
        return tuple(w for w in self.profile.works_out if there.issuperset(w.needs))

    @property
    def working(self) -> tuple[str, ...]:
        return tuple(m.field.to for m in self.matches if m.field.working)

    @property
    def version_column(self) -> str | None:
        """The mapped column that holds the row's own update."""
        return next((c for c in self.mapped if self.profile.column(c).info.get("version")), None)

    def has(self, *names: str) -> bool:
        return all(name in self.mapped or name in self.working for name in names)

    def write(self, table: str, mapped: tuple[str, ...], select: str, source: str | None = None) -> Rows:
        """The rows of a further table, by a SELECT that gives `id, version_at` and the mapped columns."""
        to = self.scratch.folder / f"{table}.rows.parquet"
        self.scratch.sql(f"COPY ({select}) TO {literal(to)} (FORMAT parquet)")
        return Rows(table, to, mapped, source or self.said.source)
