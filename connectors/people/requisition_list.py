"""Plain lists of positions to fill, from whatever recruiting tool."""

from __future__ import annotations

from connectors.profile import Profile, one
from connectors.vocabulary.requisitions import (
    ACCEPTED,
    CANCELLED,
    CLOSED,
    DEPARTMENT,
    HELD,
    ID,
    OPENED,
    REASON,
    STARTS,
    STATUS,
    UPDATED,
    ends,
)

PROFILE = Profile(
    key="requisition_list",
    title="List of positions to fill",
    system="requisitions",
    grain="one row per position",
    table="requisitions",
    id_names=ID,
    fields=(
        one("opened_at", *OPENED),
        one("accepted_at", *ACCEPTED),
        one("starts_on", *STARTS),
        one("cancelled_at", *CANCELLED),
        one("held_days", *HELD),
        one("status", *STATUS),
        one("department_text", *DEPARTMENT),
        one("updated_at", *UPDATED),
        one("_closed", *CLOSED, kind="moment"),
        one("_reason", *REASON, *STATUS, kind="text", shares=True),
    ),
    works_out=ends("_reason", "_closed"),
    proof=(*ID, *ACCEPTED),
    proofs=2,
    known=("Approved", "Approved On", "First Contact", "Recruiter", "Hiring Manager", "Job Title", "Position", "Title", "Location", "Genehmigt am",
           "Erstkontakt", "Approuvé le", "Premier contact"),
    ceiling=0.9,
)
