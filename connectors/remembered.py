"""How files of one shape were read the last time, so that nobody is asked twice."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from connectors.headers import plain
from data.home import Home
from data.register import Register

# Before the shape, where it was seen in a file and not said by anybody.
_WRITTEN = "written "


def shape(found) -> str:
    """A hash of the header: files of the same columns have the same shape, wherever they come from."""
    names = "\n".join(plain(name) for name in found.header)
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def fill(home: Home, reading, found):
    """The reading, completed by what was said of this shape before; what is said now wins."""
    if not home.folder.exists():
        return reading
    register, own = Register(home), shape(found)
    known, written = register.reading(reading.source, own) or {}, register.reading(reading.source, _WRITTEN + own) or {}
    return replace(
        reading,
        remembered=tuple(n for n in ("dates", "decimal", "time_zone") if not getattr(reading, n) and (known.get(n) or written.get(n))),
        profile=reading.profile or known.get("profile") or (None if found.profile else written.get("profile")),
        source=reading.source or known.get("source") or written.get("source"),
        mapping={**(known.get("mapping") or {}), **(reading.mapping or {})},
        dates=reading.dates or known.get("dates") or written.get("dates", ""),
        decimal=reading.decimal or known.get("decimal") or written.get("decimal", ""),
        time_zone=reading.time_zone or known.get("time_zone", ""),
    )


def keep(home: Home, made) -> None:
    """Remember what was said about a file that has been loaded."""
    said = {
        "profile": made.reading.profile,
        "source": made.batch.source,
        "mapping": made.reading.mapping or {},
        "dates": made.reading.dates,
        "decimal": made.reading.decimal,
        "time_zone": made.reading.time_zone,
    }
    if any(value for name, value in said.items() if name != "source"):
        Register(home).remember_reading(made.batch.source, made.shape, said)


def keep_written(home: Home, source: str, found, written) -> None:
    """Remember how a file's columns were written, and what it was, for files of its shape with too few rows to tell."""
    orders = {m.order for m in written.moments.values() if m.order}
    decimals = {mark for mark in written.marks.values() if mark in ("comma", "point")}
    seen = {"profile": found.profile.key, "source": source, "dates": _only(orders), "decimal": _only(decimals)}
    Register(home).remember_reading(source, _WRITTEN + shape(found), seen)


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""
