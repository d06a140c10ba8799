"""What a reader said of one table of a dropped file; written beside the file, so that a reload loses nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, time

from connectors.asked import Asked
from connectors.load import Reading


@dataclass(frozen=True)
class Said:
    """See `connectors.load.Reading`; ``mapping`` and ``questions`` are pairs, ``as_of`` a day as YYYY-MM-DD."""

    mapping: tuple[tuple[str, str], ...] = ()
    profile: str | None = None
    source: str | None = None
    dates: str = ""
    decimal: str = ""
    full: bool = False
    time_zone: str = ""
    as_of: str = ""
    name: str = ""
    questions: tuple[tuple[str, Asked], ...] = ()

    def reading(self, proposed_zone: str = "", tables: dict[str, Said] | None = None) -> Reading:
        """In the form in which connectors want it; ``tables`` are further tables of the same file, by their names."""
        # A list describes the whole of its day.
        as_of = datetime.combine(datetime.fromisoformat(self.as_of), time(23, 59, 59)) if self.as_of else None
        return Reading(
            profile=self.profile, source=self.source, mapping=dict(self.mapping) or None, dates=self.dates, decimal=self.decimal,
            full=self.full, time_zone=self.time_zone, proposed_zone=proposed_zone, as_of=as_of, name=self.name,
            questions=dict(self.questions) or None,
            tables={name: said.reading(proposed_zone) for name, said in (tables or {}).items()},
        )

    def as_json(self) -> dict:
        """As plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict) -> Said:
        """What `as_json` wrote."""
        pairs = tuple((header, to) for header, to in told.pop("mapping", ()))
        questions = tuple((code, Asked(**asked)) for code, asked in told.pop("questions", ()))
        return cls(mapping=pairs, questions=questions, **told)
