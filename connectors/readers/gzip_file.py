"""Files packed with gzip, unpacked into the working folder with a limit."""

from __future__ import annotations

import gzip
import shutil
import zlib
from pathlib import Path

from connectors.readers.dialect import CHUNK
from data.errors import FileRefused

_SMALL = 256 << 20
_RATIO = 200


def unpacked(path: Path, folder: Path, packed: int) -> Path:
    """The content as a file in the folder.

    Raises FileRefused where it is cut off, damaged, or grows beyond any honest table.
    """
    to = folder / "unpacked"
    room = shutil.disk_usage(folder).free // 2
    size = 0
    try:
        with gzip.open(path, "rb") as source, open(to, "wb") as target:
            while piece := source.read(CHUNK):
                size += len(piece)
                if size > max(_SMALL, packed * _RATIO):
                    raise FileRefused("it unpacks to far more than a table of its size would.", where=path.name)
                if size > room:
                    raise FileRefused("there is no room on the disk to unpack it.", where=path.name)
                target.write(piece)
    except (EOFError, OSError, zlib.error) as error:
        raise FileRefused(
            f"the packed file is cut off or damaged ({error}).", where=path.name, change="Download it again."
        ) from error
    if not size:
        raise FileRefused("the packed file is empty.", where=path.name, change="Export it again.")
    return to
