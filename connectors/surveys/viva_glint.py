"""Viva Glint raw responses: who, when, and two columns per item, the answer and the comment; comments are not read."""

from __future__ import annotations

from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Profile, one
from connectors.recognise import Recognition

_EMPLOYEE = ("EMP ID", "Employee ID", "EMPLOYEE_ID", "Mitarbeiter-ID", "ID de l'employé")
_DONE = ("Survey Cycle Completion Date", "Completion Date", "Survey Completion Date", "Response Date", "Abschlussdatum", "Date de réalisation")


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    text = " ".join(found.header[column].split())
    if text.casefold().endswith(("_comment", "_comments", "_sentiment", "_topics", "_kommentar", "_commentaire")):
        return "", ""
    return text, text.replace("_", " ")


PROFILE = Profile(
    key="viva_glint",
    title="Viva Glint answers",
    system="viva_glint",
    grain="one row per answered questionnaire",
    table="responses",
    natural_key=("person", "answered_at"),
    fields=(
        one("person", *_EMPLOYEE),
        one("answered_at", *_DONE),
        one("department_text", "Department", "Function", "Abteilung", "Département"),
    ),
    fixed={"survey": FromSource},
    # Numbers of employees and managers are in people lists too; a cycle is in no other export.
    proof=("Survey Cycle Completion Date", "Survey Cycle", "Survey Cycle Title", "Survey Cycle Sent Date", "Survey Cycle Start Date", "Survey Cycle Close Date"),
    proofs=1,
    known=(
        "Manager ID", "Survey Cycle Title", "Survey Cycle", "Survey Cycle Sent Date", "Survey Cycle Start Date", "Survey Cycle Close Date", "First Name",
        "Last Name", "Email", "Status", "Manager Level", "Hire Date", "Location", "Job Title", "Gender", "Tenure", "Survey Language", "Age Group",
    ),
    ask=asker(_wording, inside=True),
    makes=(answers, proposed_questions),
)
