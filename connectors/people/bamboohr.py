"""BambooHR: a report of employees, `0000-00-00` or a dash where there is no date."""

from __future__ import annotations

from connectors.outputs.people_alias import people_aliases
from connectors.profile import Profile, one
from connectors.vocabulary.people import (
    DEPARTMENT,
    HIRED_IN_THE_PAST,
    LEAVE_KIND,
    LOCATION,
    PRIVATE,
    REASON,
    STATUS,
    STILL_HERE,
    TYPE,
    names,
)

PROFILE = Profile(
    key="bamboohr",
    title="BambooHR employees",
    system="bamboohr",
    grain="one row per spell of employment",
    table="people",
    natural_key=("person", "hired_on"),
    fields=(
        one("person", "Employee #", "Employee Number", "EEID", "Mitarbeiternummer", "Nº d'employé", "Numéro d'employé"),
        one("hired_on", "Hire Date", "Einstellungsdatum", "Date d'embauche"),
        one("left_on", "Termination Date", "Employment Status: Termination Date", "Kündigungsdatum", "Date de fin d'emploi", "Date de cessation d'emploi"),
        one("leave_reason", *REASON, "Employment Status: Termination Reason", "Grund der Kündigung", "Motif de cessation d'emploi", *TYPE, shares=True),
        one("_type", *TYPE, "Employment Status: Termination Type", "Type de cessation d'emploi", kind="text", shares=True),
        one("department_text", *DEPARTMENT, "Job Information: Department"),
        one("location", *LOCATION, "Job Information: Location"),
        one("status", *STATUS, "Employment Status: Employment Status"),
        *names(),
    ),
    works_out=(LEAVE_KIND, HIRED_IN_THE_PAST),
    proof=(
        "Employee #", "EEID", "Reporting to", "Job Information: Reports To", "Eligible For Re-hire", "Employment Status: Date", "Original Hire Date",
        "Last name, First name", "Employment Status: Termination Type", "Termination Type", "Nº d'employé", "Mitarbeiternummer", "Vorgesetzter",
        "Relève de",
    ),
    proofs=2,
    known=(
        "Reporting to", "Job Information: Reports To", "Eligible For Re-hire", "Employment Status: Date", "Original Hire Date", "Last name, First name",
        "Employment Status", "Job Information: Job Title", "Compensation: Pay rate", "Pay rate", "Vorgesetzter", "Relève de", "Home Email", "SSN",
        "Birth Date", "Termination Regrettable", "Job Information: Date", *PRIVATE,
    ),
    missing=STILL_HERE,
    makes=(people_aliases,),
)
