"""Column names of ServiceNow's task tables: field names as CSV has them, labels as Excel has them, and translations."""

from __future__ import annotations

from collections.abc import Callable

from connectors.headers import plain
from connectors.profile import Field, Head, one

NUMBER = ("number", "Nummer", "Numéro", "Número")

_TASK = (
    one("opened_at", "opened_at", "Opened", "sys_created_on", "Created", "Geöffnet", "Eröffnet", "Ouvert", "Abierto", "sys_created_at"),
    one("closed_at", "closed_at", "Closed", "Geschlossen", "Fermé", "Clôturé", "Cerrado"),
    one("updated_at", "sys_updated_on", "sys_updated_at", "Updated", "Aktualisiert", "Mis à jour", "Actualizado"),
    one("due_at", "due_date", "Due date", "sla_due", "SLA due", "Fällig am", "Date d'échéance"),
    one("state", "state", "incident_state", "State", "Incident state", "Status", "Zustand", "État", "Estado"),
    one("category", "category", "Category", "Kategorie", "Catégorie", "Categoría"),
    one("subcategory", "subcategory", "Subcategory", "Unterkategorie", "Sous-catégorie", "Subcategoría"),
    one("item", "cmdb_ci", "Configuration item", "cat_item", "Item", "Konfigurationselement", "Élément de configuration"),
    one("service_text", "business_service", "Service", "service_offering", "Business service"),
    one("team", "assignment_group", "Assignment group", "assignement_group", "Zuweisungsgruppe", "Groupe d'affectation", "Grupo de asignación"),
    one("location", "location", "Location", "Standort", "Emplacement", "Lieu"),
    one("channel", "contact_type", "Contact type", "Channel", "Kontaktart", "Kanal", "Type de contact", "Canal"),
    one("priority", "priority", "Priority", "Priorität", "Priorité", "Prioridad"),
    one("promise_flag", "made_sla", "Made SLA", "SLA eingehalten"),
    one("reopen_count", "reopen_count", "Reopen count"),
    one("reassign_count", "reassignment_count", "Reassignment count"),
    one("parent", "parent", "Parent", "parent_incident", "Parent Incident", "Übergeordnet"),
    one("case_ref", "u_case", "Case", "correlation_id", "Correlation ID"),
    one("article_used", "knowledge", "Knowledge"),
)
_INCIDENT = (
    one("resolved_at", "resolved_at", "Resolved", "Gelöst", "Behoben", "Résolu", "Resuelto"),
    one("person", "caller_id", "Caller", "Anrufer", "Melder", "Appelant", "Demandeur"),
    one("department_text", "caller_id.department", "u_department", "department", "Caller Department", "Department", "Abteilung", "Service demandeur"),
    one("cause", "problem_id", "Problem", "u_cause", "Cause", "Ursache"),
    one("self_served", "u_self_served", "Self served", "u_auto_resolved", "Auto resolved", "Automatisch gelöst", "Résolu automatiquement"),
    one("major", "u_major_incident", "Major incident", "major_incident", "major_incident_state", "Major incident state",
        words=(("true", ("accepted", "angenommen", "accepté", "true", "yes", "ja", "oui", "1")), ("false", ("",)))),
)
_REQUEST = (
    one("person", "requested_for", "Requested for", "Angefordert für", "Demandé pour", "opened_by", "Opened by", "Geöffnet von"),
    one("department_text", "requested_for.department", "opened_by.department", "department", "Department", "Abteilung"),
    one("opened_at", "opened_at", "Opened", "sys_created_on", "Created", "Geöffnet", "Eröffnet", "Ouvert"),
)
KNOWN = (
    "active", "Active", "sys_mod_count", "opened_by", "Opened by", "sys_created_by", "Created by", "sys_created_at",
    "sys_created_on", "sys_updated_by", "Updated by", "u_symptom", "impact", "Impact", "urgency", "Urgency", "assigned_to",
    "Assigned to", "u_priority_confirmation", "notify", "rfc", "Change Request", "vendor",
    "caused_by", "closed_code", "close_code", "Resolution code", "close_notes", "Resolution notes", "resolved_by",
    "Resolved by", "closed_by", "Closed by", "short_description", "Short description", "Kurzbeschreibung",
    "Brève description", "description", "Description", "made_sla", "Made SLA", "sla_due", "SLA due", "calendar_duration", "business_duration",
    "time_worked", "sys_id", "comments", "work_notes", "sys_class_name", "Task type", "business_stc", "calendar_stc",
    "stage", "Stage", "approval", "Approval", "price", "Price", "quantity", "Quantity", "request", "Request", "request_item",
    "Requested item", "Request item", "requested_for", "Requested for", "severity", "escalation", "Escalation", "opened_at", "Opened", "Created", "Zugewiesen an", "Affecté à", "Anrufer",
)


def fields(*more: Field, without: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """The fields of a task table; ``more`` come first, and take the place of a general one for the same column."""
    own = {f.to for f in more}
    return (*more, *(f for f in _TASK if f.to not in own and f.to not in without))


def incident_fields(*more: Field) -> tuple[Field, ...]:
    """The fields of the incident table."""
    return fields(*_INCIDENT, *more)


def request_fields(*more: Field) -> tuple[Field, ...]:
    """The fields of requests, their items and their tasks."""
    own = {f.to for f in more}
    return fields(*more, *(f for f in _REQUEST if f.to not in own))


def _share(head: Head, prefixes: tuple[str, ...]) -> float:
    names = [plain(name) for name in head[0]]
    column = next((names.index(plain(n)) for n in NUMBER if plain(n) in names), None)
    values = [row[column] for row in head[1:] if row[column]] if column is not None else []
    return sum(value.startswith(prefixes) for value in values) / len(values) if values else 0.0


def numbered(*prefixes: str) -> Callable[[Head], bool]:
    """Whether most numbers start as those of this kind of ticket do."""
    return lambda head: _share(head, prefixes) > 0.5


def not_numbered(*prefixes: str) -> Callable[[Head], bool]:
    """Whether the numbers are not those of another kind of ticket."""
    return lambda head: _share(head, prefixes) <= 0.5
