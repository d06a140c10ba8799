"""Headers of recruiting systems, in English, German and French, and what their closing words mean."""

from __future__ import annotations

from connectors.profile import WorkedOut

ID = ("Requisition ID", "Requisition Number", "Req ID", "Requisition", "Stellen-ID", "Ausschreibungsnummer", "Numéro de réquisition", "Réf. du poste")
OPENED = ("Opened", "Date Opened", "Opened On", "Opened At", "Open Date", "Created", "Created At", "Eröffnet am", "Ausgeschrieben am", "Ouvert le",
          "Date d'ouverture")
ACCEPTED = ("Accepted", "Offer Accepted", "Offer Accepted Date", "Accepted On", "Date Filled", "Filled Date", "Filled On", "Zugesagt am", "Besetzt am",
            "Offre acceptée le", "Pourvu le")
STARTS = ("Start", "Start Date", "Starts On", "Hire Start Date", "Eintritt", "Eintrittsdatum", "Startdatum", "Date d'entrée", "Date de début", "Date d'embauche")
CLOSED = ("Closed", "Date Closed", "Close Date", "Closed At", "Closed On", "Geschlossen am", "Clôturé le", "Fermé le")
CANCELLED = ("Cancelled", "Canceled", "Cancelled On", "Cancelled At", "Date Cancelled", "Abgebrochen am", "Storniert am", "Annulé le")
REASON = ("Close Reason", "Reason", "Closing Reason", "Schließgrund", "Motif de clôture")
STATUS = ("Status", "Requisition Status", "Opening Status", "Job Status", "Zustand", "Statut")
DEPARTMENT = ("Department", "Department Name", "Abteilung", "Département", "Service")
HELD = ("On Hold", "Days On Hold", "Hold Days", "Held Days", "Tage pausiert", "Pausentage", "Jours en pause", "Jours de suspension")
UPDATED = ("Updated", "Updated At", "Last Updated", "Last Modified", "Aktualisiert am", "Mis à jour le")

_GIVEN_UP = ("cancel", "not going to hire", "will not hire", "withdrawn", "freeze", "budget", "no longer", "duplicate", "on hold", "unfilled",
             "abgebrochen", "storniert", "zurückgezogen", "unbesetzt", "annul", "abandon")
_FILLED = ("hire", "fill", "besetzt", "eingestellt", "pourvu", "embauch", "recrut")


def _says(said: str, words: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"contains({said}, '{word}')" for word in words) + ")"


def ends(reason: str, closed: str) -> tuple[WorkedOut, WorkedOut]:
    """What one closing date means: accepted where the closing words speak of a hire, given up otherwise.

    ``reason`` and ``closed`` are the working fields of the words and of the date.
    """
    said = f"lower(coalesce(t_{reason}, ''))"
    hired = f"({_says(said, _FILLED)} AND NOT {_says(said, _GIVEN_UP)})"
    return (
        WorkedOut("accepted_at", f"coalesce(v_accepted_at, CASE WHEN {hired} THEN v_{closed} END)", needs=(reason, closed), may=("accepted_at",)),
        WorkedOut("cancelled_at", f"coalesce(v_cancelled_at, CASE WHEN v_accepted_at IS NULL AND NOT {hired} THEN v_{closed} END)",
                  needs=(reason, closed), may=("accepted_at", "cancelled_at")),
    )
