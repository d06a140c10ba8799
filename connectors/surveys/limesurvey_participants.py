"""LimeSurvey participants: the table of access codes, with when each person was invited, or `N`."""

from __future__ import annotations

from connectors.profile import FromSource, Profile, one

PROFILE = Profile(
    key="limesurvey_participants",
    title="LimeSurvey participants",
    system="limesurvey",
    grain="one row per person invited",
    table="invitations",
    natural_key=("survey", "person"),
    fields=(
        one("person", "email", "E-Mail", "E-Mail-Adresse", "Adresse e-mail"),
        # Semicolon files carry it as `invited`; `N` says that nobody wrote to this person.
        one("invited_at", "invited", "Invitation sent?", "Einladung verschickt?", "Invitation envoyée ?"),
        one("department_text", "attribute_1 <Department>", "attribute_1", "Department", "Abteilung", "Département"),
    ),
    fixed={"survey": FromSource},
    only="t_invited_at IS NOT NULL AND upper(t_invited_at) <> 'N'",
    proof=("tid", "emailstatus", "token", "validfrom", "validuntil", "invited", "reminded", "remindercount", "usesleft", "completed"),
    proofs=4,
    known=("firstname", "lastname", "language", "blacklisted", "mpid", "attribute_1", "participant_id"),
)
