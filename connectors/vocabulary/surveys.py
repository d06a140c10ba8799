"""What survey tools carry beside the questions: the ticket, the service and the department that an answer is about."""

from __future__ import annotations

from connectors.profile import one

ABOUT = (
    one("ticket", "ticket_number", "ticket", "ticket_id", "incident", "incident_number", "case_number", "Ticketnummer", "Vorgangsnummer",
        "Numéro de ticket"),
    one("service_text", "service", "service_name", "Dienst"),
    one("department_text", "department", "Abteilung", "Département", "division", "Your department", "Which department do you work in?", "Ihre Abteilung",
        "In welcher Abteilung arbeiten Sie?", "Votre département", "Dans quel département travaillez-vous ?"),
    # By no header: words in somebody's own voice are kept only where an analyst maps them.
    one("comment"),
)
# Never stored, and never taken for a question.
PRIVATE = (
    "Name", "First Name", "Last Name", "Vorname", "Nachname", "Prénom", "Nom", "Phone", "IP address", "IP-Adresse", "Adresse IP", "Email", "E-mail",
    "E-Mail-Adresse", "Adresse e-mail",
)
EMAIL = ("Email", "E-mail", "Email Address", "E-Mail-Adresse", "E-Mail", "Adresse e-mail", "Adresse de messagerie", "Nom d'utilisateur", "Username",
         "Nutzername")
NOBODY = ("anonymous", "anonym", "anonyme", "Anonymous", "Anonym", "Anonyme")
