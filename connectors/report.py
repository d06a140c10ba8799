"""What loading a file did, as one value for people and machines."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from connectors.readers.shown import one_line


@dataclass(frozen=True)
class Report:
    """Counts of one load: read = kept + refused, kept = new + changed + same.

    ``rows`` are rows in the file; ``read`` are records found in them. ``reasons`` counts refused rows by reason.
    ``linked`` says which share of the people named was found among the colleagues. ``more``: further tables of the
    same file.
    """

    file: str
    batch: str
    profile: str
    source: str
    rows: int
    read: int
    kept: int
    new: int
    changed: int
    same: int
    refused: int
    reasons: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    linked: dict[str, float] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)
    already: bool = False
    more: tuple[Report, ...] = ()

    def as_json(self) -> dict:
        """The report as plain values."""
        return {**asdict(self), "more": [report.as_json() for report in self.more]}

    def as_text(self) -> str:
        """The report for people: a sentence, then what stands out."""
        lines = [
            f"{self.file}: {self.profile}, source {one_line(self.source)}, batch {self.batch}"
            + (" (loaded before; nothing changed)" if self.already else ""),
            f"  {self.rows:,} rows, {self.read:,} read: {self.kept:,} kept"
            f" ({self.new:,} new, {self.changed:,} changed, {self.same:,} the same), {self.refused:,} refused",
        ]
        lines += [f"  refused {times:,} x {reason}" for reason, times in self.reasons.items()]
        lines += [f"  {name} linked: {share:.0%}" for name, share in self.linked.items()]
        lines += [f"  {note}" for note in self.notes]
        if self.unmapped:
            lines.append(f"  not stored: {', '.join(self.unmapped)}")
        return "\n".join(lines + [report.as_text() for report in self.more])
