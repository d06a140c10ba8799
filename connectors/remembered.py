"""How files of one shape were read the last time, so that nobody is asked twice."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace

from connectors.asked import Asked
from connectors.headers import plain
from connectors.profiles import profiles
from data.home import Home
from data.register import Register

_SIMPLE = ("profile", "dates", "decimal", "time_zone", "name")
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
    if found.profile:
        written = {**written, "profile": None}
    return _completed(reading, {**written, **{name: said for name, said in known.items() if said}})


def by_name(home: Home, reading):
    """The reading, completed by the mapping that was saved under the name which ``reading.profile`` says."""
    if not reading.profile or reading.profile in profiles() or not home.folder.exists():
        return reading
    known = next((said for _, said in Register(home).readings() if said.get("name") == reading.profile), None)
    return _completed(replace(reading, profile=None), known) if known else reading


def names(home: Home) -> dict[str, str]:
    """The mappings that were saved under a name, each with the profile that it maps to."""
    if not home.folder.exists():
        return {}
    return {said["name"]: said.get("profile") or "" for _, said in reversed(Register(home).readings()) if said.get("name")}


def _completed(reading, known: dict):
    questions = {code: Asked(**said) for code, said in (known.get("questions") or {}).items()}
    return replace(
        reading,
        remembered=tuple(n for n in ("dates", "decimal", "time_zone") if not getattr(reading, n) and known.get(n)),
        **{name: getattr(reading, name) or known.get(name) or ("" if name != "profile" else None) for name in _SIMPLE},
        source=reading.source or known.get("source"),
        mapping={**(known.get("mapping") or {}), **(reading.mapping or {})},
        questions={**questions, **(reading.questions or {})},
    )


def keep(home: Home, made) -> None:
    """Remember what was said about a file that has been loaded."""
    said = {
        **{name: getattr(made.reading, name) for name in _SIMPLE},
        "mapping": made.reading.mapping or {},
        "questions": {code: asdict(one) for code, one in (made.reading.questions or {}).items()},
    }
    if any(said.values()):
        Register(home).remember_reading(made.batch.source, made.shape, {**said, "source": made.batch.source})


def keep_written(home: Home, source: str, found, written) -> None:
    """Remember how a file's columns were written, and what it was, for files of its shape with too few rows to tell."""
    orders = {m.order for m in written.moments.values() if m.order}
    decimals = {mark for mark in written.marks.values() if mark in ("comma", "point")}
    seen = {"profile": found.profile.key, "source": source, "dates": _only(orders), "decimal": _only(decimals)}
    Register(home).remember_reading(source, _WRITTEN + shape(found), seen)


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""
