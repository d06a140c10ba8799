"""ServiceNow incidents as an audit log: one row per change of a ticket, so tickets and their stretches of time."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.outputs.ticket_events import from_changes
from connectors.profile import Profile, one
from connectors.tickets.servicenow_incident import PROFILE as INCIDENT
from connectors.vocabulary.servicenow import KNOWN, NUMBER, incident_fields

PROFILE = Profile(
    key="servicenow_incident_audit",
    title="ServiceNow incidents, every change",
    system="servicenow",
    checked="a real export, with known answers",
    grain="one row per change of a ticket",
    table="tickets",
    id_names=NUMBER,
    fields=incident_fields(one("_changes", "sys_mod_count", "Updates", "Update count", kind="count")),
    fixed={"kind": "incident"},
    proof=("sys_mod_count", "Updates", "Update count", *INCIDENT.proof),
    proofs=2,
    looks=INCIDENT.looks,
    known=KNOWN,
    repeats=True,
    order=("_changes",),
    makes=(from_changes, proposed_states),
)
