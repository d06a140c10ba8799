"""Sentences that carry names from outside - files, columns, sheets - into places that read Markdown."""

from __future__ import annotations

import re

# Marks that could make a link, a picture, code, a formula, a colour or an icon; the rest is at worst italics.
_MARKS = re.compile(r"[\\`*$~<>\[\]!|#]|:(?=[/\w])|(?<=www)\.")


def as_written(text: str) -> str:
    """The text with every mark of Markdown taken as itself."""
    return _MARKS.sub(lambda found: f"\\{found[0]}", text)
