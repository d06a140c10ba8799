"""Column names of Jira's CSV: English, and the translations that exports in other languages carry."""

from __future__ import annotations

from connectors.durations import minutes
from connectors.headers import plain
from connectors.outputs.state_classes import class_sql
from connectors.profile import Field, Head, WorkedOut, one

KEY = ("Issue key", "Vorgangsschlüssel", "Vorgangs-Schlüssel", "Schlüssel", "Clé de ticket", "Clé", "Clave de incidencia", "Clave de la incidencia",
       "Clave", "Chave da item", "Chave do item", "Chave da issue", "Chave", "Work item key", "Key")
_KINDS = (
    ("incident", ("incident", "vorfall", "incidente", "störung", "bug", "fehler", "bogue", "error", "fallo", "falha", "defect")),
    ("change", ("change", "änderung", "changement", "cambio", "mudança")),
    ("problem", ("problem", "problème", "problema")),
    ("request", ("request", "anfrage", "anforderung", "demande", "solicitud", "petición", "solicitação", "requisição", "question", "support")),
    ("task", ("task", "aufgabe", "tâche", "tarea", "tarefa", "subtarefa")),
    ("other", ("",)),
)
# Time left when the clock stopped: a minus says that it had run out. Words stand for the same in some exports.
PROMISE = (
    ("false", ("-", "breach", "verletzt", "überschritten", "missed", "dépass", "incumpl", "violad", "not met", "nicht")),
    ("true", (":", "met", "h", "m", "within", "eingehalten", "respect", "cumplid", "cumprid")),
)

FIELDS = (
    one("opened_at", "Created", "Erstellt", "Création", "Créée", "Créé", "Date de création", "Creada", "Creado", "Criado", "Criada", "Creazione"),
    one("resolved_at", "Resolved", "Erledigt", "Gelöst", "Résolue", "Résolu", "Date de résolution", "Resuelta", "Resuelto", "Resolvido", "Resolvida"),
    one("updated_at", "Updated", "Aktualisiert", "Mise à jour", "Mis à jour", "Actualizada", "Actualizado", "Atualizado(a)", "Atualizado", "Atualizada"),
    one("due_at", "Due date", "Fälligkeitsdatum", "Fällig am", "Date d'échéance", "Échéance", "Fecha de vencimiento", "Data limite", "Data de vencimento"),
    one("kind", "Issue Type", "Vorgangstyp", "Type de ticket", "Type de demande", "Tipo de Incidencia", "Tipo de item", "Tipo do item", "Tipo de issue",
        "Work type", words=_KINDS, shares=True),
    one("state", "Status", "État", "Statut", "Estado", "Stato"),
    one("category", "Project name", "Projektname", "Nom du projet", "Nom de projet", "Nombre del proyecto", "Nome do projeto", "Project key",
        "Projektschlüssel", "Clé de projet", "Clave del proyecto", "Chave do projeto"),
    one("subcategory", "Custom field (Request Type)", "Benutzerdefinierte Felder (Request Type)", "Champs personnalisés (Request Type)",
        "Campo personalizado (Request Type)", "Custom field (Customer Request Type)", "Issue Type",
        "Vorgangstyp", "Type de ticket", "Tipo de Incidencia", "Tipo de item", shares=True),
    one("item", "Component/s", "Components", "Component", "Komponenten", "Composants", "Componentes", "Componente"),
    one("service_text", "Custom field (Affected services)", "Benutzerdefinierte Felder (Affected services)", "Champs personnalisés (Affected services)",
        "Campo personalizado (Affected services)"),
    one("team", "Custom field (Team)", "Team", "Custom field (Assigned group)", "Custom field (Support group)", "Benutzerdefinierte Felder (Team)",
        "Champs personnalisés (Team)", "Campo personalizado (Team)"),
    one("person", "Reporter", "Autor", "Rapporteur", "Auteur", "Informador", "Relator", "Segnalatore", "Creator", "Ersteller", "Créateur", "Creador",
        "Criador"),
    one("department_text", "Custom field (Department)", "Custom field (Organizations)", "Organizations", "Benutzerdefinierte Felder (Abteilung)",
        "Champs personnalisés (Département)", "Campo personalizado (Departamento)"),
    one("location", "Custom field (Location)", "Custom field (Office)", "Benutzerdefinierte Felder (Standort)", "Champs personnalisés (Site)"),
    one("channel", "Custom field (Source)", "Custom field (Request channel type)", "Custom field (Channel)"),
    one("priority", "Priority", "Priorität", "Priorité", "Prioridad", "Prioridade", "Priorità"),
    one("parent", "Parent key", "Übergeordneter Schlüssel", "Parent", "Übergeordnet", "Principal", "Pai", "Parent id"),
    one("case_ref", "Custom field (Case number)", "Custom field (Case ID)", "Custom field (Claim number)", "Custom field (External reference)",
        "Benutzerdefinierte Felder (Fallnummer)", "Benutzerdefinierte Felder (Schadennummer)", "Champs personnalisés (Numéro de dossier)"),
    one("_issue_id", "Issue id", "Vorgangs-ID", "ID de ticket", "ID de la incidencia", "ID da item", "ID do item", "Work item id", kind="text"),
    one("_category", "Status Category", "Statuskategorie", "Catégorie d'état", "Catégorie de statut", "Categoría de estado", "Categoria do status",
        "Categoria de status", kind="text"),
    one("_category_at", "Status Category Changed", "Statuskategorie geändert", "Catégorie d'état modifiée", "Catégorie d'état changée",
        "Catégorie de statut modifiée", "Categoría de estado cambiada", "Categoría de estado modificada", "Categoria do status alterada",
        "Categoria de status alterada", kind="moment"),
    one("_spent", "Time Spent", "Benötigte Zeit", "Temps passé", "Temps consacré", "Tiempo empleado", "Tempo gasto", kind="text"),
)
SERVICE_DESK = (
    one("promise_flag", "Custom field (Time to resolution)", "Benutzerdefinierte Felder (Time to resolution)",
        "Benutzerdefiniertes Feld (Zeit bis zur Lösung)", "Benutzerdefinierte Felder (Zeit bis zur Lösung)", "Champs personnalisés (Time to resolution)",
        "Champs personnalisés (Délai de résolution)", "Campo personalizado (Time to resolution)", "Campo personalizado (Tiempo hasta resolución)",
        "Campo personalizado (Tiempo hasta la resolución)", "Campo personalizado (Tempo até a resolução)", "Custom field (Time to done)",
        "Time to resolution", words=PROMISE),
    one("_rating", "Satisfaction rating", "Custom field (Satisfaction)", "Zufriedenheitsbewertung", "Évaluation de la satisfaction",
        "Note de satisfaction", "Valoración de satisfacción", "Calificación de satisfacción", "Avaliação de satisfação", kind="text"),
    one("_rated_at", "Custom field (Satisfaction date)", "Benutzerdefinierte Felder (Satisfaction date)", "Champs personnalisés (Satisfaction date)",
        "Champs personnalisés (Date de satisfaction)", "Campo personalizado (Satisfaction date)", kind="moment"),
)
KNOWN = (
    "Summary", "Project key", "Project type", "Project lead", "Project lead id", "Project description", "Project url", "Resolution", "Assignee",
    "Assignee Id", "Reporter Id", "Creator", "Creator Id", "Last Viewed", "Votes", "Labels", "Description", "Environment", "Watchers", "Watchers Id",
    "Log Work", "Original Estimate", "Remaining Estimate", "Work Ratio", "Σ Original Estimate", "Σ Remaining Estimate", "Σ Time Spent",
    "Security Level", "Attachment", "Sprint", "Comment", "Parent", "Parent id", "Parent summary", "Affects Version/s", "Fix Version/s",
    "Outward issue link (Blocks)", "Inward issue link (Blocks)", "Outward issue link (Relates)", "Inward issue link (Relates)",
    "Custom field (Rank)", "Custom field (Development)", "Custom field (Story Points)", "Custom field (Epic Link)", "Custom field (Request participants)",
    "Custom field (Time to first response)", "Custom field ([CHART] Date of First Response)", "Custom field (Impact)", "Custom field (Urgency)",
    "Custom field (Request language)", "Custom field (Approvals)", "Restricted to", "Team Id", "Team Name", "Satisfaction rating",
    "Zusammenfassung", "Lösung", "Zugewiesene Person", "Bearbeiter", "Projektschlüssel", "Beschreibung", "Zuletzt angezeigt", "Stimmen", "Beobachter",
    "Kommentar", "Anhang", "Stichwörter", "Résumé", "Résolution", "Responsable", "Personne assignée", "Description", "Votes", "Observateurs",
    "Commentaire", "Pièce jointe", "Étiquettes", "Clé de projet", "Resumen", "Resolución", "Persona asignada", "Clave del proyecto", "Descripción",
    "Votos", "Observadores", "Comentario", "Archivo adjunto", "Etiquetas", "Última visualización", "Resumo", "Resolução", "Responsável",
    "Chave do projeto", "Descrição", "Observadores", "Comentar", "Anexo", "Categorias", "Última visualização",
)
# Jira leaves "Resolved" empty where a workflow ends without setting a resolution; the change of category then tells.
ENDED = WorkedOut(
    "resolved_at",
    f"CASE WHEN t_resolved_at IS NULL AND {class_sql('t__category', ('done',))} = 'done' THEN v__category_at ELSE v_resolved_at END",
    needs=("_category", "_category_at"), may=("resolved_at",),
)
# A parent may be named by its inner number, which this file says of every ticket in it.
PARENT = WorkedOut(
    "parent",
    "CASE WHEN regexp_full_match(t_parent, '[0-9]+') THEN"
    " coalesce((SELECT any_value(trim(other.{id})) FROM raw AS other WHERE trim(other.{_issue_id}) = t_parent), v_parent) ELSE v_parent END",
    needs=("parent", "_issue_id"),
)
# The list's CSV gives seconds.
WORKED = WorkedOut("worked_minutes", minutes("t__spent", bare=1 / 60), needs=("_spent",))


def is_service_desk(head: Head) -> bool:
    """Whether columns of the service desk hold anything: promised times or ratings."""
    names = {plain(name) for field in SERVICE_DESK for name in field.names} | {plain("Custom field (Time to first response)")}
    places = [column for column, name in enumerate(head[0]) if plain(name) in names]
    return any(row[column].strip() for row in head[1:] for column in places)


def fields(*more: Field) -> tuple[Field, ...]:
    """The fields of every Jira export, and some more."""
    return (*FIELDS, *more)
