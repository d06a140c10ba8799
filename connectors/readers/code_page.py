"""Text in a code page of Windows or DOS, with lines of UTF-8 among them where exports of two tools were put together."""

from __future__ import annotations

import re
from pathlib import Path

_CHUNK = 1 << 20
# A byte of a code page followed by another is next to never well-formed UTF-8.
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def transcoded(path: Path, to: Path, encoding: str) -> int:
    """Write the text as UTF-8, each line from its own encoding, and return how many lines were UTF-8 already."""
    already, kept = 0, b""
    with open(path, "rb") as source, open(to, "wb") as target:
        while piece := source.read(_CHUNK):
            whole, end, kept = (kept + piece).rpartition(b"\n")
            lines, found = _decoded(whole + end, encoding)
            already += found
            target.write(lines.encode("utf-8"))
        lines, found = _decoded(kept, encoding)
        target.write(lines.encode("utf-8"))
    return already + found


def _decoded(piece: bytes, encoding: str) -> tuple[str, int]:
    if not _UTF8.search(piece):
        return piece.decode(encoding, errors="replace"), 0
    decoded, already = [], 0
    for line in piece.splitlines(keepends=True):
        try:
            decoded.append(line.decode("utf-8"))
            already += not line.isascii()
        except UnicodeDecodeError:
            decoded.append(line.decode(encoding, errors="replace"))
    return "".join(decoded), already
