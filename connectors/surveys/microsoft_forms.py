"""Microsoft Forms: ID, start and completion time, who, then the questions; times as m/d/yy in the owner's language."""

from __future__ import annotations

from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Profile, one
from connectors.recognise import Recognition
from connectors.vocabulary.surveys import ABOUT, EMAIL, NOBODY, PRIVATE


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    text = " ".join(found.header[column].split())
    # A quiz adds points and feedback behind every question.
    if text.casefold().startswith(("points - ", "feedback - ", "punkte - ", "punkte – ", "feedback – ", "commentaires - ")):
        return "", ""
    return text, text


PROFILE = Profile(
    key="microsoft_forms",
    title="Microsoft Forms answers",
    system="microsoft_forms",
    grain="one row per answered questionnaire",
    table="responses",
    id_names=("ID", "Id"),
    fields=(
        one("answered_at", "Completion time", "Fertigstellungszeit", "Abschlusszeit", "Heure de fin", "Hora de finalización", "Heure d'achèvement"),
        one("person", *EMAIL),
        *ABOUT,
    ),
    fixed={"survey": FromSource},
    proof=("Start time", "Completion time", "Startzeit", "Fertigstellungszeit", "Abschlusszeit", "Heure de début", "Heure de fin", "Hora de inicio",
           "Hora de finalización", "Last modified time"),
    proofs=2,
    known=("Start time", "Startzeit", "Heure de début", "Hora de inicio", "Last modified time", "Uhrzeit der letzten Änderung", "Heure de la dernière modification",
           "Language", "Sprache", "Langue", "Total points", "Quiz feedback", "Gesamtpunktzahl", *PRIVATE),
    missing=NOBODY,
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
