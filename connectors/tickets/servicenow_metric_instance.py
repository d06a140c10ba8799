"""ServiceNow metric instances: how long a ticket stood in each state and with each team."""

from __future__ import annotations

from connectors.profile import Profile, one

# Metrics on other fields (assigned to, active) are there too; they are no stretches of state or team.
_FIELDS = (("team", ("assignment_group", "assignment group", "zuweisungsgruppe", "groupe d'affectation")),
           ("state", ("state", "status", "zustand", "état", "stage")))

PROFILE = Profile(
    key="servicenow_metric_instance",
    title="ServiceNow metric instances",
    system="servicenow",
    grain="one row per stretch of time of a ticket in one state or with one team",
    table="ticket_events",
    natural_key=("ticket", "field", "started_at", "value"),
    fields=(
        one("ticket", "id", "ID", "Task", "id.number", "Record"),
        one("field", "field", "Field", "definition", "Definition", words=_FIELDS),
        one("value", "value", "Value", "field_value", "Field value", "Wert", "Valeur"),
        one("started_at", "start", "Start", "Beginn", "Début"),
        one("ended_at", "end", "End", "Ende", "Fin"),
    ),
    only="v_field IS NOT NULL",
    proof=("definition", "calculation_complete", "Calculation complete", "field_value", "Field value"),
    proofs=2,
    known=(
        "definition", "Definition", "table", "Table", "field_value", "Field value", "duration", "Duration", "business_duration",
        "Business duration", "calculation_complete", "Calculation complete", "sys_created_on", "Created",
    ),
)
