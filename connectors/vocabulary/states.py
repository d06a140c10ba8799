"""The words by which ticket tools name their states, one list per language; each begins a word of the state, or is one where it ends in $."""

from __future__ import annotations

# Accents and case do not count. Whole states are better than parts of words: "closed" is done, "pending close" waits.
CANCELLED, DONE, WAITING, WORKING = "cancelled", "done", "waiting", "working"

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "English": {
        # "Closed incomplete" and "closed unsuccessful" are no outcome, so these are looked for before "closed".
        CANCELLED: ("cancel", "incomplete", "skipped", "withdrawn", "rejected", "declined", "won't", "wont", "abandoned", "duplicate",
                    "deleted", "removed", "merged", "spam", "invalid", "not approved", "unsuccessful"),
        DONE: ("closed", "resolved", "done", "complete", "solved", "fulfilled", "finished", "fixed", "delivered", "deployed", "released", "ended"),
        WAITING: ("hold", "onhold", "pending", "await", "wait", "new", "open", "to do", "todo", "backlog", "requested", "submitted", "suspend",
                  "stalled", "paused", "not started", "selected for", "reopened", "logged", "registered", "queued", "draft", "deferred",
                  "blocked"),
        WORKING: ("in progress", "progress", "work", "active", "assigned", "investigat", "implement", "review", "scheduled", "doing",
                  "processing", "planned", "assess", "authorize", "approval", "testing", "test", "fix", "root cause", "escalated",
                  "under", "uat", "started", "analysis", "development", "known error"),
    },
    "German": {
        CANCELLED: ("abgebrochen", "storniert", "zuruckgezogen", "abgelehnt", "verworfen", "duplikat", "geloscht", "erfolglos geschlossen",
                    "zusammengefasst", "unvollstandig"),
        DONE: ("geschlossen", "gelost", "erledigt", "abgeschlossen", "fertig", "behoben", "beendet"),
        WAITING: ("wartend", "wartet", "warten", "neu", "offen", "zuruckgestellt", "angehalten", "zu erledigen", "aufgaben", "ausstehend",
                  "eingereicht", "wieder geoffnet", "erfasst"),
        WORKING: ("in arbeit", "bearbeitung", "in bearbeitung", "wird bearbeitet", "aktiv", "zugewiesen", "in prufung", "geplant", "begonnen"),
    },
    "French": {
        CANCELLED: ("annul", "rejet", "refus", "abandonn", "supprim", "doublon", "clos sans", "fusionn"),
        DONE: ("ferm", "resolu", "clos$", "termin", "clotur", "fini", "livre"),
        WAITING: ("attente", "en attente", "nouveau", "nouvelle", "ouvert", "a faire", "suspendu", "en pause", "rouvert", "soumis"),
        WORKING: ("en cours", "actif", "assign", "affect", "attribu", "planifi", "en traitement", "pris en charge", "en revue"),
    },
    "Spanish": {
        CANCELLED: ("cancelad", "rechazad", "anulad", "descartad", "eliminad", "duplicad"),
        DONE: ("cerrad", "resuelt", "hecho", "finalizad", "completad", "terminad", "solucionad", "listo"),
        WAITING: ("en espera", "espera", "pendiente", "nuev", "abiert", "por hacer", "tareas por hacer", "esperando", "reabiert", "suspendid"),
        WORKING: ("en curso", "en progreso", "en proceso", "asignad", "planificad", "en revision", "activ"),
    },
    "Portuguese": {
        CANCELLED: ("cancelad", "rejeitad", "recusad", "anulad", "excluid", "reprovad"),
        DONE: ("fechad", "solucionad", "resolvid", "concluid", "finalizad", "encerrad", "feito", "itens concluidos"),
        WAITING: ("pendente", "nov", "abert", "tarefas pendentes", "aguardando", "em espera", "a fazer", "reabert", "suspens"),
        WORKING: ("em atendimento", "em andamento", "em progresso", "em processamento", "atribuid", "planejad", "em analise", "em curso"),
    },
    "Italian": {
        CANCELLED: ("annullat", "rifiutat", "respint"),
        DONE: ("chius", "risolt", "completat", "fatto"),
        WAITING: ("in attesa", "nuov", "apert", "da fare", "sospes"),
        WORKING: ("in corso", "in lavorazione", "assegnat"),
    },
}


def words(state_class: str) -> tuple[str, ...]:
    """The words of a class in all languages, each once."""
    return tuple(dict.fromkeys(word for by_class in WORDS.values() for word in by_class[state_class]))
