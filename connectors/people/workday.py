"""Workday: workers as a report, every tenant with its own headers; reasons are paths (`Terminate Employee > Voluntary > ...`)."""

from __future__ import annotations

from connectors.outputs.people_alias import people_aliases
from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.people import (
    DEPARTMENT,
    HIRED_IN_THE_PAST,
    LOCATION,
    PRIVATE,
    REASON,
    STATUS,
    STILL_HERE,
    TYPE,
    WITHOUT_MANAGER,
    kind_of,
    names,
)

PROFILE = Profile(
    key="workday",
    title="Workday workers",
    system="workday",
    grain="one row per spell of employment",
    table="people",
    natural_key=("person", "hired_on"),
    fields=(
        one("person", "EMPLOYEE_ID", "Employee ID", "Worker ID", "Mitarbeiter-ID", "Arbeitnehmer-ID", "ID du salarié", "ID travailleur"),
        one("hired_on", "HIRE_DATE", "Hire Date", "Most Recent Hire Date", "Einstellungsdatum", "Eintrittsdatum", "Date d'embauche"),
        one("left_on", "Termination Date", "Termination Effective Date", "Termination Date - Effective", "Austrittsdatum", "Date de départ",
            "Date de fin de contrat"),
        one("leave_reason", "Primary Termination Reason", *REASON, "Termination Reason - Primary", *TYPE, shares=True),
        one("_type", "Primary Termination Category", *TYPE, "Termination Type", kind="text", shares=True),
        one("_resigned", "Resignation Reason", "Kündigungsgrund des Mitarbeiters", "Motif de démission", kind="text"),
        one("department_text", "Supervisory Organization", *DEPARTMENT, "Cost Center", "Aufsichtsorganisation", "Organisation hiérarchique",
            "Kostenstelle", "Centre de coût"),
        one("location", "LOCATION_NAME", *LOCATION),
        one("status", "Worker Status", *STATUS),
        *names(),
    ),
    works_out=(
        WorkedOut("leave_kind", kind_of("_type", "leave_reason", "_resigned"), needs=("leave_reason",), may=("_type", "_resigned")),
        # A resignation's own reason says more than the path that ends in "Resignation".
        WorkedOut("leave_reason", "coalesce(t__resigned, t_leave_reason)", needs=("leave_reason",), may=("_resigned",)),
        HIRED_IN_THE_PAST,
        WITHOUT_MANAGER,
    ),
    proof=(
        "ORIGINAL_HIRE_DATE", "Time Type", "Worker Type", "MANAGEMENT LEVEL", "SUPERVISOR_ID", "Primary Termination Category", "Supervisory Organization",
        "Resignation Reason", "LOCATION_NAME", "Worker Status", "Continuous Service Date", "Position Time Type", "Worker", "Mitarbeitertyp",
        "Aufsichtsorganisation", "Managementebene", "Ursprüngliches Einstellungsdatum", "Type de travailleur", "Organisation hiérarchique",
        "Date d'embauche initiale",
    ),
    proofs=2,
    known=(
        "ORIGINAL_HIRE_DATE", "Time Type", "Worker Type", "Employee Type", "MANAGEMENT LEVEL", "SUPERVISOR_ID", "Cost Center", "JOB_TITLE",
        "Business Title", "Job Profile", "Job Family", "Company", "Continuous Service Date", "Position Time Type", "Manager ID", "Position ID",
        "Mitarbeitertyp", "Managementebene", "Ursprüngliches Einstellungsdatum", "Zeitmodell", "Type de travailleur", "Date d'embauche initiale",
        *PRIVATE,
    ),
    missing=STILL_HERE,
    makes=(people_aliases,),
)
