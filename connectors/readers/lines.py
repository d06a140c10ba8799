"""On which line of a text file each record starts, where cells hold line breaks or lines are blank."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.parquet

_PIECE = 1 << 24
_QUOTE, _LF, _CR = 34, 10, 13


def write_starts(path: Path, delimiter: str, to: Path) -> int:
    """Write `line, counted, record` for every record that is not blank, and return how many there are.

    ``counted`` numbers the records with the blank ones, ``record`` without. A quotation mark counts where it touches
    a delimiter, a line end or another one: `24" screen` opens nothing.
    """
    ends, lines = _record_ends(path, ord(delimiter))
    starts_at = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
    first_lines = np.concatenate([[1], lines[:-1] + 1]) if len(ends) else lines
    size = ends - starts_at
    filled = (size > 1) | ((size == 1) & ~_only_cr(path, starts_at, size))
    counted = np.flatnonzero(filled) + 1
    table = {"line": first_lines[filled], "counted": counted, "record": np.arange(1, len(counted) + 1)}
    pyarrow.parquet.write_table(pyarrow.table({name: pyarrow.array(values, pyarrow.int64()) for name, values in table.items()}), to)
    return len(counted)


def _record_ends(path: Path, delimiter: int) -> tuple[np.ndarray, np.ndarray]:
    """Byte positions at which records end, and the lines on which they do."""
    ends, lines = [], []
    inside, line, offset, before = 0, 1, 0, _LF
    with open(path, "rb") as file:
        piece = file.read(_PIECE)
        while piece:
            following = file.read(_PIECE)
            data = np.frombuffer(piece, np.uint8)
            quotes = _structural(data, delimiter, before, following[0] if following else _LF)
            parity = (inside + np.cumsum(quotes)) & 1
            breaks = data == _LF
            at_line = line + np.cumsum(breaks) - 1
            closing = np.flatnonzero(breaks & (parity == 0))
            ends.append(closing + offset)
            lines.append(at_line[closing])
            inside, line, offset, before = int(parity[-1]), int(at_line[-1]) + 1, offset + len(data), piece[-1]
            piece = following
    if before != _LF:
        ends.append(np.array([offset]))
        lines.append(np.array([line]))
    return np.concatenate(ends or [np.array([], int)]), np.concatenate(lines or [np.array([], int)])


def _structural(data: np.ndarray, delimiter: int, before: int, after: int) -> np.ndarray:
    quotes = data == _QUOTE
    touching = np.isin(data, (delimiter, _LF, _CR, _QUOTE))
    left = np.concatenate([[before in (delimiter, _LF, _CR, _QUOTE)], touching[:-1]])
    right = np.concatenate([touching[1:], [after in (delimiter, _LF, _CR, _QUOTE)]])
    return quotes & (left | right)


def _only_cr(path: Path, starts_at: np.ndarray, size: np.ndarray) -> np.ndarray:
    alone = np.zeros(len(starts_at), bool)
    with open(path, "rb") as file:
        # Lines of one byte are rare: nearly all of them are what Windows leaves of a blank line.
        for place in np.flatnonzero(size == 1):
            file.seek(int(starts_at[place]))
            alone[place] = file.read(1) == b"\r"
    return alone
