"""Request Tracker tickets, tab-separated."""

from __future__ import annotations

from connectors.durations import minutes
from connectors.outputs.state_classes import states
from connectors.profile import Profile, WorkedOut, one

PROFILE = Profile(
    key="request_tracker",
    title="Request Tracker tickets",
    system="request_tracker",
    checked="field names in public clients of its REST interface; German and French labels were not",
    grain="one row per ticket",
    table="tickets",
    id_names=("id", "Ticket", "#"),
    fields=(
        one("opened_at", "Created", "CreatedRelative", "Erstellt", "Créé"),
        one("resolved_at", "Resolved", "Erledigt", "Gelöst", "Résolu"),
        one("updated_at", "LastUpdated", "Last Updated", "Zuletzt aktualisiert", "Dernière mise à jour"),
        one("due_at", "Due", "Fällig", "Échéance"),
        one("state", "Status", "Statut"),
        one("team", "Queue", "QueueName", "Bereich", "File"),
        one("category", "CustomField.{Category}", "CF.{Category}", "Category", "Queue", "QueueName", "Bereich", "File", shares=True),
        one("service_text", "CustomField.{Service}", "CF.{Service}"),
        # The first of several addresses; without any, whoever typed it in.
        one("person", "Requestors", "Requestor", "Requestors.EmailAddress", "Auftraggeber", "Demandeurs", "Creator", "Ersteller", "Créateur", first_of=","),
        one("location", "CustomField.{Location}", "CF.{Location}"),
        one("priority", "Priority", "Priorität", "Priorité"),
        one("parent", "MemberOf", "Parent"),
        one("_worked", "TimeWorked", "Time Worked", "Gearbeitet", "Temps passé", kind="text"),
    ),
    # "2 hours (120 minutes)" says the same twice.
    works_out=(WorkedOut("worked_minutes", minutes(r"regexp_replace(t__worked, '\s*\(.*', '')"), needs=("_worked",)),),
    proof=(
        "Queue", "QueueName", "Requestors", "LastUpdated", "Told", "TimeWorked", "TimeLeft", "TimeEstimated", "Creator", "Started", "LastUpdatedBy",
        "Bereich", "Auftraggeber", "Gearbeitet", "Demandeurs",
    ),
    proofs=3,
    known=(
        "Subject", "Owner", "OwnerName", "Creator", "Started", "Starts", "Told", "TimeLeft", "TimeEstimated", "LastUpdatedBy", "Cc", "AdminCc",
        "InitialPriority", "FinalPriority", "Type", "Betreff", "Besitzer", "Ersteller", "Sujet", "Propriétaire", "Créateur",
    ),
    # An open ticket of RT is being worked on; one that nobody has begun is new.
    makes=(states({"open": "working", "offen": "working", "ouvert": "working"}),),
    missing=("Not set", "Nicht gesetzt", "Non défini", "1970-01-01 00:00:00", "Thu Jan 01 00:00:00 1970"),
)
