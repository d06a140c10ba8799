"""Workday recruiting: job requisitions, with the days on which they were frozen."""

from __future__ import annotations

from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.people import WITHOUT_MANAGER
from connectors.vocabulary.requisitions import CANCELLED, DEPARTMENT, ends

PROFILE = Profile(
    key="workday_requisitions",
    title="Workday job requisitions",
    system="workday",
    grain="one row per requisition",
    table="requisitions",
    id_names=("Job Requisition ID", "Job_Requisition_ID", "Requisition ID", "Stellenausschreibungs-ID", "ID de demande de poste"),
    fields=(
        one("opened_at", "Recruiting Start Date", "Job Requisition Created", "Date Opened", "Created Date", "Created Moment", "Rekrutierungsbeginn",
            "Date de début du recrutement"),
        one("accepted_at", "Offer Accepted Date", "Filled Date", "Date Filled", "Position Filled Date", "Besetzungsdatum", "Date de recrutement"),
        one("starts_on", "Hire Date", "Worker Start Date", "Start Date", "Eintrittsdatum", "Date d'embauche"),
        one("cancelled_at", *CANCELLED),
        one("held_days", "Days Frozen", "Days On Hold", "Tage eingefroren", "Jours de gel"),
        one("status", "Job Requisition Status", "Requisition Status", "Status der Stellenausschreibung", "Statut de la demande de poste"),
        one("department_text", "Supervisory Organization", "Cost Center", *DEPARTMENT, "Aufsichtsorganisation", "Organisation hiérarchique"),
        one("_frozen", "Freeze Date", "Frozen On", "Eingefroren am", "Date de gel", kind="moment"),
        one("_thawed", "Unfreeze Date", "Unfrozen On", "Fortgesetzt am", "Date de dégel", kind="moment"),
        one("_closed", "Close Date", "Closed On", "Job Requisition Close Date", "Geschlossen am", "Date de clôture", kind="moment"),
        one("_reason", "Close Reason", "Closed Reason", "Reason for Closing", "Schließgrund", "Motif de clôture", "Job Requisition Status", kind="text",
            shares=True),
    ),
    works_out=(
        WorkedOut("held_days", "coalesce(v_held_days, CAST(date_diff('day', v__frozen, v__thawed) AS DOUBLE))", needs=("_frozen", "_thawed"),
                  may=("held_days",)),
        *ends("_reason", "_closed"),
        WITHOUT_MANAGER,
    ),
    proof=("Job Requisition ID", "Job_Requisition_ID", "Job Requisition", "Job Requisition Status", "Recruiting Start Date", "Target Hire Date",
           "Supervisory Organization", "Freeze Date", "Stellenausschreibungs-ID", "Rekrutierungsbeginn", "ID de demande de poste",
           "Statut de la demande de poste"),
    proofs=3,
    known=("Job Requisition", "Target Hire Date", "Primary Location", "Location", "Recruiter", "Primary Recruiter", "Hiring Manager", "Job Profile",
           "Time Type", "Worker Type", "Worker Sub-Type", "Number of Openings", "Positions Available", "Company", "Cost Center", "Justification"),
)
