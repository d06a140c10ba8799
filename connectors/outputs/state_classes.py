"""What the states of a ticket tool mean, proposed from their wording for an analyst to confirm."""

from __future__ import annotations

from connectors.outputs.questions import PROPOSED
from connectors.scratch import literal
from connectors.work import Work
from data.batch import Rows

# The first class whose words a state contains; "closed incomplete" is no outcome, so it stands before "closed".
_WORDING = (
    ("cancelled", ("cancel", "incomplete", "skipped", "withdrawn", "rejected", "declined", "won't", "abgebrochen", "storniert",
                   "zurückgezogen", "abgelehnt", "annul", "rejet")),
    ("done", ("closed", "resolved", "done", "complete", "solved", "fulfilled", "geschlossen", "gelöst", "erledigt", "abgeschlossen",
              "fermé", "résolu", "clos", "terminé", "clôtur", "finished", "fechado", "cerrado")),
    ("waiting", ("hold", "pending", "await", "waiting", "new", "open", "to do", "backlog", "wartend", "warte", "neu", "offen",
                 "zurückgestellt", "attente", "nouveau", "ouvert", "requested", "submitted", "suspend")),
    ("working", ("progress", "work", "active", "assigned", "in arbeit", "bearbeitung", "aktiv", "en cours", "actif", "investigat",
                 "implement", "review", "scheduled", "doing")),
)


def proposed_states(work: Work) -> list[Rows]:
    """Rows of `state_classes`, unconfirmed, for the states of this file whose wording says what they mean."""
    if not work.has("state"):
        return []
    cases = " ".join(
        f"WHEN {' OR '.join(f'contains(lower(state), {literal(part)})' for part in parts)} THEN {literal(name)}" for name, parts in _WORDING
    )
    work.scratch.say("told_for", work.said.source)
    work.scratch.say("told_at", work.loaded_at)
    select = f"""SELECT getvariable('told_for') || '/' || lower(state) AS id, CAST(getvariable('told_at') AS TIMESTAMP) AS version_at,
               getvariable('told_for') AS for_source, any_value(state) AS state, any_value(meant) AS "class", false AS confirmed
        FROM (SELECT state, CASE {cases} END AS meant FROM (SELECT DISTINCT state FROM typed WHERE _trouble = 0))
        WHERE state IS NOT NULL AND meant IS NOT NULL GROUP BY lower(state)"""
    return [work.write("state_classes", ("for_source", "state", "class", "confirmed"), select, source=PROPOSED)]
