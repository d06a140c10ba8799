"""The page of docs that says why numbers differ from the ticket tool's, as far as it speaks of one figure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_PAGE = Path(__file__).parent.parent.parent / "docs" / "deviations.md"
_FOR_ALL = "What else moves a number"


def sections_about(key: str) -> str:
    """The examples that name the indicator, and what holds for all of them; empty where the docs were not installed."""
    return "\n\n".join(
        f"#### {title}\n{text.strip()}" for title, text in _sections() if f"`{key.partition('@')[0]}`" in text or title == _FOR_ALL
    )


@cache
def _sections() -> tuple[tuple[str, str], ...]:
    if not _PAGE.exists():
        return ()
    parts = re.split(r"^## (.*)$", _PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(zip(parts[1::2], parts[2::2], strict=True))
