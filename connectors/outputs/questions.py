"""The questions of a survey: what each asks, its scale, and its answers as numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from connectors.headers import plain
from connectors.recognise import Recognition
from connectors.scratch import literal
from connectors.vocabulary.asks import (
    ABOUT_CUSTOMERS,
    ASKS,
    among_colleagues,
    asks,
    in_hours,
    said_scale,
    zero_is_nothing,
)
from connectors.vocabulary.scales import ENOUGH_TO_TELL, NOT_APPLICABLE, scale_of
from connectors.vocabulary.spans import minutes
from connectors.work import Work

_DISTINCT = 60
_FEW_ARE_LOW = 10
_LONGEST = 11
# `4`, `4,5`, `0 - < Very Unlikely`, `4/5`, `4 von 5`, `5 stars`
_NUMBER = r"(?i)^\s*(-?\d+(?:[.,]\d+)?)(?:\s*[-–=:.(/].*|\s+(?:of|out of|von|sur|stars?|sterne?|étoiles?|points?|punkte?|pts?)\b.*)?$"
PROPOSED = "proposed"
Wording = Callable[[Recognition, int], tuple[str, str]]


@dataclass(frozen=True)
class Question:
    """A column of answers: its code and text, what it asks, and its scale; ``places`` are the labels of a scale in words."""

    column: int
    code: str
    text: str
    asks: str
    low: float | None
    high: float | None
    zero_is_missing: bool = False
    factor: float = 1.0
    places: tuple[tuple[str, int], ...] = ()

    @property
    def name(self) -> str:
        return f"q{self.column}"

    def _cell(self) -> str:
        return f"lower(trim(c{self.column}))"

    def value(self) -> str:
        """SQL for the answer as a number on the scale."""
        if self.places:
            cases = " ".join(f"WHEN {literal(label)} THEN {place}" for label, place in self.places)
            return f"CAST(CASE {self._cell()} {cases} END AS DOUBLE)"
        if self.asks == "lost_time":
            return minutes(f"c{self.column}", self.factor)
        number = f"try_cast(replace(regexp_extract(c{self.column}, {literal(_NUMBER)}, 1), ',', '.') AS DOUBLE)"
        return f"nullif({number}, 0)" if self.zero_is_missing else number

    def outside(self) -> str:
        """SQL for an answer that is not on the scale."""
        nothing = ", ".join(literal(word) for word in NOT_APPLICABLE)
        value, bounds = self.value(), []
        if self.low is not None:
            bounds.append(f"{value} < {self.low}")
        if self.high is not None:
            bounds.append(f"{value} > {self.high}")
        unread = f"{value} IS NULL AND {self._cell()} NOT IN ({nothing})"
        if self.zero_is_missing:
            unread += f" AND {self._cell()} <> '0'"
        return f"c{self.column} IS NOT NULL AND ({' OR '.join([*bounds, f'({unread})'])})"

    def outside_reason(self) -> str:
        if self.high is None:
            return "this answer is no number"
        return f"this answer is outside the scale of {self.low:g} to {self.high:g}"


def asker(wording: Wording, inside: bool = False) -> Callable[[Work], Work]:
    """What a survey profile calls to find its questions; ``wording`` gives code and text of a column.

    ``inside``: the tool asks colleagues only, so nothing in it is about customers.
    """

    def ask(work: Work) -> Work:
        found, notes = [], []
        candidates = [i for i, name in enumerate(work.found.header) if name in set(work.found.unmapped) and i not in _known(work)]
        texts = {i: wording(work.found, i) for i in candidates}
        proposed = {i: asks(f"{code}\n{text}") for i, (code, text) in texts.items()}
        if inside:
            proposed = {i: among_colleagues(what) for i, what in proposed.items()}
        proposed |= {i: said for i in candidates if (said := _said(work, i))}
        if "customer_recommend" in proposed.values():
            proposed = {i: "customer_satisfaction" if what == "satisfaction" else what for i, what in proposed.items()}
        for column, what in proposed.items():
            if what == "other":
                continue
            code, text = texts[column]
            question = scaled(work, column, code, text, what)
            if question is None:
                notes.append(off_scale(code, what))
            else:
                found.append(question)
        return replace(work, questions=tuple(found), notes=(*work.notes, *notes, proposal(found)))

    return ask


def off_scale(code: str, what: str) -> str:
    """What to say of a question whose answers are on no scale that is known."""
    return f"{code} asks about {what.replace('_', ' ')}, but its answers are on no known scale; they are not stored."


def proposal(found: list[Question]) -> str:
    """What to say of the questions that were found."""
    if not found:
        return "No question was recognised as one that an indicator reads; answers are counted, not stored."
    listed = ", ".join(f"{q.code} ({q.asks.replace('_', ' ')}{_scale_words(q)})" for q in found)
    return f"Proposed from the wording, to be confirmed: {listed}."


def _known(work: Work) -> set[int]:
    return {i for i, name in enumerate(work.found.header) if plain(name) in work.profile.known_names}


def _said(work: Work, column: int) -> str:
    said = {name: to for name, to in work.said.columns.items() if to in ASKS}
    return said.get(work.found.header[column], "")


def _scale_words(question: Question) -> str:
    words = f", {question.low:g} to {question.high:g}" if question.high is not None else ""
    return words + (", 0 as not applicable" if question.zero_is_missing else "")


def scaled(work: Work, column: int, code: str, text: str, what: str, *, rows: str = "raw") -> Question | None:
    """The question with its scale, from all answers in ``rows``; None where they are on no scale that is known."""
    seen = {
        value for (value,) in work.scratch.sql(
            f"SELECT DISTINCT lower(trim(c{column})) FROM {rows} WHERE c{column} IS NOT NULL LIMIT {_DISTINCT}"
        )
    } - set(NOT_APPLICABLE)
    (low, high, total, answered), = work.scratch.sql(
        f"""SELECT min(v), max(v) FILTER (v <= {_LONGEST}), count(v), count(c) FROM (
            SELECT c{column} AS c, try_cast(replace(regexp_extract(c{column}, {literal(_NUMBER)}, 1), ',', '.') AS DOUBLE) AS v FROM {rows})"""
    )
    plain_question = Question(column, code, text, what, None, None)
    if what == "lost_time":
        (told,), = work.scratch.sql(f"SELECT count({minutes(f'c{column}', 1.0)}) FROM {rows}")
        return replace(plain_question, low=0, factor=60.0 if in_hours(text) else 1.0) if told or not seen else None
    if seen and not total:
        places = scale_of(seen, answered)
        if places is None:
            return None
        return replace(plain_question, low=1, high=max(places.values()), places=tuple(sorted(places.items())))
    if seen and low is None:
        return None
    return replace(plain_question, **_numbered_scale(text, what, low, high, total))


def _numbered_scale(text: str, what: str, low: float | None, high: float | None, total: int) -> dict:
    """The scale that the text names, else the one that is customary, else the one that the answers fill."""
    nothing = zero_is_nothing(text)
    if said := said_scale(text):
        bottom, top = said
    else:
        bottom, top = _filled(what, low or 0, high or 0, total)
    return {"low": bottom, "high": top, "zero_is_missing": nothing or (bottom == 1 and low == 0)}


def _filled(what: str, low: float, high: float, total: int) -> tuple[int, int]:
    many = total >= ENOUGH_TO_TELL
    # Ten people none of whom would go above 5 of 10 are rarer than a question on 5 points.
    if what in ("recommend", "customer_recommend") and (high > 5 or low < 1 or total < _FEW_ARE_LOW):
        return 0, 10
    if low == 0 and high > 7:
        return 0, 10
    if many and high == 1:
        return 0, 1
    if many and high in (2, 3, 4, 6):
        return 1, int(high)
    return 1, next((top for top in (5, 7, 10) if high <= top), 11)


def proposed_questions(work: Work) -> list:
    """Rows of `questions`, unconfirmed; confidential unless customers were asked."""
    if not work.questions:
        return []
    work.scratch.sql(
        'CREATE OR REPLACE TABLE proposed_questions ("column" VARCHAR, text VARCHAR, asks VARCHAR, scale_low DOUBLE,'
        " scale_high DOUBLE, zero_means VARCHAR, confidential BOOLEAN)"
    )
    work.scratch.connection.executemany(
        "INSERT INTO proposed_questions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [[q.code, q.text, q.asks, q.low, q.high, "missing" if q.zero_is_missing else "value", q.asks not in ABOUT_CUSTOMERS]
         for q in work.questions],
    )
    work.scratch.say("survey", work.said.source)
    work.scratch.say("told_at", work.loaded_at)
    mapped = ("survey", "column", "text", "asks", "scale_low", "scale_high", "zero_means", "confidential", "confirmed")
    return [work.write("questions", mapped, """
        SELECT getvariable('survey') || '/' || "column" AS id, CAST(getvariable('told_at') AS TIMESTAMP) AS version_at,
               getvariable('survey') AS survey, *, false AS confirmed FROM proposed_questions""", source=PROPOSED)]


def answers(work: Work) -> list:
    """Rows of `answers`, one per answered question of a response that was kept."""
    if not work.questions:
        return []
    moment = ", answered_at" if work.has("answered_at") else ""
    parts = []
    for number, question in enumerate(work.questions):
        work.scratch.say(f"code{number}", question.code)
        parts.append(
            f"""SELECT id || '/' || getvariable('code{number}') AS id, version_at, id AS response, survey,
                       getvariable('code{number}') AS "column", {question.name} AS value{moment}
            FROM kept WHERE {question.name} IS NOT NULL"""
        )
    mapped = ("response", "survey", "column", "value") + (("answered_at",) if moment else ())
    return [work.write("answers", mapped, " UNION ALL ".join(parts))]
