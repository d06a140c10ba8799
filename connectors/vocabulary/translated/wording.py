"""One thing that a column may hold, and what the languages call it."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("German", "French")


@dataclass(frozen=True)
class Wording:
    """Headers that mean the same: as English exports and field names write it, and per language.

    ``seen``: as exports in still other languages wrote it.
    """

    english: tuple[str, ...]
    German: tuple[str, ...]
    French: tuple[str, ...]
    seen: tuple[str, ...] = ()


def same(english: str, german: str, french: str, seen: str = "") -> Wording:
    """A wording; the names of each language stand with a bar between them, the best first."""
    return Wording(*(tuple(name.strip() for name in names.split("|") if name) for names in (english, german, french, seen)))
