"""Column names of GLPI's list, which come in the user's language: Portuguese, French, English, German, Spanish."""

from __future__ import annotations

from connectors.profile import one
from connectors.vocabulary.kinds import KINDS

EXCEEDED = (("false", ("sim", "yes", "ja", "oui", "si", "sí", "1")), ("true", ("não", "nao", "no", "nein", "non", "0")))
_BETWEEN = "<br>"

FIELDS = (
    one("opened_at", "Data de abertura", "Date d'ouverture", "Opening date", "Eröffnungsdatum", "Erstellungsdatum", "Fecha de apertura",
        "Date de création", "Data de criação"),
    one("resolved_at", "Data da solução", "Data de solução", "Date de résolution", "Resolution date", "Solution date", "Solve date", "Lösungsdatum",
        "Fecha de solución", "Fecha de resolución"),
    one("closed_at", "Data de fechamento", "Data do fechamento", "Date de clôture", "Closing date", "Close date", "Abschlussdatum", "Schließungsdatum",
        "Fecha de cierre"),
    one("updated_at", "Última atualização", "Última modificação", "Dernière modification", "Last update", "Letzte Änderung", "Letzte Aktualisierung",
        "Última modificación", "Última actualización"),
    one("due_at", "Tempo para solução", "Temps de résolution", "Time to resolve", "Zeit bis zur Lösung", "Lösungszeit", "Tiempo de resolución",
        "Tiempo para resolver"),
    one("kind", "Tipo", "Type", "Typ", words=KINDS),
    one("state", "Status", "Statut", "Estado"),
    one("category", "Categoria", "Catégorie", "Category", "Kategorie", "Categoría"),
    one("item", "Elementos associados", "Éléments associés", "Associated elements", "Associated items", "Verknüpfte Elemente", "Elementos asociados",
        first_of=_BETWEEN),
    one("team", "Atribuído - Grupo técnico", "Atribuído para - Grupo técnico", "Grupo técnico", "Attribué à - Groupe de techniciens",
        "Groupe de techniciens", "Assigned to - Technician group", "Assigned to - Assignment Group", "Technician group", "Zugewiesen an - Technikergruppe", "Technikergruppe",
        "Asignado a - Grupo de técnicos", "Grupo de técnicos", "Asignada a - Grupo técnico", first_of=_BETWEEN),
    one("person", "Requerente - Requerente", "Requerente", "Demandeur - Demandeur", "Demandeur", "Requester - Requester", "Requester",
        "Antragsteller - Antragsteller", "Anfordernder - Anfordernder", "Anforderer - Anforderer", "Solicitante - Solicitante", "Solicitante",
        first_of=_BETWEEN),
    one("department_text", "Requerente - Grupo requerente", "Demandeur - Groupe demandeur", "Groupe demandeur", "Requester - Requester group",
        "Requester group", "Antragsteller - Antragstellergruppe", "Solicitante - Grupo solicitante", first_of=_BETWEEN),
    one("location", "Localização", "Lieu", "Location", "Locations", "Standort", "Localización", "Ubicación"),
    one("channel", "Origem da requisição", "Origem da solicitação", "Source de la demande", "Request source", "Anfragequelle", "Quelle der Anfrage",
        "Origen de la solicitud"),
    one("priority", "Prioridade", "Priorité", "Priority", "Priorität", "Prioridad"),
    one("promise_flag", "Tempo para resolver excedido", "Tempo para solução excedido", "Temps de résolution dépassé", "Time to resolve exceeded",
        "Zeit bis zur Lösung überschritten", "Tiempo de resolución excedido", "Tiempo para resolver excedido", words=EXCEEDED),
    one("parent", "Chamados pai", "Tickets parents", "Parent tickets", "Übergeordnete Tickets", "Tickets padre", first_of=_BETWEEN),
    one("_spent", "Duração total", "Durée totale", "Total duration", "Gesamtdauer", "Duración total", kind="text"),
    one("_rating", "Satisfação - Satisfação", "Enquête de satisfaction - Satisfaction", "Satisfaction survey - Satisfaction",
        "Zufriedenheitsumfrage - Zufriedenheit", "Encuesta de satisfacción - Satisfacción", "Satisfaction", kind="text"),
)
PROOF = (
    "Requerente - Requerente", "Atribuído - Técnico", "Atribuído - Grupo técnico", "Demandeur - Demandeur", "Attribué à - Technicien",
    "Attribué à - Groupe de techniciens", "Requester - Requester", "Assigned to - Technician", "Assigned to - Technician group",
    "Antragsteller - Antragsteller", "Anfordernder - Anfordernder", "Zugewiesen an - Techniker", "Zugewiesen an - Technikergruppe",
    "Solicitante - Solicitante", "Asignado a - Técnico", "Asignada a - Técnico", "Asignado a - Grupo de técnicos",
)
KNOWN = (
    "Título", "Titre", "Title", "Titel", "Entidade", "Entité", "Entity", "Entität", "Entidad", "Atribuído - Técnico", "Attribué à - Technicien",
    "Assigned to - Technician", "Zugewiesen an - Techniker", "Asignado a - Técnico", "Descrição", "Description", "Beschreibung", "Descripción",
    "SLA - SLA Tempo para solução", "SLA - SLA Temps de résolution", "SLA - Time to resolve", "SLA - SLA Time to resolve", "SLA - Zeit bis zur Lösung",
    "SLA - SLA Tiempo de resolución", "Estatísticas - Tempo de espera", "Estatísticas - Tempo de atribuição", "Estatísticas - Tempo de solução",
    "Estatísticas - Tempo de fechamento", "Statistiques - Délai d'attente", "Statistiques - Délai de prise en compte",
    "Statistiques - Délai de résolution", "Statistiques - Délai de clôture", "Statistics - Waiting time", "Statistics - Take into account time",
    "Statistics - Resolution time", "Statistics - Closing time", "Statistiken - Wartezeit", "Statistiken - Lösungszeit",
    "Estadísticas - Tiempo de espera", "Estadísticas - Tiempo de resolución", "Solução - Solução", "Solution - Solution", "Urgência", "Urgence",
    "Urgency", "Dringlichkeit", "Urgencia", "Impacto", "Impact", "Auswirkung", "Requerente - Observador",
)
