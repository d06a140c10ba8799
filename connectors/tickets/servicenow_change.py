"""ServiceNow changes (change_request), one row each: from the request to the change being live."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.servicenow import KNOWN, NUMBER, fields, numbered

# What the list's CSV carries where it is told to export values instead of labels.
_STATES = {"-5": "New", "-4": "Assess", "-3": "Authorize", "-2": "Scheduled", "-1": "Implement", "0": "Review", "3": "Closed", "4": "Canceled"}
_STATE = "CASE v_state " + " ".join(f"WHEN '{code}' THEN '{label}'" for code, label in _STATES.items()) + " ELSE v_state END"

PROFILE = Profile(
    key="servicenow_change",
    title="ServiceNow changes",
    system="servicenow",
    grain="one row per ticket",
    table="tickets",
    id_names=NUMBER,
    fields=fields(
        one("resolved_at", "work_end", "Actual end date", "Actual end", "Tatsächliches Enddatum", "Date de fin réelle", "Fecha de finalización real"),
        one("due_at", "end_date", "Planned end date", "Geplantes Enddatum", "Date de fin planifiée", "Fecha de finalización planificada", "due_date",
            "Due date"),
        one("subcategory", "type", "Type", "Typ", "Tipo"),
        one("person", "requested_by", "Requested by", "Angefordert von", "Demandé par", "Solicitado por", "opened_by", "Opened by"),
        one("department_text", "requested_by.department", "opened_by.department", "Department", "Abteilung"),
    ),
    fixed={"kind": "change"},
    looks=numbered("CHG"),
    known=(
        *KNOWN, "risk", "Risk", "Risiko", "Risque", "start_date", "Planned start date", "work_start", "Actual start date", "close_code", "Close code",
        "cab_required", "CAB required", "cab_date", "phase", "Phase", "conflict_status", "Conflict status", "on_hold", "On hold", "reason",
        "justification", "Justification", "implementation_plan", "backout_plan", "test_plan", "std_change_producer_version",
    ),
    repeats=False,
    works_out=(WorkedOut("state", _STATE, needs=("state",)),),
    makes=(proposed_states,),
)
