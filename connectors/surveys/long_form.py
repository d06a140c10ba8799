"""Any survey in long form: who answered, which question, which answer."""

from __future__ import annotations

from connectors.outputs.long_answers import long_answers, long_asker
from connectors.outputs.questions import proposed_questions
from connectors.profile import FromSource, Profile, one
from connectors.vocabulary.surveys import ABOUT, NOBODY, PRIVATE

PROFILE = Profile(
    key="survey_long",
    title="Survey answers, one row per question",
    system="survey",
    grain="one row per question and answer",
    table="responses",
    id_names=("Response ID", "ResponseId", "Respondent ID", "Respondent", "Submission ID", "Answer set", "Session ID", "Antwort-ID", "Teilnehmer-ID", "Fragebogen",
              "ID de réponse", "ID du répondant", "Répondant"),
    fields=(
        one("_question", "Question text", "Question", "Item text", "Item", "Survey question", "Fragetext", "Frage", "Texte de la question", "Intitulé", kind="text"),
        one("_code", "Question code", "Question ID", "QuestionId", "Item ID", "Code", "Fragecode", "Frage-ID", "Code de la question", kind="text"),
        one("_value", "Answer", "Response", "Answer value", "Value", "Score", "Rating", "Antwort", "Wert", "Bewertung", "Réponse", "Valeur", "Note", kind="text"),
        one("answered_at", "Answered at", "Submitted at", "Response date", "Submitted", "Date", "Timestamp", "Completed at", "Beantwortet am", "Datum", "Abgeschickt am",
            "Répondu le", "Date de réponse"),
        one("person", "Email", "E-mail", "Employee ID", "Employee number", "E-Mail-Adresse", "Personalnummer", "Adresse e-mail", "Matricule"),
        *ABOUT,
    ),
    fixed={"survey": FromSource},
    proof=("Question text", "Question", "Item", "Item text", "Survey question", "Fragetext", "Frage", "Texte de la question", "Intitulé", "Answer", "Response",
           "Answer value", "Antwort", "Réponse", "Score", "Rating"),
    proofs=2,
    known=("Survey", "Survey name", "Umfrage", "Enquête", "Sondage", "Language", "Sprache", "Langue", "Comment", "Kommentar", "Commentaire", *PRIVATE),
    missing=NOBODY,
    repeats=True,
    ceiling=0.95,
    ask=long_asker(),
    makes=(long_answers, proposed_questions),
)
