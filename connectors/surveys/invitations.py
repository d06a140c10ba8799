"""Who was asked: lists of recipients by person, or of groups with their size; the source is the survey's."""

from __future__ import annotations

from connectors.profile import AsOf, FromSource, Profile, one
from connectors.vocabulary.surveys import PRIVATE

PROFILE = Profile(
    key="invitations",
    title="Invitations to a survey",
    system="invitations",
    grain="one row per person or group invited",
    table="invitations",
    natural_key=("survey", "invited_at", "person", "department_text"),
    fields=(
        one("survey", "Survey", "Survey name", "Survey ID", "Umfrage", "Enquête", "Sondage"),
        one("invited_at", "Invited at", "Invited on", "Invitation date", "Invitation sent", "Sent at", "Sent on", "Sent date", "Email sent", "Survey sent",
            "Eingeladen am", "Versendet am", "Einladungsdatum", "Invité le", "Envoyé le", "Date d'invitation"),
        one("person", "Recipient email", "Recipient", "Invitee", "Email", "Email Address", "E-mail", "Employee ID", "Employee number", "E-Mail-Adresse",
            "Empfänger", "Personalnummer", "Destinataire", "Adresse e-mail", "Matricule"),
        one("department_text", "Department", "Group", "Team", "Unit", "Organisation", "Abteilung", "Gruppe", "Bereich", "Département", "Groupe", "Équipe"),
        one("invited", "Invited", "People invited", "Recipients", "Number invited", "Headcount", "Population", "Eingeladene", "Eingeladen", "Anzahl eingeladen",
            "Invités", "Nombre d'invités", "Effectif"),
    ),
    fixed={"survey": FromSource, "invited_at": AsOf},
    proof=("Invited at", "Invited on", "Invitation date", "Invitation sent", "Sent at", "Sent date", "Survey sent", "Email sent", "Invited", "People invited",
           "Recipients", "Number invited", "Recipient email", "Invitee", "Eingeladen am", "Eingeladene", "Einladungsdatum", "Invité le", "Invités",
           "Date d'invitation", "Nombre d'invités", "Destinataire"),
    proofs=1,
    known=("Status", "Completed", "Responded", "Answered", "Reminded", "Reminder sent", "Response rate", "Link", "Language", "Geantwortet", "Répondu", *PRIVATE),
    only="lower(coalesce(t_department_text, '')) NOT IN ('total', 'totals', 'all', 'overall', 'gesamt', 'summe', 'insgesamt', 'ensemble')",
    ceiling=0.9,
    says=("Give the list the name of the survey's own source (--source), so that answers and invitations are of one survey.",),
)
