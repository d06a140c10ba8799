"""Who is looking, and what they may see; part of every scope."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import UnknownName

AUDIENCES = ("executive", "service_owner", "analyst")


@dataclass(frozen=True)
class Viewer:
    """A reader: audience, the services they own (None: all), and whether they may open rows about people."""

    name: str = "local"
    audience: str = "analyst"
    services: tuple[str, ...] | None = None
    people_rows: bool = False

    def __post_init__(self):
        if self.audience not in AUDIENCES:
            raise UnknownName("audience", self.audience, AUDIENCES)

    @property
    def rights(self) -> tuple:
        """What a cache may key on: the rights, never the name."""
        return (self.audience, self.services, self.people_rows)
