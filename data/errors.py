"""One family of errors: each says what is wrong, where, and what to change."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class WindshieldError(Exception):
    """What went wrong, where, and what to change; pages and commands show `str(error)` as it is."""

    def __init__(self, what: str, *, where: str = "", change: str = ""):
        self.what, self.where, self.change = what, where, change
        super().__init__(" ".join(part for part in (f"{where}: {what}" if where else what, change) if part))


class FileRefused(WindshieldError):
    """A file that cannot be loaded; nothing was changed."""


class UnknownName(WindshieldError):
    """A name that is not known, with the nearest right one."""

    def __init__(self, kind: str, name: str, known: Iterable[str]):
        known = sorted(known)
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        change = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known) or 'none yet'}."
        super().__init__(f"there is no {kind} {name!r}.", change=change)
        self.kind, self.name, self.nearest = kind, name, near[0] if near else None


class BadDefinition(WindshieldError):
    """A definition in the code that contradicts itself; raised when it is imported."""


class BadScope(WindshieldError):
    """A question that the data cannot be asked in this form."""


class StoreBusy(WindshieldError):
    """Somebody else is writing; nothing was changed."""


class NoRoom(WindshieldError):
    """The disk is full; nothing was changed."""


class StoreDamaged(WindshieldError):
    """A store that does not hold together."""


class NotAllowed(WindshieldError):
    """Something that this viewer may not see or do."""
