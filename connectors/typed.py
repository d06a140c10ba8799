"""The cells of a table as values of the canonical types, as SQL over columns."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Double

from connectors.moments import cell, local_moment
from connectors.numbers import number
from connectors.profile import FromSource
from connectors.recognise import Match
from connectors.scratch import literal
from connectors.work import Work
from data.person_key import hash_sql

TRUE = ("true", "yes", "y", "1", "wahr", "ja", "j", "vrai", "oui", "x", "si", "sí", "sim", "verdadero", "verdadeiro")
FALSE = ("false", "no", "n", "0", "falsch", "nein", "faux", "non", "não", "falso")
_SQL_TYPE = {DateTime: "TIMESTAMP", Date: "DATE", Double: "DOUBLE", BigInteger: "BIGINT", Boolean: "BOOLEAN"}
_KINDS = {"moment": "TIMESTAMP", "count": "BIGINT", "text": "VARCHAR", "person": "PERSON"}


def sql_type(work: Work, match: Match) -> str:
    """The SQL type of a field; PERSON where it is to be hashed."""
    if match.field.working:
        return _KINDS[match.field.kind]
    return canonical_type(work.profile.column(match.field.to))


def canonical_type(column) -> str:
    if column.info.get("hashed"):
        return "PERSON"
    return next((name for kind, name in _SQL_TYPE.items() if isinstance(column.type, kind)), "VARCHAR")


def text(work: Work, match: Match) -> str:
    """The cell, NULL where it says that there is nothing; in a column of dates, also where it says so in words."""
    markers = work.profile.missing
    if sql_type(work, match) in ("TIMESTAMP", "DATE"):
        markers += tuple(word for word, _ in work.moments[match.column].markers)
    return cell(match.column, markers)


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
            return f"CASE WHEN lower({written}) IN ({_listed(TRUE)}) THEN true WHEN lower({written}) IN ({_listed(FALSE)}) THEN false END"
        case "PERSON":
            return f"p_{match.field.to}.hash"
    return written


def _moment(work: Work, match: Match, written: str) -> str:
    own, naive = local_moment(written, work.moments[match.column])
    if work.said.zone != "UTC" and naive != "NULL::TIMESTAMP":
        naive = f"{naive} AT TIME ZONE {literal(work.said.zone)} AT TIME ZONE 'UTC'"
    return _some_date(naive if own == "NULL::TIMESTAMP" else f"coalesce({own}, {naive})")


def _some_date(moment: str) -> str:
    # The first day of 1900 and everything before it is how tools write "no date".
    return f"CASE WHEN {moment} >= TIMESTAMP '1900-01-02' THEN {moment} END"


def _number(work: Work, match: Match, written: str, kind: str) -> str:
    found = number(written, work.marks.get(match.column, "plain"))
    if match.field.factor != 1.0:
        found = f"({found} * {match.field.factor!r}e0)"
    if kind == "BIGINT":
        return f"CASE WHEN {found} = round({found}) THEN try_cast({found} AS BIGINT) END"
    return f"CASE WHEN isfinite({found}) THEN {found} END"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(literal(w) for w in words)


def valued(work: Work) -> str:
    """A SELECT of `_row`, every text `t_<field>`, every value `v_<field>` and `_id`, blank rows left out."""
    fields = work.matches
    texts = [f"{text(work, m)} AS t_{m.field.to}" for m in fields]
    if work.found.id_column is not None:
        texts.append(f"{cell(work.found.id_column)} AS t__id")
    values = [f"{value(work, m)} AS v_{m.field.to}" for m in fields] + _fixed(work)
    _hash_people(work)
    joins = "".join(
        f" LEFT JOIN hashed AS p_{m.field.to} ON p_{m.field.to}.plain = t_{m.field.to}"
        for m in fields if sql_type(work, m) == "PERSON"
    )
    extra = "".join(f", c{q.column}" for q in work.questions)
    blank = ", ".join(t.split(" AS ")[-1] for t in texts)
    inner = f"SELECT * FROM (SELECT _row, {', '.join(texts)}{extra} FROM raw) WHERE coalesce({blank}{extra}) IS NOT NULL"
    outer = f"SELECT cells.*, {', '.join(values)} FROM ({inner}) AS cells{joins}"
    return f"SELECT *, {_id(work)} AS _id FROM ({outer})"


def _fixed(work: Work) -> list[str]:
    found = []
    for name, said in work.profile.fixed.items():
        work.scratch.say(f"fixed_{name}", work.said.source if said is FromSource else said)
        found.append(f"getvariable('fixed_{name}') AS v_{name}")
    return found


def _id(work: Work) -> str:
    if work.found.id_column is not None:
        return "t__id"
    order = [c for c in work.profile.natural_key if work.has(c)]
    return "concat_ws('/', " + ", ".join(f"coalesce(CAST(v_{c} AS VARCHAR), '')" for c in order) + ")"


def _hash_people(work: Work) -> None:
    """Hash each distinct name once: a thousand tickets of one person cost one hash."""
    work.scratch.sql("CREATE OR REPLACE TABLE hashed (plain VARCHAR, hash VARCHAR)")
    people = [m for m in work.matches if sql_type(work, m) == "PERSON"]
    if people:
        names = " UNION ".join(f"SELECT DISTINCT {text(work, m)} AS plain FROM raw" for m in people)
        work.scratch.sql(
            f"INSERT INTO hashed SELECT plain, {hash_sql('plain')} FROM ({names}) WHERE plain IS NOT NULL"
        )
