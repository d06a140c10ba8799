"""Lever: requisitions with a head count; moments as ISO or as milliseconds since 1970, drafts are not open yet."""

from __future__ import annotations

from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.requisitions import DEPARTMENT

_FILLED = "coalesce(v__hired >= v__heads AND v__heads > 0, false)"

PROFILE = Profile(
    key="lever_requisitions",
    title="Lever requisitions",
    system="lever",
    checked="fields that public programs name of its interface; the labels of its reports were not",
    grain="one row per requisition",
    table="requisitions",
    id_names=("Requisition Code", "requisitionCode", "Req code", "Requisition ID"),
    fields=(
        one("opened_at", "Approved At", "approvedAt", "Created At", "createdAt", "Created"),
        one("accepted_at", "Offer Accepted At", "Last Hired At", "filledAt"),
        one("starts_on", "Target Start Date", "Start Date", "startDate"),
        one("held_days", "Days On Hold", "daysOnHold"),
        one("status", "Status", "Requisition Status"),
        one("department_text", *DEPARTMENT),
        one("updated_at", "Updated At", "updatedAt", "Updated"),
        one("_closed", "Closed At", "closedAt", "Closed", kind="moment"),
        one("_hired", "Headcount Hired", "headcountHired", kind="count"),
        one("_heads", "Headcount Total", "headcountTotal", "Headcount", kind="count"),
    ),
    works_out=(
        WorkedOut("accepted_at", f"coalesce(v_accepted_at, CASE WHEN {_FILLED} THEN v__closed END)", needs=("_closed", "_hired", "_heads"),
                  may=("accepted_at",)),
        WorkedOut("cancelled_at", f"CASE WHEN v_accepted_at IS NULL AND NOT {_FILLED} THEN v__closed END", needs=("_closed", "_hired", "_heads"),
                  may=("accepted_at",)),
    ),
    # A draft has not been opened to anybody.
    only="lower(coalesce(t_status, '')) <> 'draft'",
    proof=("Requisition Code", "requisitionCode", "Headcount Hired", "headcountHired", "Headcount Total", "headcountTotal", "Headcount Infinite",
           "Requisition Name"),
    proofs=2,
    known=("Requisition Name", "name", "Headcount Infinite", "headcountInfinite", "Team", "Location", "Work Type", "Employment Status", "Owner",
           "Hiring Manager", "Backfill", "Compensation Band", "Internal Notes", "Created At", "createdAt", "id", "Postings", "Confidentiality"),
    says=("A requisition for several people counts once: as filled when all of them are hired.",),
)
