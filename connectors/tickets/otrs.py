"""OTRS and Znuny tickets, from a list or a statistic. The CSV writes field names or labels."""

from __future__ import annotations

from connectors.durations import minutes
from connectors.outputs.state_classes import states
from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.kinds import KINDS

PROFILE = Profile(
    key="otrs",
    title="OTRS and Znuny tickets",
    system="otrs",
    checked="the list of CSV columns in the public source of OTRS; German and French labels were not",
    grain="one row per ticket",
    table="tickets",
    id_names=("Ticket#", "Ticket Number", "TicketNumber", "Ticketnummer", "Numéro de ticket", "Tn"),
    id_number=True,
    fields=(
        one("opened_at", "Created", "Create Time", "CreateTime", "Erstellt", "Erstellzeit", "Créé", "Créé le"),
        one("closed_at", "Closed", "Close Time", "CloseTime", "Geschlossen", "Schließzeit", "Fermé", "Heure de fermeture"),
        one("updated_at", "Changed", "Last Changed", "Change Time", "Geändert", "Letzte Änderung", "Zuletzt geändert", "Modifié"),
        one("due_at", "Solution Time", "Escalation Destination Date", "EscalationDestinationDate", "Lösungszeit", "Heure de solution"),
        one("kind", "Type", "Typ", words=KINDS),
        one("state", "State", "Status", "État"),
        one("team", "Queue", "Warteschlange", "File d'attente", "File"),
        one("category", "Queue", "Warteschlange", "File d'attente", "File", shares=True),
        one("service_text", "Service", "Dienst"),
        one("person", "Customer User", "CustomerUserID", "CustomerUser", "Kundenbenutzer", "Utilisateur client"),
        one("priority", "Priority", "Priorität", "Priorité"),
        one("promise_flag", "Solution Diff In Min", "SolutionDiffInMin", "Lösungsdifferenz in Minuten",
            words=(("false", ("-",)), ("true", ("",)))),
        one("_accounted", "Accounted time", "AccountedTime", "Erfasste Zeit", "Zugewiesene Zeit", "Temps comptabilisé", kind="text"),
    ),
    works_out=(WorkedOut("worked_minutes", minutes("t__accounted"), needs=("_accounted",)),),
    proof=(
        "Ticket#", "TicketNumber", "First Lock", "First Response", "Age", "Queue", "Lock", "Customer User", "CustomerUserID", "Customer ID", "Close Time",
        "Solution Diff In Min", "Alter", "Warteschlange", "Kundenbenutzer", "Erste Sperre", "Sperre", "Âge", "File d'attente",
    ),
    proofs=2,
    known=(
        "Customer ID", "CustomerID", "Kundennummer", "Kunden-ID", "Numéro client", "Number", "Nummer", "Age", "Alter", "Title", "Titel", "Subject", "Betreff", "First Lock", "First Response", "First Response In Min",
        "First Response Diff In Min", "Solution In Min", "Solution Diff In Min", "Lock", "Sperre", "Owner", "Agent/Owner", "Besitzer", "Responsible",
        "Verantwortlicher", "SLA", "From", "Von", "Number of Articles", "Article Tree", "Pending Time", "Unlock timeout", "Customer Realname", "Erste Sperre",
        "Erste Reaktion", "Âge", "Titre", "Propriétaire",
    ),
    # Ended, but not with what was asked for; an open one is with somebody.
    makes=(states({"open": "working", "offen": "working", "ouvert": "working", "closed unsuccessful": "cancelled", "erfolglos geschlossen": "cancelled"}),),
)
