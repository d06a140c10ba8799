"""Names from outside - of files, sheets, members - as they may be shown: one line, nothing that steers a terminal."""

from __future__ import annotations

_LONGEST = 120


def shown(name: str) -> str:
    """The name on one line, without characters that do not print, cut where it is longer than any honest one."""
    folded = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1] + "…"
