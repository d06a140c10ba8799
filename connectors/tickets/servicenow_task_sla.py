"""ServiceNow SLA records (task_sla): several a ticket; they say whether a known ticket's promise was kept."""

from __future__ import annotations

from connectors.profile import Profile, WorkedOut, one

_BROKEN = (("1", ("true", "yes", "ja", "oui", "sí", "wahr", "vrai", "1")), ("0", ("false", "no", "nein", "non", "falsch", "faux", "0")))
# The promise is about the end: how fast somebody first answered is another one, and what teams and suppliers owe each
# other (OLA, underpinning contracts) was not promised to whoever asked.
_OTHER_PROMISES = r"response|reaktion|antwort|réponse|reponse|prise en charge|respuesta|resposta|\bolas?\b|underpinning|\buc\b"

PROFILE = Profile(
    key="servicenow_task_sla",
    title="ServiceNow SLA records of tickets",
    system="servicenow",
    grain="one row per ticket and service level agreement",
    table="tickets",
    id_names=("task", "Task", "task.number", "Task number", "Aufgabe", "Tâche", "Tarea"),
    fields=(
        one("_breached", "has_breached", "Has breached", "Breached", "Verletzt", "Violation", "Incumplido", words=_BROKEN, kind="count"),
        one("_sla", "sla", "sla.name", "SLA definition", "SLA", "SLA-Definition", "Définition de SLA", kind="text"),
        one("_stage", "stage", "Stage", "Phase", "Étape", "Etapa", kind="text"),
        one("_start", "start_time", "Start time", "Startzeit", "Heure de début", kind="moment"),
        one("_stop", "end_time", "Stop time", "End time", "Endzeit", "Heure de fin", kind="moment"),
    ),
    works_out=(
        WorkedOut("sla_kept", "CASE v__breached WHEN 1 THEN false WHEN 0 THEN true END", needs=("_breached",)),
    ),
    only=f"v__breached IS NOT NULL AND NOT regexp_matches(lower(coalesce(t__sla, '')), '{_OTHER_PROMISES}')"
         " AND NOT regexp_matches(lower(coalesce(t__stage, '')), 'cancel|abgebrochen|annul')",
    proof=(
        "has_breached", "Has breached", "planned_end_time", "Breach time", "business_percentage", "Business elapsed percentage", "pause_duration",
        "Business elapsed time", "Business time left", "Actual elapsed time", "business_duration",
    ),
    proofs=2,
    known=(
        "planned_end_time", "Breach time", "duration", "Actual elapsed time", "percentage", "Actual elapsed percentage", "business_duration",
        "Business elapsed time", "business_percentage", "Business elapsed percentage", "business_time_left", "Business time left", "time_left",
        "Actual time left", "pause_duration", "Pause duration", "pause_time", "Pause time", "business_pause_duration", "active", "Active",
        "original_breach_time", "Original breach time", "timezone", "schedule", "Schedule", "sys_created_on", "sys_updated_on", "Created", "Updated",
    ),
    completes=True,
    order=("_breached",),
    picks="the ticket's promise is kept only if none of them was broken",
    says=("First answers, and what teams owe each other, are left out: the promise is about the end. Tickets that no list has brought yet wait for one.",),
)
