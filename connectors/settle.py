"""Land the columns that are needed and settle, from all their rows, how dates and numbers are written in them."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.moments import Settled, Unsettled, settle
from connectors.numbers import decimal_mark
from connectors.profile import Field
from connectors.readers.sheet import Landed
from connectors.recognise import Match, NeedsAWord, Recognition
from connectors.scratch import Scratch, literal
from connectors.typed import canonical_type

_SAMPLES = 6


@dataclass(frozen=True)
class Open:
    """A question that the rows of a column leave open: ``about`` is `dates` or `decimal`."""

    about: str
    header: str
    samples: tuple[str, ...]
    question: str


@dataclass(frozen=True)
class Written:
    """How a table's columns are written, and the questions that its rows leave open."""

    landed: Landed
    moments: dict[int, Settled]
    marks: dict[int, str]
    asked: tuple[Open, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """The questions in words."""
        return tuple(one.question for one in self.asked)

    @property
    def why(self) -> str:
        """In words, for whoever wants to know why it was read so."""
        orders = {m.order for m in self.moments.values() if m.order}
        words = {frozenset(): "", frozenset({"day"}): "dates day first", frozenset({"month"}): "dates month first"}
        return words.get(frozenset(orders), "dates day first in some columns, month first in others")


def land(scratch: Scratch, found: Recognition, order: str = "", decimal: str = "") -> Written:
    """Bring the columns in; ``order`` and ``decimal`` say what rows leave open."""
    columns = {m.column for m in found.matches}
    if found.id_column is not None:
        columns.add(found.id_column)
    if found.profile and found.profile.questions:
        columns |= set(range(found.sheet.width))
    landed = found.sheet.land(scratch, found.header_rows, tuple(sorted(columns)))
    return decide(scratch, found, landed, order, decimal)


def decide(scratch: Scratch, found: Recognition, landed: Landed, order: str = "", decimal: str = "") -> Written:
    """How the columns of `raw` are written."""
    kinds = {m: _kind(found, m.field) for m in found.matches if not m.field.words}
    dates = {m.column: m.header for m, kind in kinds.items() if kind in ("TIMESTAMP", "DATE")}
    decided = settle(scratch, dates, order)
    numbers = {m: decimal_mark(scratch, m.column) for m, kind in kinds.items() if kind in ("DOUBLE", "BIGINT")}
    asked = [Open("dates", d.header, _samples(scratch, d.column), d.question) for d in decided.values() if isinstance(d, Unsettled)]
    marks = {}
    for match, mark in numbers.items():
        if mark == "open" and not decimal:
            words = f"{match.header}: a comma or point could be the decimal mark or divide thousands"
            asked.append(Open("decimal", match.header, _samples(scratch, match.column, "[.,]"), words))
        marks[match.column] = decimal if mark == "open" and decimal else mark
    moments = {c: d for c, d in decided.items() if isinstance(d, Settled)}
    return Written(landed, moments, marks, tuple(asked))


def _samples(scratch: Scratch, column: int, having: str = "[0-9]") -> tuple[str, ...]:
    """The first few different values of a column that have such a sign."""
    seen = scratch.sql(
        f"""SELECT trim(c{column}) AS t FROM raw WHERE regexp_matches(c{column}, {literal(having)})
        GROUP BY t ORDER BY min(_row) LIMIT {_SAMPLES}"""
    )
    return tuple(text for (text,) in seen)


def is_moment(found: Recognition, match: Match) -> bool:
    """Whether a field is a moment rather than a day, so that a time zone matters."""
    return not match.field.words and _kind(found, match.field) == "TIMESTAMP"


def _kind(found: Recognition, field: Field) -> str:
    if field.working:
        return {"moment": "TIMESTAMP", "count": "BIGINT", "number": "DOUBLE"}.get(field.kind, "VARCHAR")
    return canonical_type(found.profile.column(field.to))


def require_settled(written: Written, found: Recognition, name: str) -> None:
    """Raise NeedsAWord where the file could be read in two ways."""
    if not written.open:
        return
    said = "--dates day-first or --dates month-first" if "first" in written.open[0] else "--decimal comma or --decimal point"
    more = f" (and {len(written.open) - 1} more)" if len(written.open) > 1 else ""
    raise NeedsAWord(f"it could be read in two ways: {written.open[0]}{more}.", found, written.asked, where=name, change=f"Say {said}.")
