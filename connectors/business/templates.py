"""Our own templates: one profile per table that an organisation declares or reports itself, from the schema."""

from __future__ import annotations

from connectors.profile import Field, Profile
from data.schema import CANONICAL

# What makes a row's id where the file has no column of that name.
_KEYS: dict[str, tuple[str, ...]] = {
    "organisation": ("name",),
    "departments": ("name",),
    "services": ("name",),
    "service_rules": ("for_source", "field", "pattern", "service"),
    "state_classes": ("for_source", "state"),
    "streams": ("name",),
    "stream_rules": ("stream", "step", "field", "pattern"),
    "goals": ("name",),
    "targets": ("indicator", "service", "stream"),
    "assumptions": ("name", "service", "stream"),
    "exchange_rates": ("currency", "on"),
    "calendar": ("location", "weekday", "on", "name"),
    "process_changes": ("indicator", "service", "on"),
    "improvements": ("indicator", "service", "stream", "on", "what"),
    "questions": ("survey", "column"),
    "measures": ("on", "measure", "service_text", "stream_text", "department_text"),
    "costs": ("on", "service_text", "kind"),
    "outages": ("started_at", "service_text"),
    "invitations": ("survey", "invited_at", "person", "department_text"),
    "requisitions": ("opened_at", "department_text"),
    "customers": ("customer", "since_on"),
}
# Reports of what happened are as new as what they tell; a declaration holds from when it is made.
_REPORTS = ("measures", "costs", "outages", "invitations", "requisitions", "customers")
_NEED_ID = ("requisitions",)
_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "on": ("date", "day", "month", "Datum", "Monat", "Mois"),
    "service_text": ("service", "Dienst"),
    "stream_text": ("stream", "value stream", "Wertstrom"),
    "department_text": ("department", "Abteilung", "Département"),
    "rate": ("exchange rate", "Kurs", "Taux"),
    "amount": ("cost", "Betrag", "Kosten", "Montant"),
    "kind": ("type", "Art"),
    "currency": ("Währung", "Devise"),
    "value": ("Wert", "Valeur"),
    "measure": ("metric", "Kennzahl", "Mesure"),
    "started_at": ("start", "began", "Beginn"),
    "ended_at": ("end", "ended", "Ende"),
    "invited_at": ("sent", "invitation date", "date"),
    "survey": ("survey name", "Umfrage"),
    "invited": ("recipients", "people invited"),
}


def _field(table: str, column: str) -> Field:
    names = (column, *_OTHER_NAMES.get(column, ()))
    return Field(column, names)


def _profile(table: str) -> Profile:
    columns = CANONICAL[table].info["mapped"]
    required = tuple(c for c in columns if CANONICAL[table].c[c].info.get("required"))
    return Profile(
        key=f"template_{table}",
        title=f"Template: {table.replace('_', ' ')}",
        system=table if table in _REPORTS else "catalogue",
        grain=CANONICAL[table].comment.rstrip("."),
        table=table,
        id_names=("id",),
        natural_key=() if table in _NEED_ID else _KEYS[table],
        fields=tuple(_field(table, c) for c in columns),
        proof=("id", *columns),
        proofs=min(2, len(required)),
        declared=table not in _REPORTS,
        ceiling=0.98,
        whole=True,
    )


PROFILES = tuple(_profile(table) for table in _KEYS)
