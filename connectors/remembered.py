"""How files of one shape were read the last time, so that nobody is asked twice."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from connectors.headers import plain
from data.home import Home
from data.register import Register


def shape(found) -> str:
    """A hash of the header: files of the same columns have the same shape, wherever they come from."""
    names = "\n".join(plain(name) for name in found.header)
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def fill(home: Home, reading, found):
    """The reading, completed by what was said of this shape before; what is said now wins."""
    if not home.folder.exists():
        return reading
    known = Register(home).reading(reading.source, shape(found))
    if not known:
        return reading
    return replace(
        reading,
        profile=reading.profile or known.get("profile"),
        source=reading.source or known.get("source"),
        mapping={**(known.get("mapping") or {}), **(reading.mapping or {})},
        dates=reading.dates or known.get("dates", ""),
        decimal=reading.decimal or known.get("decimal", ""),
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
