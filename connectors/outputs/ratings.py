"""What people said when a ticket was done: ratings in a column of the ticket list, as a survey of one question."""

from __future__ import annotations

from collections.abc import Callable

from connectors.outputs.questions import PROPOSED
from connectors.scratch import literal
from connectors.work import Work
from data.batch import Rows

Labels = tuple[tuple[str, ...], ...]
CODE = "rating"


def ratings(
    low: int, high: int, labels: Labels = (), *, numbers: bool = True, text: str = "How satisfied were you with the help?"
) -> Callable[[Work], list[Rows]]:
    """A maker of `responses`, `answers` and the proposed question from the working fields `_rating` and `_rated_at`.

    ``labels``: wordings of each place from ``low`` up, looked for within the cell, the longest first; a number on the
    scale stands for itself unless ``numbers`` is False, as where scales differ; anything else (`Offered`) is no answer.
    """
    value = _value(low, high, labels, numbers)

    def make(work: Work) -> list[Rows]:
        if not work.has("_rating"):
            return []
        moments = [name for name in ("_rated_at", "resolved_at", "closed_at", "updated_at") if work.has(name)]
        answered = f"coalesce({', '.join(f'CAST({m} AS TIMESTAMP)' for m in (*moments, 'version_at'))})"
        person, who = ((), "") if not work.has("person") else (("person",), ", person")
        work.scratch.say("rated_survey", f"{work.said.source} ratings")
        work.scratch.sql(
            f"""CREATE OR REPLACE TABLE rated AS SELECT id, {answered} AS answered_at, getvariable('rated_survey') AS survey,
                       {value} AS value{who} FROM kept WHERE {value} IS NOT NULL"""
        )
        (count,), = work.scratch.sql("SELECT count(*) FROM rated")
        if not count:
            return []
        mapped = ("survey", "answered_at", "complete", *person, "ticket")
        told = f"""SELECT 'rating/' || id AS id, answered_at AS version_at, survey, answered_at, true AS complete{who}, id AS ticket
            FROM rated"""
        answer = f"""SELECT 'rating/' || id || '/{CODE}' AS id, answered_at AS version_at, 'rating/' || id AS response, survey,
                   '{CODE}' AS "column", CAST(value AS DOUBLE) AS value, answered_at FROM rated"""
        return [
            work.write("responses", mapped, told),
            work.write("answers", ("response", "survey", "column", "value", "answered_at"), answer),
            _question(work, low, high, text),
        ]

    return make


def _value(low: int, high: int, labels: Labels, numbers: bool) -> str:
    cell = "lower(trim(_rating))"
    number = "try_cast(regexp_extract(_rating, '^\\s*([0-9]+)', 1) AS INTEGER)"
    wordings = sorted(((word, low + place) for place, words in enumerate(labels) for word in words), key=lambda w: -len(w[0]))
    cases = [f"WHEN {number} BETWEEN {low} AND {high} THEN {number}"] if numbers else []
    cases += [f"WHEN contains({cell}, {literal(word)}) THEN {place}" for word, place in wordings]
    return f"CASE {' '.join(cases)} END"


def _question(work: Work, low: int, high: int, text: str) -> Rows:
    # Confidential until somebody with the right declares it transactional.
    work.scratch.say("rated_text", text)
    work.scratch.say("told_at", work.loaded_at)
    mapped = ("survey", "column", "text", "asks", "scale_low", "scale_high", "zero_means", "confidential", "confirmed")
    return work.write("questions", mapped, f"""
        SELECT getvariable('rated_survey') || '/{CODE}' AS id, CAST(getvariable('told_at') AS TIMESTAMP) AS version_at,
               getvariable('rated_survey') AS survey, '{CODE}' AS "column", getvariable('rated_text') AS text,
               'satisfaction' AS asks, {float(low)!r}e0 AS scale_low, {float(high)!r}e0 AS scale_high, 'value' AS zero_means,
               true AS confidential, false AS confirmed""", source=PROPOSED)
