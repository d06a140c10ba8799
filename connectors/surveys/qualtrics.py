"""Qualtrics: three header rows (codes, question texts, import ids); previews are no answers."""

from __future__ import annotations

from connectors.outputs.questions import answers, asker, proposed_questions
from connectors.profile import FromSource, Head, Profile, one
from connectors.recognise import Recognition
from connectors.vocabulary.surveys import ABOUT


def _import_ids(head: Head) -> bool:
    return len(head) >= 3 and sum("ImportId" in cell for cell in head[2]) > len(head[2]) // 2


def _wording(found: Recognition, column: int) -> tuple[str, str]:
    texts = found.sheet.head[found.header_rows - 2]
    return found.header[column], " ".join(texts[column].split())


PROFILE = Profile(
    key="qualtrics",
    title="Qualtrics answers",
    system="qualtrics",
    checked="a real export, with known answers",
    grain="one row per answered questionnaire",
    table="responses",
    header_rows=3,
    looks=_import_ids,
    id_names=("ResponseId", "Response ID", "ResponseID"),
    fields=(
        one("answered_at", "RecordedDate", "EndDate"),
        one("complete", "Finished"),
        one("person", "RecipientEmail", "ExternalReference"),
        one("_status", "Status", kind="text"),
        *ABOUT,
    ),
    fixed={"survey": FromSource},
    # A preview is the author's own try; spam and tests are marked likewise.
    only="coalesce(t__status, '') NOT IN ('1', '17', 'Survey Preview', 'Umfragevorschau', 'Umfrage-Vorschau', 'Aperçu du sondage', 'Survey Test')",
    proof=("ResponseId", "RecordedDate", "Finished", "DistributionChannel", "UserLanguage"),
    proofs=2,
    known=(
        "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecipientLastName",
        "RecipientFirstName", "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage",
    ),
    ask=asker(_wording),
    makes=(answers, proposed_questions),
)
