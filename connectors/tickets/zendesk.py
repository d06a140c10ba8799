"""Zendesk tickets: times in minutes but for one column in hours, handoffs as stations, ratings as good or bad."""

from __future__ import annotations

from connectors.outputs.ratings import ratings
from connectors.outputs.state_classes import class_sql, states
from connectors.profile import Profile, WorkedOut, one
from connectors.vocabulary.kinds import KINDS

_MINUTES = tuple(
    f"{name} in minutes{within}"
    for name in ("First reply time", "First resolution time", "Full resolution time", "Agent wait time", "Requester wait time", "On hold time")
    for within in ("", " within business hours")
)

PROFILE = Profile(
    key="zendesk",
    title="Zendesk tickets",
    system="zendesk",
    grain="one row per ticket",
    table="tickets",
    id_names=("Id", "Ticket ID", "Ticket-ID", "ID du ticket", "ID de ticket"),
    fields=(
        one("opened_at", "Created at", "Ticket created - Timestamp", "Erstellt am", "Erstellt um", "Créé le", "Créé à", "Fecha de creación", "Creado el", "Criado em"),
        one("resolved_at", "Solved at", "Ticket solved - Timestamp", "Gelöst am", "Gelöst um", "Résolu le", "Résolu à", "Resuelto el", "Resolvido em"),
        one("updated_at", "Updated at", "Ticket updated - Timestamp", "Aktualisiert am", "Aktualisiert um", "Mis à jour le", "Mis à jour à", "Actualizado el", "Atualizado em"),
        one("due_at", "Due date", "Fälligkeitsdatum", "Date d'échéance", "Échéance", "Fecha de vencimiento", "Data de vencimento"),
        one("kind", "Ticket type", "Type", "Tickettyp", "Type de ticket", "Tipo de ticket", "Tipo de tíquete", words=KINDS),
        one("state", "Status", "Ticket status", "Ticketstatus", "Statut", "Estado"),
        one("team", "Group", "Gruppe", "Groupe", "Grupo"),
        one("category", "Category", "Category [list]", "Kategorie", "Kategorie [list]", "Catégorie", "Categoría", "Categoria", "Ticket form", "Ticketformular",
            "Brand", "Group", "Gruppe", "Groupe", "Grupo", shares=True),
        one("person", "Requester", "Requester name", "Anfragesteller", "Demandeur", "Solicitante", "Requester email"),
        one("department_text", "Department", "Department [list]", "Abteilung", "Service du demandeur", "Organization", "Organisation", "Organización", "Organização"),
        one("channel", "Via", "Ticket channel", "Channel", "Kanal", "Canal"),
        one("priority", "Priority", "Priorität", "Priorité", "Prioridad", "Prioridade"),
        one("reopen_count", "Reopens", "Wiedereröffnungen", "Réouvertures", "Reaperturas"),
        one("_stations", "Group stations", "Gruppenstationen", "Stations de groupe", "Estaciones de grupo", kind="count"),
        one("_hours", "Resolution time", "Lösungszeit", "Temps de résolution", "Tiempo de resolución", kind="number"),
        one("_rating", "Satisfaction Score", "Zufriedenheitswert", "Zufriedenheitsbewertung", "Score de satisfaction", "Puntuación de satisfacción", kind="text"),
    ),
    works_out=(
        # Hours, where every other time in this export is in minutes.
        WorkedOut(
            "resolved_at",
            f"CASE WHEN t_resolved_at IS NULL AND {class_sql('t_state', ('done',))} = 'done'"
            " THEN v_opened_at + to_seconds(round(v__hours * 3600)) ELSE v_resolved_at END",
            needs=("_hours", "state", "opened_at"), may=("resolved_at",),
        ),
        # The first station is where it began; every further one is a change of hands.
        WorkedOut("reassign_count", "greatest(v__stations - 1, 0)", needs=("_stations",)),
    ),
    proof=(
        "Summation column", "Group stations", "Assignee stations", "Satisfaction Score", "Initially assigned at", "Solved at", *_MINUTES,
        "Gruppenstationen", "Stations de groupe", "Requester wait time in minutes", "Requester", "Ticket type", "Created at",
    ),
    proofs=3,
    known=(
        "Summation column", "Requester id", "Requester external id", "Requester email", "Requester domain", "Submitter", "Assignee", "Subject", "Tags",
        "Assigned at", "Initially assigned at", "Assignee stations", "Replies", "Domain", "External id", *_MINUTES, "Betreff", "Mitarbeiter", "Sujet",
        "Assigné", "Asunto", "Agente asignado", "Marcas", "Problem ID", "Linked problem ID",
    ),
    missing=("Offered", "Unoffered"),
    # An open ticket of Zendesk is with somebody; one that nobody has taken is new.
    makes=(states({"open": "working", "offen": "working", "ouvert": "working", "abierto": "working"}),
           ratings(1, 2, (("bad", "schlecht", "mauvais", "mala"), ("good", "gut", "bon", "buena")))),
)
