"""The cells of a table as values of the canonical types, as SQL over columns."""

from __future__ import annotations

from functools import partial

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Double

from connectors.moments import NO_MOMENT, bare, cell, local_moment
from connectors.numbers import number
from connectors.profile import AsOf, Field, FromSource
from connectors.recognise import Match
from connectors.scratch import literal
from connectors.work import Work
from connectors.worked_out import lacking, over
from data.person_key import hash_sql

TRUE = ("true", "yes", "y", "1", "wahr", "ja", "j", "vrai", "oui", "x", "si", "sí", "sim", "verdadero", "verdadeiro")
FALSE = ("false", "no", "n", "0", "falsch", "nein", "faux", "non", "não", "falso")
# Thousands marks that tools put into ids: a blank, an unbreakable one, a narrow one, an apostrophe.
BLANK = r"[\s\x{00A0}\x{202F}\x{2009}']+"
_SQL_TYPE = {DateTime: "TIMESTAMP", Date: "DATE", Double: "DOUBLE", BigInteger: "BIGINT", Boolean: "BOOLEAN"}
_KINDS = {"moment": "TIMESTAMP", "count": "BIGINT", "number": "DOUBLE", "text": "VARCHAR", "person": "PERSON"}


def sql_type(work: Work, match: Match) -> str:
    """The SQL type of a field; PERSON where it is to be hashed."""
    return _type_of(work, match.field)


def _type_of(work: Work, field: Field) -> str:
    if field.working:
        return _KINDS[field.kind]
    return canonical_type(work.profile.column(field.to))


def canonical_type(column) -> str:
    if column.info.get("hashed"):
        return "PERSON"
    return next((name for kind, name in _SQL_TYPE.items() if isinstance(column.type, kind)), "VARCHAR")


def text(work: Work, match: Match, trimmed: bool = False) -> str:
    """The cell, NULL where it says that there is nothing; in a column of dates, also where it says so in words."""
    markers = work.profile.missing
    if sql_type(work, match) in ("TIMESTAMP", "DATE"):
        markers += tuple(word for word, _ in work.moments[match.column].markers)
    own = cell(match.column, markers, trimmed)
    return f"nullif(trim(split_part({own}, {literal(match.field.first_of)}, 1)), '')" if match.field.first_of else own


def value(work: Work, match: Match) -> str:
    """SQL for the value, over the text `t_<field>`; NULL where the text says nothing of the type."""
    kind, written = sql_type(work, match), f"t_{match.field.to}"
    if match.field.words:
        cases = " ".join(
            f"WHEN {' OR '.join(f'contains(lower({written}), {literal(part)})' for part in parts)} THEN {literal(name)}"
            for name, parts in match.field.words
        )
        found = f"CASE {cases} END"
        return f"try_cast({found} AS {kind})" if kind != "VARCHAR" else found
    match kind:
        case "TIMESTAMP":
            return _moment(work, match, written)
        case "DATE":
            own, naive = local_moment(written, work.moments[match.column])
            return f"CAST({_some_date(f'coalesce({own}, {naive})')} AS DATE)"
        case "DOUBLE" | "BIGINT":
            return _number(work, match, written, kind)
        case "BOOLEAN":
            words = f"WHEN lower({written}) IN ({_listed(TRUE)}) THEN true WHEN lower({written}) IN ({_listed(FALSE)}) THEN false"
            return f"CASE WHEN try_cast({written} AS BOOLEAN) IS NOT NULL THEN try_cast({written} AS BOOLEAN) {words} END"
        case "PERSON":
            return f"p_{match.field.to}.hash"
    return written


def _moment(work: Work, match: Match, written: str) -> str:
    own, naive = local_moment(written, work.moments[match.column])
    if work.said.zone != "UTC" and naive != NO_MOMENT:
        naive = f"{naive} AT TIME ZONE {literal(work.said.zone)} AT TIME ZONE 'UTC'"
    return _some_date(naive if own == NO_MOMENT else f"coalesce({own}, {naive})")


def _some_date(moment: str) -> str:
    # The first day of 1900 and everything before it is how tools write "no date".
    return f"CASE WHEN {moment} >= TIMESTAMP '1900-01-02' THEN {moment} END"


def _number(work: Work, match: Match, written: str, kind: str) -> str:
    found = number(written, work.marks.get(match.column, "plain"))
    if match.field.factor != 1.0:
        found = f"({found} * {match.field.factor!r}e0)"
    if kind == "BIGINT":
        whole = f"CASE WHEN {found} = round({found}) THEN try_cast({found} AS BIGINT) END"
        if match.field.factor != 1.0:
            return whole
        # The short way for nearly all cells; a cast alone would round 1.5.
        short = f"NOT contains({written}, '.') AND try_cast({written} AS BIGINT) IS NOT NULL"
        return f"CASE WHEN {written} IS NULL THEN NULL WHEN {short} THEN try_cast({written} AS BIGINT) ELSE {whole} END"
    return f"CASE WHEN isfinite({found}) THEN {found} END"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(literal(w) for w in words)


def valued(work: Work) -> str:
    """A SELECT of `_row`, every text `t_<field>`, every value `v_<field>` and `_id`, blank rows left out.

    Where it is streamed, it has `_says` instead of `_row`: blank rows are there, and say nothing.
    """
    fields = work.matches
    texts = [f"{text(work, m, trimmed=True)} AS t_{m.field.to}" for m in fields]
    if work.found.id_column is not None:
        texts.append(f"{_written_id(work)} AS t__id")
    values = [f"{value(work, m)} AS v_{m.field.to}" for m in fields] + _fixed(work) + lacking(work, partial(_type_of, work))
    _hash_people(work)
    joins = "".join(
        f" LEFT JOIN hashed AS p_{m.field.to} ON p_{m.field.to}.plain = t_{m.field.to}"
        for m in fields if sql_type(work, m) == "PERSON"
    )
    extra = "".join(f", c{q.column}" for q in work.questions)
    place = "_says" if work.streamed else "_row"
    inner = f"SELECT {', '.join([place, *texts])}{extra} FROM ({_trimmed(work)})"
    outer = f"SELECT {', '.join(['cells.*', *values])} FROM ({inner}) AS cells{joins}"
    replaced, added = over(work)
    return f"SELECT *{replaced}{added}, {_id(work)} AS _id FROM ({outer})"


def _trimmed(work: Work) -> str:
    """The cells without blanks around them, each trimmed once; rows of nothing but blanks left out, or marked."""
    columns = [m.column for m in work.matches] + [q.column for q in work.questions]
    if work.found.id_column is not None:
        # First, because it is nearly always there: the test for a blank row ends with the first cell that says something.
        columns.insert(0, work.found.id_column)
    columns = list(dict.fromkeys(columns))
    cells = ", ".join(f"{bare(f'c{c}')} AS c{c}" for c in columns)
    first, *others = columns
    # A CASE, because DuckDB works out every part of a coalesce for every row.
    said = ", ".join(f"nullif(c{c}, '')" for c in others)
    rest = f"coalesce({said}) IS NOT NULL" if others else "FALSE"
    says = f"CASE WHEN c{first} <> '' THEN TRUE ELSE {rest} END"
    if work.streamed:
        return f"SELECT {says} AS _says, * FROM (SELECT {cells} FROM raw)"
    return f"SELECT * FROM (SELECT _row, {cells} FROM raw) WHERE {says}"


def _fixed(work: Work) -> list[str]:
    found, there = [], {m.field.to for m in work.matches}
    for name, said in work.profile.fixed.items():
        if name in there:
            continue
        work.scratch.say(f"fixed_{name}", _said(work, name, said))
        found.append(f"getvariable('fixed_{name}') AS v_{name}")
    return found


def _written_id(work: Work) -> str:
    own = cell(work.found.id_column, trimmed=True)
    return f"regexp_replace({own}, {literal(BLANK)}, '', 'g')" if work.profile.id_number else own


def _said(work: Work, name: str, said):
    if said is AsOf:
        moment = work.said.as_of or work.loaded_at
        return moment.date() if canonical_type(work.profile.column(name)) == "DATE" else moment
    return work.said.source if said is FromSource else said


def _id(work: Work) -> str:
    if work.found.id_column is not None:
        return "t__id"
    order = [c for c in work.profile.natural_key if work.has(c)]
    key = "concat_ws('/', " + ", ".join(f"coalesce(CAST(v_{c} AS VARCHAR), '')" for c in order) + ")"
    if not work.profile.twins:
        return key
    twin = f"row_number() OVER (PARTITION BY {key} ORDER BY _row)"
    return f"concat_ws('/', {key}, CASE WHEN {twin} > 1 THEN CAST({twin} AS VARCHAR) END)"


def _hash_people(work: Work) -> None:
    """Hash each distinct name once: a thousand tickets of one person cost one hash."""
    work.scratch.sql("CREATE OR REPLACE TABLE hashed (plain VARCHAR, hash VARCHAR)")
    people = [m for m in work.matches if sql_type(work, m) == "PERSON"]
    if people:
        columns = ", ".join(f"c{m.column}" for m in people)
        named = f"SELECT DISTINCT {columns} FROM raw" if len(people) == 1 else f"SELECT {columns} FROM raw"
        names = f"SELECT unnest([{', '.join(text(work, m) for m in people)}]) AS plain FROM ({named})"
        work.scratch.sql(
            f"INSERT INTO hashed SELECT plain, {hash_sql('plain')} FROM (SELECT DISTINCT plain FROM ({names})) WHERE plain IS NOT NULL"
        )
