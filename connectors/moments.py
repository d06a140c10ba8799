"""Which format a column of dates is written in, decided from all its rows, or the question to ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from connectors.scratch import Scratch, literal
from connectors.shapes import MONTHS, ODD_HALF, Shape, shape

MISSING = ("", "?", "-", "--", "N/A", "n/a", "#N/A", "NULL", "null", "(empty)", "(leer)")
NO_MOMENT = "NULL::TIMESTAMP"
PROVEN = "days above 12"
_SHAPES = 500
_FIRST = 20_000
_MARKERS = 5


@dataclass(frozen=True)
class Settled:
    """How a column's cells become moments; ``order`` is `day` or `month` where that had to be decided."""

    shapes: tuple[Shape, ...] = ()
    order: str = ""
    because: str = ""
    markers: tuple[tuple[str, int], ...] = ()

    @property
    def formats(self) -> tuple[str, ...]:
        """strptime formats; two-digit years first, because `%Y` would read them as the first century."""
        found = {s.read_as(self.order) for s in self.shapes if s.format not in ("serial", "epoch")}
        return tuple(sorted(found, key=lambda f: ("%Y" in f, f)))


@dataclass(frozen=True)
class Unsettled:
    """A column whose days and months could stand in either order."""

    column: int
    header: str
    example: str

    @property
    def question(self) -> str:
        return f"{self.header}: {self.example} could be day first or month first"


def cell(column: int, missing: tuple[str, ...] = (), trimmed: bool = False) -> str:
    """SQL for a cell without blanks around it, NULL where it says that there is nothing."""
    text = f"c{column}" if trimmed else bare(f"c{column}")
    markers = MISSING + missing
    # Nearly all cells are longer than any marker, and their length is known without reading them.
    short = max(len(m.encode()) for m in markers) + 1
    return f"CASE WHEN strlen({text}) < {short} AND {text} IN ({', '.join(map(literal, markers))}) THEN NULL ELSE {text} END"


def bare(text: str) -> str:
    """SQL for a text without blanks around it, of whatever kind: three quick looks spare most cells the trimming."""
    return f"CASE WHEN {text} < '!' OR ends_with({text}, ' ') OR strlen({text}) <> length({text}) THEN trim({text}) ELSE {text} END"


def settle(scratch: Scratch, columns: dict[int, str], order: str = "") -> dict[int, Settled | Unsettled]:
    """Decide per column of `raw`, from all rows; ``columns`` maps column numbers to their headers.

    ``order`` (`day` or `month`) is what someone has said; it decides only what the rows leave open.
    """
    found = {column: _shapes(scratch, column) for column in columns}
    decided = {c: _order(scratch, c, s) for c, s in found.items()}
    known = {kind: c for c, (o, kind, because) in decided.items() if because == PROVEN}
    answer: dict[int, Settled | Unsettled] = {}
    for column, header in columns.items():
        settled, (own, kind, because) = found[column], decided[column]
        if not kind:
            answer[column] = settled
        elif own:
            answer[column] = replace(settled, order=own, because=because)
        elif order:
            answer[column] = replace(settled, order=order, because="as said")
        elif kind in known:
            answer[column] = replace(settled, order=decided[known[kind]][0], because=f"as in {columns[known[kind]]}")
        else:
            answer[column] = Unsettled(column, header, _example(scratch, column, kind))
    return answer


def _shapes(scratch: Scratch, column: int) -> Settled:
    """Shapes of the first rows, and of every later row that they cannot read."""
    first = _shapes_where(scratch, column, f"_row <= {_FIRST}")
    if not first.shapes:
        return _merged(first, _shapes_where(scratch, column, f"_row > {_FIRST}"))
    orders = ("day", "month") if any(s.mark for s in first.shapes) else ("day",)
    read = [part for order in orders for part in local_moment(f"trim(c{column})", replace(first, order=order))]
    moment = f"coalesce({', '.join(part for part in read if part != NO_MOMENT)})"
    # A year below 1000 is a two-digit year that a four-digit format took for its own.
    unread = f"coalesce({moment} < TIMESTAMP '1000-01-01', {cell(column)} IS NOT NULL)"
    (others,), = scratch.sql(f"SELECT count(*) FILTER ({unread}) FROM raw")
    return _merged(first, _shapes_where(scratch, column, f"_row > {_FIRST} AND {unread}") if others else Settled())


def _shapes_where(scratch: Scratch, column: int, which: str) -> Settled:
    rows = scratch.sql(
        f"""SELECT translate(t, '123456789', '000000000') AS shape, count(*) AS n
        FROM (SELECT {cell(column)} AS t FROM raw WHERE c{column} IS NOT NULL AND {which}) WHERE t IS NOT NULL
        GROUP BY shape ORDER BY n DESC, shape LIMIT {_SHAPES}"""
    )
    read = {text: shape(text) for text, _ in rows}
    words = tuple((text, n) for text, n in rows if read[text] is None and "0" not in text)
    return Settled(tuple(dict.fromkeys(s for s in read.values() if s)), markers=words)


def _merged(one: Settled, other: Settled) -> Settled:
    counted: dict[str, int] = {}
    for text, n in one.markers + other.markers:
        counted[text] = counted.get(text, 0) + n
    # Free text in a date column is an error; the same few words again and again are a way to say "none".
    markers = tuple(counted.items()) if len(counted) <= _MARKERS else ()
    return Settled(tuple(dict.fromkeys(one.shapes + other.shapes)), markers=markers)


def _order(scratch: Scratch, column: int, settled: Settled) -> tuple[str, str, str]:
    """The order that the rows prove, the mark between day and month where it is open, and what decided."""
    marks = sorted({s.mark for s in settled.shapes if s.mark})
    if not marks:
        return "", "", ""
    day, month, either = 0, 0, 0
    for mark in marks:
        one, two = (f"try_cast(split_part(trim(c{column}), {literal(mark)}, {i}) AS INTEGER)" for i in (1, 2))
        (first, second, differ), = scratch.sql(
            f"""SELECT count(*) FILTER ({one} BETWEEN 13 AND 31), count(*) FILTER ({two} BETWEEN 13 AND 31),
                       count(*) FILTER ({one} <> {two}) FROM raw"""
        )
        day, month, either = day + first, month + second, either + differ
    if day != month:
        return ("day" if day > month else "month"), "".join(marks), PROVEN
    if not either:
        return "day", "".join(marks), ""
    # Nobody writes the month first with dots.
    return ("day", ".", "because of the dots") if marks == ["."] else ("", "".join(marks), "")


def _example(scratch: Scratch, column: int, mark: str) -> str:
    rows = scratch.sql(f"SELECT trim(c{column}) FROM raw WHERE contains(c{column}, ?) LIMIT 1", [mark[0]])
    return rows[0][0] if rows else ""


def local_moment(text: str, settled: Settled) -> tuple[str, str]:
    """SQL for the moments of a text expression: those that carry their own zone (in UTC), and those that do not."""
    words = {s.word: MONTHS[s.word.casefold()] for s in settled.shapes if s.word}
    for word in sorted(words, key=len, reverse=True):
        if word.casefold() != words[word]:
            text = f"replace({text}, {literal(word)}, {literal(words[word])})"
    if any(s.odd_half for s in settled.shapes):
        text = f"regexp_replace({text}, {literal(ODD_HALF)}, '\\1 \\2M')"
    zoned = {s.read_as(settled.order) for s in settled.shapes if s.zoned}
    plain = [f for f in settled.formats if f not in zoned]
    naive = [_strptime(text, plain)] if plain else []
    if any(s.format == "serial" for s in settled.shapes):
        days = f"try_cast(replace({text}, ',', '.') AS DOUBLE)"
        naive.append(f"(TIMESTAMP '1899-12-30' + to_seconds(round({days} * 86400)))")
    own = [_strptime(text, sorted(zoned))] if zoned else []
    if any(s.format == "epoch" for s in settled.shapes):
        number = f"try_cast({text} AS BIGINT)"
        own.append(f"make_timestamp(CASE WHEN length({text}) = 13 THEN {number} * 1000 WHEN length({text}) = 10 THEN {number} * 1000000 END)")
    return _first(own), _first(naive)


def _strptime(text: str, formats: list[str]) -> str:
    listed = ", ".join(literal(f) for f in formats)
    return f"CAST(try_strptime({text}, [{listed}]) AS TIMESTAMP)"


def _first(expressions: list[str]) -> str:
    return f"coalesce({', '.join(expressions)})" if expressions else NO_MOMENT
