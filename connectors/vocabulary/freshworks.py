"""Column names that Freshservice and Freshdesk share, in English, German and French."""

from __future__ import annotations

from connectors.durations import minutes
from connectors.headers import plain
from connectors.profile import Field, Head, WorkedOut, one
from connectors.vocabulary.kinds import KINDS

TICKET = ("Ticket Id", "Ticket ID", "Ticket-ID", "ID du ticket", "ID de ticket", "Display Id")
PROMISE = (
    ("false", ("violat", "breach", "overdue", "missed", "verletz", "überschritten", "dépass", "viol", "not met")),
    ("true", ("within", "met", "innerhalb", "eingehalten", "dans le", "respect")),
)
# Tools ask with three, five or seven faces; only the side that a face is on is the same in all of them.
FACES = (
    ("unhappy", "not good", "bad", "dissatisfied", "unzufrieden", "schlecht", "insatisfait", "mécontent", "disappointed", "poor"),
    ("neutral", "okay", "just ok", "neutre"),
    ("happy", "awesome", "good", "great", "satisfied", "zufrieden", "gut", "satisfait", "excellent"),
)
_ITSM = ("Urgency", "Impact", "Requester Location", "Sub-Category", "Item", "Dringlichkeit", "Auswirkung", "Urgence", "Planned Start Date")


def fields(*more: Field) -> tuple[Field, ...]:
    """The fields that both have, and some more."""
    own = {f.to for f in more}
    return (*more, *(f for f in _FIELDS if f.to not in own))


def is_freshservice(head: Head) -> bool:
    """Whether the columns are those of the service desk inside rather than of customer support."""
    return bool({plain(name) for name in head[0]} & {plain(name) for name in _ITSM})


_FIELDS = (
    one("opened_at", "Created Time", "Created Date", "Created at", "Erstellungszeit", "Erstellt am", "Heure de création", "Créé le"),
    one("resolved_at", "Resolved Time", "Resolved Date", "Resolved at", "Lösungszeit", "Gelöst am", "Heure de résolution", "Résolu le"),
    one("closed_at", "Closed Time", "Closed Date", "Closed at", "Schließzeit", "Geschlossen am", "Heure de clôture", "Fermé le"),
    one("updated_at", "Last Updated Time", "Last update time", "Last Updated Date", "Updated at", "Zuletzt aktualisiert", "Dernière mise à jour"),
    one("due_at", "Due by Time", "Due Date", "Due by", "Fällig um", "Fällig am", "Échéance"),
    one("kind", "Type", "Ticket Type", "Typ", words=KINDS),
    one("state", "Status", "Statut"),
    one("team", "Group", "Agent Group", "Gruppe", "Groupe"),
    one("category", "Category", "Kategorie", "Catégorie", "Product", "Produkt", "Produit", "Group", "Gruppe", "Groupe", shares=True),
    one("subcategory", "Sub-Category", "Sub Category", "Subcategory", "Unterkategorie", "Sous-catégorie"),
    one("item", "Item", "Element", "Élément"),
    one("person", "Requester Name", "Requester", "Full name", "Contact name", "Requester Email", "Requester Email Address", "Email", "Anfragender",
        "Anfordernder", "Demandeur"),
    one("department_text", "Department", "Requester Department", "Department Name", "Abteilung", "Département"),
    one("location", "Requester Location", "Location", "Standort", "Lieu"),
    one("channel", "Source", "Quelle"),
    one("priority", "Priority", "Priorität", "Priorité"),
    one("promise_flag", "Resolution Status", "Lösungsstatus", "Statut de résolution", words=PROMISE),
    one("_tracked", "Time Tracked", "Time tracked", "Erfasste Zeit", "Temps suivi", kind="text"),
    one("_rating", "Survey Result", "Survey Results", "Survey response", "Umfrageergebnis", "Umfrageergebnisse", "Résultat de l'enquête", kind="text"),
)
KNOWN = (
    "Subject", "Urgency", "Impact", "Agent", "Initial Response Time", "First Response Time (in Hrs)", "Resolution Time (in Hrs)",
    "First Response Time (in Bhrs)", "Agent interactions", "Customer interactions", "Requester interactions", "First Response Status",
    "Every response status", "Every response time (in hrs)", "Average response time (in hrs)", "Tags", "Approval Status", "Workspace",
    "Association type", "Internal agent", "Internal group", "Product", "Title", "Work phone", "Mobile phone", "Twitter ID", "Time zone", "Language",
    "Unique external ID", "Twitter verified profile", "Contact ID", "Company Name", "Company", "Company Domains", "Health score", "Account tier", "Renewal date", "Industry",
    "Requester VIP", "Requester Email", "Email", "Description", "Betreff", "Dringlichkeit", "Auswirkung", "Objet", "Urgence", "Étiquettes", "Schlagwörter",
    "Planned Start Date", "Planned End Date", "Planned Effort", "Resolution Note",
)
# "(in Hrs)" and tracked times are HH:MM:SS; a bare number is hours.
WORKED = WorkedOut("worked_minutes", minutes("t__tracked", bare=60), needs=("_tracked",))
PROOF = (
    "Due by Time", "Resolved Time", "Initial Response Time", "First Response Time (in Hrs)", "Resolution Time (in Hrs)", "Agent interactions",
    "Resolution Status", "First Response Status", "Last Updated Time", "Last update time", "Time Tracked", "Survey Result", "Survey Results",
    "Requester Location", "Lösungsstatus", "Statut de résolution", "Fällig um",
)
