"""Survey answers from whatever tool: one row per questionnaire, a column per question, perhaps when and by whom."""

from __future__ import annotations

from connectors.headers import plain
from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Head, Profile, one
from connectors.recognise import Recognition
from connectors.vocabulary.asks import asks
from connectors.vocabulary.surveys import ABOUT, EMAIL, NOBODY, PRIVATE

_ANSWERED = (
    "Answered at", "Answered on", "Submitted at", "Submitted on", "Submitted", "Response date", "Completed at", "Date of response", "Date submitted",
    "Beantwortet am", "Abgeschickt am", "Antwortdatum", "Répondu le", "Date de réponse",
)


def _has_questions(head: Head) -> bool:
    """Whether any column asks what is measured: without one a list of dates and names would be a survey."""
    return any(asks(name) != "other" for name in head[0] if plain(name))


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    text = " ".join(found.header[column].split())
    return text, text


PROFILE = Profile(
    key="answer_list",
    title="Survey answers, one row per questionnaire",
    system="survey",
    grain="one row per answered questionnaire",
    table="responses",
    natural_key=("answered_at", "person"),
    twins=True,
    fields=(
        one("answered_at", *_ANSWERED),
        one("person", *EMAIL, "Employee ID", "Employee number", "Personalnummer", "Matricule"),
        *ABOUT,
    ),
    fixed={"survey": FromSource},
    proof=_ANSWERED,
    proofs=1,
    known=("Language", "Sprache", "Langue", *PRIVATE),
    looks=_has_questions,
    missing=NOBODY,
    ceiling=0.75,
    says=("Answers have no number of their own: those of one moment and person are told apart by their order in the file.",),
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
