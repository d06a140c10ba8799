"""The columns that LimeSurvey puts before the questions, as codes and as texts in English, German and French."""

from __future__ import annotations

from connectors.profile import WorkedOut, one

ID = ("id", "Response ID", "Antwort ID", "Antwort-ID", "ID de la réponse", "Id. de la réponse")
SUBMITTED = ("submitdate", "Date submitted", "Datum Abgeschickt", "Absendedatum", "Date de soumission", "Date d'envoi")
LAST_PAGE = ("lastpage", "Last page", "Letzte Seite", "Dernière page")
LANGUAGE = ("startlanguage", "Start language", "Start-Sprache", "Startsprache", "Langue de départ", "Langue initiale")
SEED = ("seed", "Seed", "Zufallsstartwert", "Tête de série", "Graine")
STARTED = ("startdate", "Date started", "Datum gestartet", "Date de lancement", "Date de début")
LAST_ACTION = ("datestamp", "Date last action", "Datum letzte Aktivität", "Datum der letzten Aktivität", "Date de la dernière action")
ADDRESS = ("ipaddr", "IP address", "IP-Adresse", "Adresse IP")
REFERRER = ("refurl", "Referrer URL", "Verweisende URL", "URL de référence")
TOKEN = ("token", "Access code", "Zugangscode", "Zugangsschlüssel", "Code d'accès", "Invitation")
TIMES = ("interviewtime", "Total time", "Gesamtzeit", "Temps total")

FIELDS = (
    # A survey without dates writes the first day of 1980.
    one("_submitted", *SUBMITTED, kind="moment"),
    one("_last_action", *LAST_ACTION, *STARTED, kind="moment"),
    one("_last_page", *LAST_PAGE, kind="text"),
)
WORKED_OUT = (
    # An answer that was never sent in is incomplete, and as new as the last click in it.
    WorkedOut("answered_at", "coalesce(CASE WHEN v__submitted >= TIMESTAMP '1980-01-02' THEN v__submitted END, v__last_action)",
              needs=("_submitted",), may=("_last_action",)),
    WorkedOut("complete", "t__submitted IS NOT NULL", needs=("_submitted",)),
)
KNOWN = (*LANGUAGE, *SEED, *STARTED, *LAST_ACTION, *ADDRESS, *REFERRER, *TOKEN, *TIMES, *LAST_PAGE)
