"""Files packed with gzip, unpacked into the working folder with a limit."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from connectors.readers.limits import poured
from data.errors import FileRefused

GZIP = b"\x1f\x8b"


def unpacked(path: Path, folder: Path, name: str) -> Path:
    """The content as a file in the folder.

    Raises FileRefused where it is cut off, damaged, or grows beyond any honest table.
    """
    to = folder / "unpacked"
    try:
        with gzip.open(path, "rb") as source:
            size = poured(source, to, path.stat().st_size, name)
    except (EOFError, OSError, zlib.error) as error:
        raise FileRefused(
            "the packed file is cut off or damaged.", where=name, change="Download it again."
        ) from error
    if not size:
        raise FileRefused("the packed file is empty.", where=name, change="Export it again.")
    return to
