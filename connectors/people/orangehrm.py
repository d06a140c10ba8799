"""OrangeHRM: the employee list; departments are sub units, the first day is the joined date."""

from __future__ import annotations

from connectors.outputs.people_alias import people_aliases
from connectors.profile import Profile, one
from connectors.vocabulary.people import (
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
    key="orangehrm",
    title="OrangeHRM employees",
    system="orangehrm",
    grain="one row per person",
    table="people",
    natural_key=("person", "hired_on"),
    fields=(
        one("person", "Employee Id", "Employee Number", "Id", "Mitarbeiter-ID", "Mitarbeiternummer", "ID de l'employé", "Matricule"),
        one("hired_on", "Joined Date", "Date Joined", "Join Date", "Beitrittsdatum", "Eintrittsdatum", "Date d'arrivée", "Date d'entrée"),
        one("left_on", "Termination Date", "Terminated Date", "Date of Termination", "Kündigungsdatum", "Austrittsdatum", "Date de fin d'emploi",
            "Date de résiliation"),
        one("leave_reason", *REASON, *TYPE, shares=True),
        one("_type", *TYPE, kind="text", shares=True),
        one("department_text", "Sub Unit", "Subunit", "Department", "Untereinheit", "Abteilung", "Sous-unité", "Sous-Unité", "Département"),
        one("location", *LOCATION, "Work Locations"),
        one("status", "Employment Status", "Job Status", *STATUS),
        *names(first=("First (& Middle) Name", "First Name", "Vorname", "Prénom")),
    ),
    works_out=(LEAVE_KIND, HIRED_IN_THE_PAST),
    proof=("Sub Unit", "Subunit", "Joined Date", "First (& Middle) Name", "Job Category", "Contract End Date", "Job Specification", "Driver's License Number",
           "Untereinheit", "Beitrittsdatum", "Sous-unité", "Date d'arrivée"),
    proofs=2,
    known=("Job Category", "Contract Start Date", "Contract End Date", "Job Specification", "Supervisor", "Supervisors", "Driver's License Number",
           "License Expiry Date", "Other Id", "SSN Number", "SIN Number", "Pay Grade", "Include", "Vorgesetzter", "Superviseur", "Termination Note", *PRIVATE),
    missing=STILL_HERE,
    makes=(people_aliases,),
)
