"""What survey tools carry beside the questions: the ticket, the service and the department that an answer is about."""

from __future__ import annotations

from connectors.profile import one

ABOUT = (
    one("ticket", "ticket_number", "ticket", "ticket_id", "incident", "incident_number", "case_number", "Ticketnummer", "Vorgangsnummer",
        "Numéro de ticket"),
    one("service_text", "service", "service_name", "Dienst"),
    one("department_text", "department", "Abteilung", "Département", "division"),
)
