"""Outages: when a service stood still, from the tool's outage records or a status page's history."""

from __future__ import annotations

from connectors.profile import Profile, WorkedOut, one

PROFILE = Profile(
    key="outages",
    title="Outages",
    system="outages",
    grain="one row per interruption of a service",
    table="outages",
    id_names=("Outage ID", "Outage number", "u_outage_number", "Number", "sys_id", "Incident ID", "Störungsnummer", "Ausfall-ID", "Numéro de panne"),
    natural_key=("started_at", "service_text"),
    fields=(
        one("started_at", "Begin", "begin", "Outage start", "Start of outage", "Down at", "Impact started at", "Ausfallbeginn", "Beginn", "Début de la panne",
            "Début"),
        one("ended_at", "End", "end", "Outage end", "End of outage", "Up at", "Restored at", "Service restored", "Ausfallende", "Ende", "Fin de la panne", "Fin"),
        one("service_text", "Affected service", "Service affected", "Business service", "Configuration item", "cmdb_ci", "Component", "Betroffener Dienst",
            "Konfigurationselement", "Service touché", "Élément de configuration"),
        one("_share", "Affected share", "Share affected", "Affected %", "Users affected %", "Impact %", "Betroffener Anteil", "Part touchée", kind="number"),
        one("_type", "Type", "Outage type", "Typ", "Art", kind="text"),
    ),
    works_out=(
        # Written as a share, as 40 % or as 40.
        WorkedOut("affected_share", "CASE WHEN v__share > 1 THEN v__share / 100 ELSE v__share END", needs=("_share",)),
    ),
    only=r"NOT regexp_matches(lower(coalesce(t__type, '')), '\b(planned|maintenance|geplant|wartung|planifi)') OR lower(t__type) LIKE 'non %'",
    proof=(
        "Outage ID", "Outage number", "u_outage_number", "Begin", "cmdb_ci", "task_number", "Task number", "Outage start", "Start of outage", "Outage end", "Affected service", "Affected share", "Share affected", "Affected %",
        "Down at", "Up at", "Impact started at", "Restored at", "Ausfallbeginn", "Ausfallende", "Betroffener Dienst", "Début de la panne",
        "Fin de la panne", "Configuration item",
    ),
    proofs=2,
    known=("Duration", "duration", "Details", "details", "Short description", "short_description", "Task number", "task_number", "Task", "Cause", "Dauer",
           "Ursache", "Durée", "message", "status", "Status", "sys_created_on", "sys_updated_on", "Created", "Updated"),
    says=("Planned maintenance is left out: it was announced.",),
)
