"""BMC Helix and Remedy incidents; reports name the same dates in several ways."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, WorkedOut, one

PROFILE = Profile(
    key="bmc_helix",
    title="BMC Helix and Remedy incidents",
    system="bmc_helix",
    checked="columns named in public programs that read its reports; German and French labels were not",
    grain="one row per ticket",
    table="tickets",
    id_names=("Incident ID*+", "Incident ID", "Incident Number", "Incident-ID", "Vorfall-ID", "ID d'incident", "Numéro d'incident"),
    fields=(
        one("opened_at", "Submit Date", "Reported Date+", "Reported Date", "Actual Reported Date", "Einreichungsdatum", "Meldedatum", "Date de soumission"),
        one("resolved_at", "Last Resolved Date", "Resolved Date", "Actual Resolution Date", "Zuletzt gelöst am", "Lösungsdatum", "Date de dernière résolution"),
        one("closed_at", "Closed Date", "Abschlussdatum", "Date de clôture"),
        one("updated_at", "Last Modified Date", "Modified Date", "Datum der letzten Änderung", "Date de dernière modification"),
        one("due_at", "Target Date", "Estimated Resolution Date", "SLM Next Target Date", "Required Resolution DateTime", "Zieldatum", "Date cible"),
        one("state", "Status*", "Status", "Statut"),
        one("category", "Operational Categorization Tier 1", "Categorization Tier 1", "Product Categorization Tier 1", "Operationale Kategorisierung 1",
            "Catégorisation opérationnelle niveau 1"),
        one("subcategory", "Operational Categorization Tier 2", "Categorization Tier 2", "Product Categorization Tier 2", "Operationale Kategorisierung 2"),
        one("item", "CI+", "CI", "Product Name", "HPD_CI", "Configuration Item"),
        one("service_text", "Service*+", "Service", "Service CI", "Dienst"),
        one("team", "Assigned Group*+", "Assigned Group", "Assignee Group", "Zugewiesene Gruppe", "Groupe affecté"),
        one("person", "Customer*+", "Customer", "Full Name", "Corporate ID", "Internet E-mail", "Kunde", "Client"),
        one("department_text", "Department", "Abteilung", "Département", "Organization"),
        one("location", "Site", "Standort", "Region"),
        one("channel", "Reported Source", "Reported Source*", "Gemeldete Quelle", "Source signalée"),
        one("priority", "Priority*", "Priority", "Priorität", "Priorité"),
        one("promise_flag", "SLM Real Time Status", "SLM Status", "Service Target Status",
            words=(("false", ("breach", "missed", "verletz", "viol")), ("true", ("within", "warning", "met", "innerhalb", "attached")))),
        one("reassign_count", "Group Transfers", "Gruppenübergaben", "Transferts de groupe"),
        one("_reopened", "Re-Opened Date", "Reopened Date", "Wiedereröffnet am", "Date de réouverture", kind="moment"),
        one("worked_minutes", "Effort Time Spent Minutes", "Total Time Spent", "Time Spent (Minutes)"),
    ),
    works_out=(WorkedOut("reopen_count", "CASE WHEN v__reopened IS NOT NULL THEN 1 ELSE 0 END", needs=("_reopened",)),),
    fixed={"kind": "incident"},
    proof=(
        "Incident ID*+", "Incident Number", "Submit Date", "Last Resolved Date", "Assigned Group*+", "Assigned Group", "Assigned Support Organization",
        "Assigned Support Company", "SLM Real Time Status", "Reported Source", "Operational Categorization Tier 1", "Product Categorization Tier 1",
        "Group Transfers", "Total Transfers", "Status_Reason", "Zugewiesene Gruppe", "Einreichungsdatum",
    ),
    proofs=3,
    known=(
        "Summary*", "Summary", "Description", "Notes", "Assignee+", "Assignee", "Impact*", "Impact", "Urgency*", "Urgency", "Company*+", "Company",
        "Assigned Support Organization", "Assigned Support Company", "Status_Reason", "Status Reason", "Resolution", "Total Transfers", "Individual Transfers",
        "Incident Type*", "Incident Type", "Service Type", "Submitter", "First Name", "Last Name", "Phone Number", "Responded Date", "Closure Source",
        "Operational Categorization Tier 3", "Categorization Tier 3", "Product Categorization Tier 3", "Vendor Group", "Resolution Category Tier 1",
        "Last Modified By", "Contact",
    ),
    makes=(proposed_states,),
)
