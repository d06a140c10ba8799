"""ServiceNow incidents as a list: CSV with field names, Excel with labels."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile
from connectors.vocabulary.servicenow import KNOWN, NUMBER, incident_fields, not_numbered

PROFILE = Profile(
    key="servicenow_incident",
    title="ServiceNow incidents",
    system="servicenow",
    grain="one row per ticket",
    table="tickets",
    id_names=NUMBER,
    fields=incident_fields(),
    fixed={"kind": "incident"},
    proof=(
        "caller_id", "Caller", "Anrufer", "Appelant", "incident_state", "Incident state", "assignment_group",
        "Assignment group", "assignement_group", "Zuweisungsgruppe", "Groupe d'affectation",
    ),
    proofs=2,
    known=KNOWN,
    repeats=False,
    looks=not_numbered("RITM", "REQ", "SCTASK", "TASK", "CHG", "PRB"),
    makes=(proposed_states,),
)
