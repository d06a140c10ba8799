"""ServiceNow problems, one row each."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.servicenow import KNOWN, NUMBER, fields, numbered

# Codes of the state model, and of the one before it.
_STATES = {"101": "New", "102": "Assess", "103": "Root Cause Analysis", "104": "Fix in Progress", "106": "Resolved", "107": "Closed",
           "1": "Open", "2": "Known Error", "3": "Pending Change", "4": "Closed/Resolved"}
_STATE = "CASE v_state " + " ".join(f"WHEN '{code}' THEN '{label}'" for code, label in _STATES.items()) + " ELSE v_state END"

PROFILE = Profile(
    key="servicenow_problem",
    title="ServiceNow problems",
    system="servicenow",
    grain="one row per ticket",
    table="tickets",
    id_names=NUMBER,
    fields=fields(
        one("state", "state", "problem_state", "State", "Problem state", "Status", "Zustand", "État", "Estado"),
        one("resolved_at", "resolved_at", "Resolved", "Gelöst", "Résolu", "Resuelto"),
        one("person", "opened_by", "Opened by", "Geöffnet von", "Ouvert par", "Abierto por"),
        one("department_text", "opened_by.department", "Department", "Abteilung"),
    ),
    fixed={"kind": "problem"},
    looks=numbered("PRB"),
    known=(
        *KNOWN, "known_error", "Known error", "related_incidents", "Related Incidents", "cause_notes", "Cause notes", "fix_notes", "Fix notes",
        "workaround", "Workaround", "first_reported_by_task", "First reported by", "resolution_code", "Resolution code", "confirmed_at", "Confirmed",
        "fix_at", "fix_by", "confirmed_by", "major_problem", "duplicate_of", "Duplicate of",
    ),
    repeats=False,
    works_out=(WorkedOut("state", _STATE, needs=("state",)),),
    makes=(proposed_states,),
)
