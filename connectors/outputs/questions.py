"""The questions of a survey: what each asks, its scale, and its answers as numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from connectors.headers import plain
from connectors.outputs.question import Question, scaled
from connectors.recognise import Recognition
from connectors.vocabulary.asks import ASKS, Told, among_colleagues, told
from connectors.work import Work

PROPOSED = "proposed"
Wording = Callable[[Recognition, int], tuple[str, str]]


def asker(wording: Wording, inside: bool = False) -> Callable[[Work], Work]:
    """What a survey profile calls to find its questions; ``wording`` gives code and text of a column.

    ``inside``: the tool asks colleagues only, so nothing in it is about customers.
    """

    def ask(work: Work) -> Work:
        found, notes = [], []
        candidates = [i for i, name in enumerate(work.found.header) if name in set(work.found.unmapped) and i not in _known(work)]
        texts = {i: wording(work.found, i) for i in candidates}
        proposed = {i: told(f"{code}\n{text}") for i, (code, text) in texts.items()}
        if inside:
            proposed = {i: replace(what, asks=among_colleagues(what.asks)) for i, what in proposed.items()}
        if any(what.asks == "customer_recommend" for what in proposed.values()):
            proposed = {i: replace(what, asks="customer_satisfaction") if what.asks == "satisfaction" else what for i, what in proposed.items()}
        proposed |= {i: said for i in candidates if (said := _said(work, i, texts[i][0]))}
        others = []
        for column, what in proposed.items():
            code, text = texts[column]
            if what.asks == "other":
                others += [Question(column, code, text, "other", None, None)] if text else []
                continue
            question = scaled(work, column, code, text, what)
            if question is None:
                notes.append(off_scale(code, what.asks))
                others.append(Question(column, code, text, what.asks, None, None))
            else:
                found.append(as_said(work, question))
        return replace(work, questions=tuple(found), others=tuple(others), notes=(*work.notes, *notes, proposal(found)))

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


def as_said(work: Work, question: Question) -> Question:
    """The question with the scale that somebody said; one in words keeps the places of its words."""
    said = work.said.questions.get(question.code)
    if said is None or question.asks == "lost_time" or question.places:
        return question
    if said.low is None or said.high is None:
        return replace(question, zero_is_missing=said.zero_is_missing)
    return replace(question, low=said.low, high=said.high, zero_is_missing=said.zero_is_missing, scaled_by="as said")


def _said(work: Work, column: int, code: str) -> Told | None:
    if word := work.said.questions.get(code):
        return Told(word.asks, ("as said",), word.reversed)
    asks = work.said.columns.get(work.found.header[column])
    return Told(asks, ("as said",)) if asks in ASKS else None


def _scale_words(question: Question) -> str:
    return f", {words}" if (words := question.scale_words) else ""


def proposed_questions(work: Work) -> list:
    """Rows of `questions`, unconfirmed; confidential unless customers were asked."""
    if not work.questions:
        return []
    work.scratch.sql(
        'CREATE OR REPLACE TABLE proposed_questions ("column" VARCHAR, text VARCHAR, asks VARCHAR, scale_low DOUBLE,'
        " scale_high DOUBLE, zero_means VARCHAR, reversed BOOLEAN, confidential BOOLEAN)"
    )
    work.scratch.connection.executemany(
        "INSERT INTO proposed_questions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [[q.code, q.text, q.asks, q.low, q.high, "missing" if q.zero_is_missing else "value", q.reversed, q.confidential]
         for q in work.questions],
    )
    work.scratch.say("survey", work.said.source)
    work.scratch.say("told_at", work.loaded_at)
    mapped = ("survey", "column", "text", "asks", "scale_low", "scale_high", "zero_means", "reversed", "confidential", "confirmed")
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
