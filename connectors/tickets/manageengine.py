"""ManageEngine ServiceDesk Plus requests."""

from __future__ import annotations

from connectors.durations import minutes
from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.kinds import KINDS

PROFILE = Profile(
    key="manageengine",
    title="ManageEngine ServiceDesk Plus requests",
    system="manageengine",
    checked="no public file was found: the names are synonyms from descriptions",
    grain="one row per ticket",
    table="tickets",
    id_names=("Request ID", "RequestID", "Anforderungs-ID", "Anfrage-ID", "ID de demande", "ID de la demande"),
    fields=(
        one("opened_at", "Created Time", "Created Date", "Erstellungszeit", "Erstellt am", "Heure de création"),
        one("resolved_at", "Resolved Time", "Resolved Date", "Lösungszeit", "Heure de résolution"),
        one("closed_at", "Completed Time", "Closed Time", "Completed Date", "Abschlusszeit", "Heure de clôture", "Heure d'achèvement"),
        one("updated_at", "Last Updated Time", "Last Update Time", "Zuletzt aktualisiert", "Dernière mise à jour"),
        one("due_at", "DueBy Time", "Due by Time", "DueBy Date", "Due Date", "Fälligkeitszeit", "Échéance"),
        one("kind", "Request Type", "Anforderungstyp", "Type de demande", words=KINDS),
        one("state", "Request Status", "Status", "Anforderungsstatus", "Statut de la demande"),
        one("category", "Category", "Service Category", "Kategorie", "Catégorie"),
        one("subcategory", "Subcategory", "Sub Category", "Unterkategorie", "Sous-catégorie"),
        one("item", "Item", "Asset", "Element", "Élément"),
        one("service_text", "Impacted Service", "Services Affected"),
        one("team", "Group", "Support Group", "Gruppe", "Groupe"),
        one("person", "Requester", "Requester Name", "Requester Email", "Anforderer", "Demandeur"),
        one("department_text", "Department", "Abteilung", "Département"),
        one("location", "Site", "Standort"),
        one("channel", "Request Mode", "Mode", "Anforderungsmodus", "Mode de demande"),
        one("priority", "Priority", "Priorität", "Priorité"),
        one("promise_flag", "Overdue Status", "OverDue Status", "Is Overdue", "SLA Violated", "Überfällig", "En retard",
            words=(("true", ("false", "no", "nein", "non", "not overdue", "within")), ("false", ("true", "yes", "ja", "oui", "overdue", "violated")))),
        one("reopen_count", "Reopen Count", "Reopened Count"),
        one("_spent", "Time Spent", "Total Time Spent", "Zeitaufwand", "Temps passé", kind="text"),
    ),
    works_out=(WorkedOut("worked_minutes", minutes("t__spent", bare=60), needs=("_spent",)),),
    proof=(
        "Request ID", "RequestID", "Technician", "Request Status", "DueBy Time", "Request Mode", "Overdue Status", "Time Elapsed", "Service Category",
        "Requester", "Techniker", "Technicien", "Anforderungs-ID", "ID de demande", "Anforderungsstatus",
    ),
    proofs=3,
    known=(
        "Subject", "Technician", "Techniker", "Technicien", "Created By", "Time Elapsed", "Responded Time", "Response DueBy Time", "Approval Status", "Urgency",
        "Impact", "Level", "Request Template", "SLA", "Description", "Resolution", "First Response Overdue Status", "Response Time Elapsed", "Betreff", "Objet",
        "Job Title", "Editor", "Closure Code", "Closure Comments", "Request Closure Code", "FCR", "Linked Request Id",
    ),
    makes=(proposed_states,),
)
