"""Headers that people systems share, in English, German and French, and what their words mean."""

from __future__ import annotations

from connectors.profile import Field, WorkedOut, one
from connectors.scratch import literal
from connectors.vocabulary.leaving import LEAVE_KINDS

FIRST = ("First Name", "FIRSTNAME", "First (& Middle) Name", "Given name", "Vorname", "Prénom")
LAST = ("Last Name", "LASTNAME", "Surname", "Family name", "Nachname", "Nom", "Nom de famille")
FULL = ("Full Name", "Worker", "Employee Name", "Display Name", "Preferred Name", "Name", "Vollständiger Name", "Nom complet")
EMAIL = ("Work Email", "E-mail", "Email", "Email Address", "Primary Work Email", "E-Mail-Adresse", "Geschäftliche E-Mail", "Adresse e-mail",
         "E-mail professionnel")
LOGIN = ("Login", "User name", "Username", "User ID", "Benutzername", "Identifiant")
DEPARTMENT = ("Department", "Department Name", "Abteilung", "Département", "Service")
LOCATION = ("Location", "Location Name", "Office", "Work Location", "Site", "Standort", "Büro", "Arbeitsort", "Lieu", "Bureau", "Lieu de travail")
STATUS = ("Status", "Employee Status", "Employment Status", "Beschäftigungsstatus", "Statut", "Statut d'emploi")
REASON = ("Termination Reason", "Leave Reason", "Reason for leaving", "Austrittsgrund", "Kündigungsgrund", "Motif de départ", "Motif de sortie")
TYPE = ("Termination Type", "Termination Category", "Kündigungsart", "Austrittsart", "Type de départ", "Type de sortie")

# What stands in a column of reasons or dates for somebody who has not left.
STILL_HERE = ("Not Applicable", "N/A-StillEmployed", "N/A - still employed", "N/A-Still Employed", "Active", "0000-00-00", "00.00.0000", "—", "–")
# Kept private: they are read in order to recognise the export, and never stored.
PRIVATE = (
    "Gender", "Geschlecht", "Sexe", "Date of Birth", "Birth Date", "Geburtsdatum", "Date de naissance", "Age", "Nationality", "Phone",
    "Mobile Phone", "Work Phone", "Home Phone", "Address", "Marital Status", "Salary", "Pay Rate", "Ethnicity", "Middle Name", "Job Title",
    "Position", "Title", "Manager", "Supervisor", "Cost Center", "Division", "Team",
)


def names(*, first: tuple[str, ...] = FIRST, last: tuple[str, ...] = LAST) -> tuple[Field, ...]:
    """The identifiers by which other systems know a person; plain ones serve the making of hashes only."""
    return (
        one("_email", *EMAIL, kind="person"),
        one("_first", *first, kind="text"),
        one("_last", *last, kind="text"),
        one("_name", *FULL, kind="person"),
        one("_login", *LOGIN, kind="person"),
    )


def kind_of(*fields: str) -> str:
    """SQL for why somebody left, from the words of several fields at once: a category, a type, a reason."""
    said = f"lower(concat_ws(' / ', {', '.join(f't_{name}' for name in fields)}))"
    cases = " ".join(
        f"WHEN {' OR '.join(f'contains({said}, {literal(part)})' for part in parts)} THEN {literal(kind)}" for kind, parts in LEAVE_KINDS
    )
    return f"CASE WHEN {said} = '' THEN NULL {cases} END"


# Involuntary in one column and retirement in the other: the kinds are tried in their order over both.
LEAVE_KIND = WorkedOut("leave_kind", kind_of("leave_reason", "_type"), needs=("leave_reason",), may=("_type",))
# A year of two digits is read as one near today; a first day cannot lie far ahead.
HIRED_IN_THE_PAST = WorkedOut(
    "hired_on",
    "CASE WHEN v_hired_on > getvariable('latest') AND regexp_matches(t_hired_on, '[-/. ]\\d\\d$')"
    " THEN CAST(v_hired_on - INTERVAL 100 YEAR AS DATE) ELSE v_hired_on END",
    needs=("hired_on",),
)
# Workday writes the manager's name behind an organisation: `Claims (Ann Example)`. Names are not stored.
WITHOUT_MANAGER = WorkedOut("department_text", r"regexp_replace(t_department_text, ' *\([^)]*\)$', '')", needs=("department_text",))
