"""What a figure is asked for: which time, cut how, of which part of the organisation, for whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from data.access import Viewer
from data.errors import BadScope, NotAllowed
from metrics.periods import known_grain


@dataclass(frozen=True)
class Scope:
    """Start and end (exclusive) are firsts of a month, or None for all history; ids name services and the like."""

    start: date | None = None
    end: date | None = None
    grain: str = "all"
    services: tuple[str, ...] | None = None
    stream: str | None = None
    department: str | None = None
    viewer: Viewer = field(default_factory=Viewer)

    def __post_init__(self):
        known_grain(self.grain)
        for edge in (self.start, self.end):
            if edge is not None and edge.day != 1:
                raise BadScope(f"{edge:%Y-%m-%d} is not the first of a month.", change="Choose whole months.")
        if self.start and self.end and self.start >= self.end:
            raise BadScope(f"it begins on {self.start} and ends on {self.end}.", change="Choose an end after its start.")
        if self.services is not None:
            object.__setattr__(self, "services", tuple(sorted(set(self.services))))
            hidden = [] if self.viewer.services is None else sorted(set(self.services) - set(self.viewer.services))
            if hidden:
                raise NotAllowed(
                    f"{', '.join(hidden)} cannot be opened by this viewer.",
                    change="Ask the owner of the service, or choose one of your own.",
                )

    @property
    def chosen(self) -> dict[str, object]:
        """The narrowings that were asked for, by dimension."""
        every = {"service": self.services, "stream": self.stream, "department": self.department}
        return {name: value for name, value in every.items() if value is not None}

    def at(self, **changes) -> Scope:
        """The same question with something changed."""
        return replace(self, **changes)

    @property
    def key(self) -> tuple:
        """What a cache may key on: everything asked, and the viewer's rights but never the name."""
        return (self.start, self.end, self.grain, self.services, self.stream, self.department, self.viewer.rights)
