"""Column names as they are compared: case, blanks, underscores, punctuation and accents do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from connectors.readers.shown import one_line

_SPLIT = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """`Opened  At`, `opened_at` and `OPENED-AT` are the same name."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    # A name of signs alone, as `#`, is compared as it stands.
    return _SPLIT.sub("", bare.casefold()) or name.strip()


def named(header: tuple[str, ...]) -> tuple[str, ...]:
    """Names to show: an empty one says its place, a repeated one its number."""
    seen: dict[str, int] = {}
    shown = []
    for place, name in enumerate(header, start=1):
        name = one_line(name) or f"(column {place})"
        seen[name] = seen.get(name, 0) + 1
        shown.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(shown)
