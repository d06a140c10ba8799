"""SurveyMonkey: two header rows; an empty cell in the first belongs to the question on its left."""

from __future__ import annotations

from connectors.headers import plain
from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Head, Profile, one
from connectors.recognise import Recognition
from connectors.vocabulary.surveys import ABOUT

_PLAIN_ANSWER = ("", "response", "open-ended response", "antwort", "réponse")


def _second_row(head: Head) -> bool:
    return len(head) > 1 and not head[1][0].strip() and any(plain(cell) == "response" for cell in head[1])


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    first, second = found.sheet.head[found.header_rows - 2 : found.header_rows]
    question = next((first[i] for i in range(column, -1, -1) if first[i].strip()), "")
    part = " ".join(second[column].split())
    text = " ".join(question.split())
    text = text if part.casefold() in _PLAIN_ANSWER else f"{text} / {part}"
    return text, text


PROFILE = Profile(
    key="surveymonkey",
    title="SurveyMonkey answers",
    system="surveymonkey",
    checked="a real export, with known answers",
    grain="one row per answered questionnaire",
    table="responses",
    header_rows=2,
    looks=_second_row,
    id_names=("Respondent ID", "RespondentID", "respondent_id"),
    fields=(
        one("answered_at", "End Date", "date_modified", "Date Modified", "Enddatum", "Start Date"),
        one("person", "Email Address", "Email", "E-Mail-Adresse"),
        *ABOUT,
    ),
    fixed={"survey": FromSource},
    proof=("Respondent ID",),
    proofs=1,
    known=(
        "Collector ID", "collector_id", "Start Date", "date_created", "IP Address", "First Name", "Last Name", "Custom Data 1",
        "Custom Data", "Collector",
    ),
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
