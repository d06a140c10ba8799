"""Names from outside - of files, sheets, members - as they may be shown: one line, nothing that steers a terminal."""

from __future__ import annotations

_LONGEST = 120


def one_line(name: str) -> str:
    """The name on one line, without characters that do not print."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def shown(name: str) -> str:
    """The name on one line, cut where it is longer than any honest one."""
    folded = one_line(name)
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1] + "…"
