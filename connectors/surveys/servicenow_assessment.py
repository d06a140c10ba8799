"""ServiceNow assessments: `asmt_metric_result`, one row per metric of an assessment instance."""

from __future__ import annotations

from connectors.outputs.long_answers import long_answers, long_asker
from connectors.outputs.questions import proposed_questions
from connectors.profile import FromSource, Profile, WorkedOut, one

PROFILE = Profile(
    key="servicenow_assessment",
    title="ServiceNow assessment results",
    system="servicenow_survey",
    grain="one row per question and answer",
    table="responses",
    id_names=("instance", "Assessment instance", "Instance", "Bewertungsinstanz", "Instance d'évaluation"),
    fields=(
        one("_question", "metric", "Metric", "metric.question", "metric_definition", "Assessment metric", "Metrik", "Métrique", kind="text"),
        one("_value", "actual_value", "Actual value", "string_value", "String value", "Tatsächlicher Wert", "Valeur réelle", kind="text"),
        one("answered_at", "instance.taken_on", "taken_on", "Taken on", "sys_created_on", "Created", "sys_updated_on", "Updated", "Erstellt", "Créé"),
        one("person", "user", "User", "instance.user", "Assigned to", "assigned_to", "Benutzer", "Utilisateur"),
        one("ticket", "source_id", "instance.task_id", "task_id", "instance.trigger_id", "trigger_id", "Source", "Task", "Trigger", "Aufgabe", "Tâche"),
    ),
    fixed={"survey": FromSource},
    works_out=(WorkedOut("complete", "true", needs=("_question",)),),
    proof=("actual_value", "Actual value", "normalized_value", "Normalized value", "scaled_value", "Scaled value", "nps_value", "NPS value", "string_value",
           "String value", "metric", "Metric", "instance"),
    proofs=3,
    known=("normalized_value", "Normalized value", "scaled_value", "Scaled value", "nps_value", "NPS value", "passed", "Passed", "string_value", "String value",
           "sys_id", "metric_type", "Metric type", "assessment_group", "Assessment group", "source_table", "Source table", "category", "Category", "weight",
           "sys_updated_on", "sys_created_on", "sys_created_by", "sys_updated_by", "type", "hide"),
    repeats=True,
    ask=long_asker(),
    makes=(long_answers, proposed_questions),
)
