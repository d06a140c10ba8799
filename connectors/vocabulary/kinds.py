"""What ticket tools call the kinds of their tickets, told apart by wording; the first that fits decides."""

from __future__ import annotations

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("change", ("change", "änderung", "changement", "cambio", "mudança", "alteração")),
    ("problem", ("problem", "problème", "problema")),
    ("incident", ("incident", "incidente", "störung", "vorfall", "interruption", "failure", "fault", "bug", "restoration")),
    ("request", ("request", "requi", "anfrage", "anforderung", "demande", "solicitud", "solicita", "petición", "question", "frage", "service", "how", "access")),
    ("task", ("task", "aufgabe", "tâche", "tarea", "tarefa")),
    ("other", ("",)),
)
