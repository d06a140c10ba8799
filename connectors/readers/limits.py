"""How large things may become that are small when they arrive, the same for every packed format."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

from data.errors import FileRefused

SMALL = 256 << 20
RATIO = 200
FAR_MORE = "it unpacks to far more than a table of its size would."
LESS = "Export less at a time, or load it unpacked."
_PIECE = 1 << 20


def largest(packed: int) -> int:
    """The most bytes that ``packed`` bytes may unpack to: honest tables shrink to a fifth, seldom to a fiftieth."""
    return max(SMALL, packed * RATIO)


def poured(source: BinaryIO, to: Path, packed: int, name: str) -> int:
    """Unpack a stream into a file and return its size; raises FileRefused as soon as it grows beyond its limits."""
    room, limit, size = shutil.disk_usage(to.parent).free // 2, largest(packed), 0
    with open(to, "wb") as target:
        while piece := source.read(_PIECE):
            size += len(piece)
            refuse_size(size, limit, room, name)
            target.write(piece)
    return size


def refuse_size(size: int, limit: int, room: int, name: str) -> None:
    """Raise FileRefused where ``size`` bytes are more than an honest table, or than the disk can take."""
    if size > limit:
        raise FileRefused(FAR_MORE, where=name, change=LESS)
    if size > room:
        raise FileRefused("there is no room on the disk to unpack it.", where=name, change="Make room, or load it in parts.")
