"""Greenhouse: openings of jobs; one requisition may have several, and each closes with a reason."""

from __future__ import annotations

from connectors.profile import Profile, one
from connectors.vocabulary.requisitions import DEPARTMENT, ends

PROFILE = Profile(
    key="greenhouse_requisitions",
    title="Greenhouse openings",
    system="greenhouse",
    checked="fields that public programs name of its interface; the labels of its reports were not",
    grain="one row per opening",
    table="requisitions",
    id_names=("Opening ID", "Opening", "Requisition ID"),
    fields=(
        one("opened_at", "Opening Date Opened", "Date Opened", "Opened At", "Open Date", "Job Open Date", "Job Date Opened"),
        one("accepted_at", "Offer Accepted Date", "Offer Accepted", "Date Offer Accepted", "Accepted Date", "Offer Resolved At"),
        one("starts_on", "Candidate Start Date", "Offer Start Date", "Start Date", "Starts On"),
        one("cancelled_at", "Date Cancelled", "Cancelled At"),
        one("status", "Opening Status", "Job Status", "Status"),
        one("department_text", *DEPARTMENT),
        one("_closed", "Opening Close Date", "Close Date", "Date Closed", "Closed At", kind="moment"),
        one("_reason", "Opening Close Reason", "Close Reason", kind="text"),
    ),
    works_out=ends("_reason", "_closed"),
    proof=("Opening ID", "Opening Status", "Close Reason", "Opening Close Reason", "Job Name", "Hired Candidate", "Target Start Date", "Opening Close Date"),
    proofs=3,
    known=("Job Name", "Job ID", "Job Status", "Requisition ID", "Office", "Offices", "Target Start Date", "Hired Candidate", "Candidate Name",
           "Hiring Manager", "Hiring Managers", "Recruiter", "Recruiters", "Time to Fill", "Days Open", "Employment Type"),
    missing=("—", "–", "None", "No date"),
)
