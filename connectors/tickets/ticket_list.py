"""A bare list of tickets, from whatever tool: an id, when it was opened, when it was closed, and what else there is."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, one

PROFILE = Profile(
    key="ticket_list",
    title="List of tickets",
    system="tickets",
    grain="one row per ticket",
    table="tickets",
    id_names=(
        "id", "ticket", "ticket id", "ticket number", "ticket no", "number", "key", "request id", "case id", "case number", "incident id",
        "reference", "ref", "#", "Ticketnummer", "Vorgangsnummer", "Nummer", "Numéro", "N°", "Nr", "Número",
    ),
    fields=(
        one("opened_at", "opened_at", "opened", "created", "created at", "created on", "created time", "creation date", "date opened",
            "open date", "opened on", "submitted", "submit date", "reported", "raised", "request date", "start", "Erstellt", "Erstellt am",
            "Eröffnet", "Geöffnet", "Angelegt am", "Créé le", "Date de création", "Ouvert le", "Date d'ouverture", "Data de abertura"),
        one("resolved_at", "resolved_at", "resolved", "resolved on", "resolved time", "solved", "solved at", "resolution date", "done",
            "finished", "completed", "completed at", "Gelöst", "Gelöst am", "Erledigt am", "Résolu le", "Date de résolution"),
        one("closed_at", "closed_at", "closed", "closed on", "closed time", "close date", "date closed", "end", "Geschlossen",
            "Geschlossen am", "Abgeschlossen am", "Fermé le", "Clos le", "Date de clôture"),
        one("updated_at", "updated_at", "updated", "last updated", "last update", "modified", "Aktualisiert", "Geändert am", "Mis à jour le"),
        one("due_at", "due_at", "due", "due date", "due by", "deadline", "promised", "Fällig", "Fällig am", "Frist", "Échéance"),
        one("kind", "kind", "type", "ticket type", "issue type", "Typ", "Art"),
        one("state", "state", "status", "Zustand", "État", "Statut", "Estado"),
        one("category", "category", "topic", "Kategorie", "Thema", "Catégorie", "Categoría", "Categoria"),
        one("subcategory", "subcategory", "sub-category", "Unterkategorie", "Sous-catégorie"),
        one("item", "item", "product", "asset", "Artikel", "Produkt", "Élément", "Produit"),
        one("service_text", "service", "business service", "Dienst"),
        one("team", "team", "group", "assignment group", "assigned group", "queue", "Gruppe", "Warteschlange", "Groupe", "Équipe"),
        one("person", "requester", "requested by", "requested for", "caller", "reporter", "customer id", "user", "Melder", "Anfragender",
            "Demandeur", "Solicitante"),
        one("department_text", "department", "requester department", "Abteilung", "Département"),
        one("location", "location", "site", "office", "Standort", "Ort", "Lieu", "Site"),
        one("channel", "channel", "source", "via", "contact type", "Kanal", "Canal"),
        one("priority", "priority", "Priorität", "Priorité", "Prioridad"),
        one("promise_flag", "made sla", "sla met", "within sla", "in time", "SLA eingehalten", "SLA respecté"),
        one("reopen_count", "reopens", "reopened", "reopen count"),
        one("parent", "parent", "parent id", "Übergeordnet"),
        one("case_ref", "case", "case reference", "order number", "Fall", "Dossier"),
    ),
    known=("title", "subject", "summary", "description", "short description", "assignee", "assigned to", "agent", "owner", "comments", "notes",
           "Titel", "Betreff", "Beschreibung", "Titre", "Objet"),
    ceiling=0.8,
    makes=(proposed_states,),
)
