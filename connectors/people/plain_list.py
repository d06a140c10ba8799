"""Plain lists of colleagues: one row per spell of employment, with the identifiers that other systems know."""

from __future__ import annotations

from connectors.outputs.person_alias import aliases
from connectors.profile import Profile, one
from connectors.vocabulary.leaving import LEAVE_KINDS

_REASON = ("Termination Reason", "Leave Reason", "Reason for leaving", "Reason", "Austrittsgrund", "Motif de départ", "Term Reason")

PROFILE = Profile(
    key="people_list",
    title="List of colleagues",
    system="people",
    grain="one row per spell of employment",
    table="people",
    natural_key=("person", "hired_on"),
    fields=(
        one("person", "Employee Number", "Employee ID", "EmployeeID", "Emp ID", "Employee #", "Personnel number", "Personalnummer",
            "Mitarbeiternummer", "Matricule", "EMPID", "Worker ID"),
        one("hired_on", "Hire Date", "HireDate", "Date of Hire", "Start Date", "Eintrittsdatum", "Eintritt", "Date d'embauche", "Date d'entrée"),
        one("left_on", "Termination Date", "TerminationDate", "Date of Termination", "Leave Date", "End Date", "Exit Date", "Austrittsdatum",
            "Austritt", "Date de sortie", "Date de départ"),
        one("leave_reason", *_REASON),
        one("leave_kind", "Termination Type", "Primary Termination Category", *_REASON, words=LEAVE_KINDS, shares=True),
        one("department_text", "Department", "Department Name", "Abteilung", "Département", "Service", "Org Unit"),
        one("location", "Location", "Office", "Site", "Standort", "Lieu", "Site de travail"),
        one("status", "Status", "Employment Status", "EmploymentStatus", "Beschäftigungsstatus", "Statut"),
        one("seen_at", "As of", "Snapshot date", "Stichtag", "Date d'extraction"),
        one("_email", "E-mail", "Email", "Work Email", "E-Mail-Adresse", "Email Address", "Adresse e-mail", kind="person"),
        one("_name", "Full Name", "Name", "Employee Name", "Display Name", "Preferred Name", "Vollständiger Name", "Nom complet", kind="person"),
        one("_login", "Login", "User name", "Username", "User ID", "User", "Benutzername", "Identifiant", kind="person"),
    ),
    # A start date alone may be that of a holiday or a course.
    proof=("Hire Date", "HireDate", "Date of Hire", "Eintrittsdatum", "Eintritt", "Date d'embauche", "Date d'entrée", "Termination Date", "TerminationDate",
           "Date of Termination", "Austrittsdatum", "Date de sortie", "Job Title", "Employment Status"),
    proofs=1,
    known=(
        "Job Title", "Title", "Position", "Manager", "Supervisor", "First Name", "Last Name", "Vorname", "Nachname", "Prénom", "Nom",
        "Cost Center", "Gender", "Date of Birth", "Phone", "Division",
    ),
    ceiling=0.95,
    makes=(aliases,),
)
