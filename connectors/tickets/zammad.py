"""Zammad tickets: a workbook with a title above its header; promised times as minutes left."""

from __future__ import annotations

from connectors.outputs.state_classes import states
from connectors.profile import Profile, one
from connectors.vocabulary.kinds import KINDS

PROFILE = Profile(
    key="zammad",
    title="Zammad tickets",
    system="zammad",
    checked="English labels in a public program that reads its export; translations were not",
    grain="one row per ticket",
    table="tickets",
    id_names=("#", "Ticket#", "Number", "Nummer", "Numéro", "Número"),
    id_number=True,
    fields=(
        one("opened_at", "Created At", "Erstellt am", "Créé à", "Créé le", "Creado el", "Creado a las", "Criado em"),
        one("closed_at", "Closed At", "Geschlossen am", "Fermé à", "Clos le", "Cerrado el", "Fechado em"),
        one("updated_at", "Updated At", "Aktualisiert am", "Mis à jour à", "Mis à jour le", "Actualizado el", "Atualizado em"),
        one("due_at", "Close Escalation At", "Schließen Eskalation am", "Lösungs-Eskalation am", "Escalade de fermeture à"),
        one("kind", "Type", "Typ", "Tipo", words=KINDS),
        one("state", "State", "Status", "État", "Estado"),
        one("team", "Group", "Gruppe", "Groupe", "Grupo"),
        one("category", "Category", "Kategorie", "Catégorie", "Categoría", "Group", "Gruppe", "Groupe", "Grupo", shares=True),
        one("person", "Customer", "Kunde", "Client", "Cliente"),
        one("department_text", "Organization", "Organisation", "Organización", "Organização"),
        one("channel", "Create Channel", "Erstellungskanal", "Erstellt über Kanal", "Canal de création", "Canal"),
        one("priority", "Priority", "Priorität", "Priorité", "Prioridad", "Prioridade"),
        # Minutes left at the end; below zero the promise was broken.
        one("promise_flag", "Close Diff In Min", "Schließen Diff in Min", "Lösung Differenz in Minuten", "Différence de fermeture en min",
            words=(("false", ("-",)), ("true", ("",)))),
        one("worked_minutes", "Time Units Total", "Time Units", "Zeiteinheiten gesamt", "Abgerechnete Zeit", "Accounted Time"),
    ),
    proof=(
        "Create Channel", "Close Escalation At", "Close In Min", "Close Diff In Min", "First Response In Min", "First Response Diff In Min",
        "Update In Min", "Article Count", "Last Contact At", "Escalation At", "Erstellungskanal", "Erstellt über Kanal", "Canal de création", "Eskalation am",
        "Anzahl Artikel", "Artikelanzahl",
    ),
    proofs=2,
    known=(
        "Title", "Owner", "Sender", "Tags", "Close In Min", "First Response At", "First Response Escalation At", "First Response In Min",
        "First Response Diff In Min", "Update Escalation At", "Update In Min", "Update Diff In Min", "Last Contact At", "Last Contact Agent At",
        "Last Contact Customer At", "Article Count", "Escalation At", "Pending till", "Titel", "Besitzer", "Absender", "Eskalation am", "Titre",
        "Propriétaire", "Étiquettes", "Título", "Propietario",
    ),
    makes=(states({"open": "working", "offen": "working", "ouvert": "working", "abierto": "working"}),),
)
