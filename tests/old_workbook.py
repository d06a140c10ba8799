"""A workbook of the old format, written byte by byte, because no library of ours writes it."""

from __future__ import annotations

import struct
from pathlib import Path

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_DATE_FORMAT = 14


def write_xls(path: Path, rows: list[list[str | float]], dates: tuple[int, ...] = ()) -> Path:
    """One sheet; numbers in the columns ``dates`` are formatted as days."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            place = struct.pack("<HHH", r, c, int(c in dates))
            if isinstance(cell, str):
                sheet += _record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            else:
                sheet += _record(0x0203, place + struct.pack("<d", cell))
    return _contained(path, _book(b"Tickets") + sheet + _record(0x000A, b""))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _book(title: bytes) -> bytes:
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    formats = b"".join(_record(0x00E0, struct.pack("<HHHHHHII", 0, code, 0, 0, 0, 0, 0, 0)) for code in (0, _DATE_FORMAT))
    end = _record(0x000A, b"")
    names = struct.pack("<BB", len(title), 0) + title
    start = len(begin + formats + end) + 4 + 6 + len(names)
    return begin + formats + _record(0x0085, struct.pack("<IBB", start, 0, 0) + names) + end


def _contained(path: Path, stream: bytes) -> Path:
    """The stream as `Workbook` in a compound file of one FAT sector and one directory sector."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    chain = [_FAT, _END, *range(3, 2 + sectors), _END]
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + bytes(256)
    path.write_bytes(head + fat + entries + stream.ljust(sectors * _SECTOR, b"\0"))
    return path


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)
