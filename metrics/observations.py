"""Observations as people write them, one a line: blank lines, a header and other separators are understood, the rest refused."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from math import isfinite

from data.errors import WindshieldError

EMPTY = ("", "na", "n/a", "nan", "null", "-")
_SEPARATORS = (";", "\t", ",")


class BadNumbers(WindshieldError):
    """Numbers that a calculation cannot use; says which line."""


def series(lines: Iterable[str]) -> list[float]:
    """One value a line; NaN where it says that there is none."""
    return [float("nan") if c.lower() in EMPTY else number(c, line) for line, (c,) in cells(lines, 1)]


def rows(lines: Iterable[str], width: int) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Numbers by line, with the line's number."""
    for line, found in cells(lines, width):
        yield line, tuple(number(cell, line) for cell in found)


def cells(lines: Iterable[str], width: int) -> Iterator[tuple[int, list[str]]]:
    """Lines that hold something, with their number; refuses those of another width, and nothing at all.

    A first line without any number is a header: it is left out, which is said on stderr. Where a semicolon or a tab
    separates, a comma may stand for the decimal point.
    """
    seen, first = False, True
    for line, text in enumerate(lines, start=1):
        text = text.strip().lstrip("\ufeff").strip()
        if not text:
            continue
        found = _split(text)
        if first and _header(found):
            first = False
            print(f"Line {line} ({text[:60]}) was taken for a header.", file=sys.stderr)
            continue
        seen, first = True, False
        if len(found) != width:
            decimal = width == 1 and len(found) == 2 and all(part.strip("+-").isdigit() for part in found)
            more = f" Write decimals with a point: {found[0]}.{found[1]}." if decimal else ""
            require(False, line, f"{width} {'values' if width > 1 else 'value'} a line, not {len(found)}", more)
        yield line, found
    if not seen:
        raise BadNumbers("nothing came in on standard input.", change="Give one observation a line.")


def number(cell: str, line: int) -> float:
    """A finite number.

    Raises:
        BadNumbers: it is none; says which line.
    """
    try:
        found = float(cell)
    except ValueError:
        found = float("nan")
    require(isfinite(found), line, f"a number, not {cell!r}")
    return found


def require(sound: bool, line: int, rule: str, more: str = "") -> None:
    """Refuses the line where the rule does not hold."""
    if not sound:
        raise BadNumbers("this cannot be read.", where=f"line {line}", change=f"Needed: {rule}.{more}")


def _split(text: str) -> list[str]:
    separator = next((mark for mark in _SEPARATORS if mark in text), ",")
    found = [cell.strip().strip('"').strip() for cell in text.split(separator)]
    return found if separator == "," else [_with_point(cell) for cell in found]


def _with_point(cell: str) -> str:
    whole, comma, part = cell.partition(",")
    return f"{whole}.{part}" if comma and part.isdigit() and whole.strip("+-").isdigit() else cell


def _header(found: list[str]) -> bool:
    """Names and no number; a word that means an empty period is no name."""
    return all(_name(cell) for cell in found)


def _name(cell: str) -> bool:
    if cell.lower() in (*EMPTY, "inf", "-inf", "infinity") or not any(letter.isalpha() for letter in cell):
        return False
    try:
        float(cell)
    except ValueError:
        return not cell[0].isdigit()
    return False
