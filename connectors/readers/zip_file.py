"""Zip archives: one table or several, each unpacked under a name of ours, never under the archive's."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections import Counter
from pathlib import Path, PurePosixPath

from connectors.readers.limits import largest, poured, refuse_size
from connectors.readers.shown import shown
from data.errors import FileRefused

ZIP = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_MANY = 1_000
_ENCRYPTED = 0x1
_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
_AGAIN = "Download it again."


def is_zip(start: bytes) -> bool:
    return start.startswith((ZIP, _EMPTY))


def parts(path: Path, name: str) -> tuple[str, ...]:
    """The names of the files in an archive.

    Raises FileRefused where it is damaged, or where a name would leave the folder that it is unpacked to.
    """
    return tuple(part.filename for part in _parts(path, name))


def members(path: Path, folder: Path, name: str) -> tuple[tuple[str, Path], ...]:
    """The files of an archive as (shown name, unpacked file), each in a folder of its own.

    Raises FileRefused, before anything is unpacked, for bombs, passwords and tricks with paths.
    """
    wanted = [part for part in _parts(path, name) if not _litter(part)]
    if not wanted:
        raise FileRefused("there is no file in the archive.", where=name, change="Pack the export again.")
    if any(part.flag_bits & _ENCRYPTED for part in wanted):
        raise FileRefused("the archive is locked with a password.", where=name, change="Unpack it and load the files in it.")
    packed = path.stat().st_size
    refuse_size(sum(part.file_size for part in wanted), largest(packed), shutil.disk_usage(folder).free // 2, name)
    made = []
    for number, part in enumerate(wanted):
        inner = folder / f"member{number}"
        inner.mkdir()
        to = inner / "content"
        try:
            with zipfile.ZipFile(path) as archive, archive.open(part) as source:
                poured(source, to, packed, name)
        except (zipfile.BadZipFile, EOFError, OSError, zlib.error, NotImplementedError) as error:
            raise FileRefused(f"{shown(part.filename)} in the archive is cut off or damaged.", where=name, change=_AGAIN) from error
        made.append((shown(part.filename), to))
    return tuple(made)


def _parts(path: Path, name: str) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise FileRefused("the archive or workbook is cut off or damaged.", where=name, change=_AGAIN) from error
    if len(found) > _MANY:
        raise FileRefused(f"the archive holds {len(found):,} files; at most {_MANY:,} are read.", where=name, change="Pack fewer at a time.")
    for part in found:
        _refuse_trick(part, name)
    twice = [title for title, times in Counter(part.filename for part in found if not part.is_dir()).items() if times > 1]
    if twice:
        raise FileRefused(f"it holds {shown(twice[0])} more than once.", where=name, change="Pack it again, each file under a name of its own.")
    return found


def _refuse_trick(part: zipfile.ZipInfo, name: str) -> None:
    """We never unpack under these names; an archive that tries is not one that an export tool made."""
    raw = part.orig_filename.replace("\\", "/")
    away = raw.startswith("/") or ".." in PurePosixPath(raw).parts or (len(raw) > 1 and raw[1] == ":")
    if away or stat.S_ISLNK(part.external_attr >> 16):
        raise FileRefused(
            f"{shown(part.filename)} in the archive points outside of it.", where=name, change="Unpack it with care, and load the files in it."
        )


def _litter(part: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    return part.is_dir() or "__MACOSX" in path.parts or path.name.lower() in _LITTER or path.name.startswith("._")
