"""Surveys in long form: one row per question and answer, so each question is some of the rows, not a column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from connectors.outputs.question import Question, scaled
from connectors.outputs.questions import as_said, off_scale, proposal
from connectors.vocabulary.asks import Told, among_colleagues, told
from connectors.work import Work

_MOST = 300


@dataclass(frozen=True)
class LongQuestion(Question):
    """A question in long form: the rows whose cell of questions says its text."""

    number: int = 0

    @property
    def name(self) -> str:
        return f"q{self.column}_{self.number}"

    def _here(self) -> str:
        return f"t__question = getvariable('asked{self.number}')"

    def value(self) -> str:
        return f"CASE WHEN {self._here()} THEN {super().value()} END"

    def outside(self) -> str:
        return f"CASE WHEN {self._here()} THEN {super().outside()} END"


def long_asker(inside: bool = False) -> Callable[[Work], Work]:
    """What a profile in long form calls to find its questions, in the fields `_question`, `_code` and `_value`."""

    def ask(work: Work) -> Work:
        columns = {m.field.to: m.column for m in work.matches}
        asked, value = columns["_question"], columns["_value"]
        code = f"any_value(trim(c{columns['_code']}))" if "_code" in columns else "NULL"
        texts = work.scratch.sql(
            f"""SELECT trim(c{asked}) AS asked, {code} FROM raw WHERE trim(c{asked}) <> '' GROUP BY asked ORDER BY count(*) DESC, asked LIMIT {_MOST}"""
        )
        found, others, notes = [], [], []
        for number, (text, named) in enumerate(texts):
            what = told(text)
            what = replace(what, asks=among_colleagues(what.asks)) if inside else what
            if said := work.said.questions.get(named or text):
                what = Told(said.asks, ("as said",), said.reversed)
            if what.asks == "other":
                others.append(Question(value, named or text, text, "other", None, None))
                continue
            work.scratch.say(f"asked{number}", text)
            work.scratch.sql(f"CREATE OR REPLACE VIEW asked_rows AS SELECT * FROM raw WHERE trim(c{asked}) = getvariable('asked{number}')")
            question = scaled(work, value, named or text, text, what, rows="asked_rows")
            if question is None:
                notes.append(off_scale(named or text, what.asks))
                others.append(Question(value, named or text, text, what.asks, None, None))
            else:
                found.append(LongQuestion(**asdict(as_said(work, question)), number=number))
        return replace(work, questions=tuple(found), others=tuple(others), notes=(*work.notes, *notes, proposal(found)))

    return ask


def long_answers(work: Work) -> list:
    """Rows of `answers`, one per answered question of a response; of two answers to one question the last counts."""
    if not work.questions:
        return []
    moment = ", arg_max(answered_at, _row) AS answered_at" if work.has("answered_at") else ""
    newest = "coalesce(answered_at, getvariable('fallback'))" if moment else "getvariable('fallback')"
    parts = []
    for question in work.questions:
        work.scratch.say(f"code{question.number}", question.code)
        parts.append(
            f"""SELECT id || '/' || getvariable('code{question.number}') AS id, max(CAST({newest} AS TIMESTAMP)) AS version_at, id AS response,
                       any_value(survey) AS survey, getvariable('code{question.number}') AS "column",
                       arg_max({question.name}, _row) AS value{moment}
            FROM typed WHERE _trouble = 0 AND {question.name} IS NOT NULL GROUP BY id"""
        )
    mapped = ("response", "survey", "column", "value") + (("answered_at",) if moment else ())
    return [work.write("answers", mapped, " UNION ALL ".join(parts))]
