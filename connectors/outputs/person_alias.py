"""The other identifiers of the same person, from a list that carries several."""

from __future__ import annotations

from connectors.work import Work
from data.batch import Rows

_KINDS = {"person": "number", "_email": "email", "_name": "name", "_login": "login"}


def aliases(work: Work) -> list[Rows]:
    """One row per kind of identifier and person; names that two people share are left for the reader to see."""
    if not work.has("person"):
        return []
    since = "min(hired_on)" if work.has("hired_on") else "NULL::DATE"
    parts = [
        f"""SELECT '{kind}' AS kind, {field} AS alias, person, max(version_at) AS version_at, CAST({since} AS DATE) AS valid_from
        FROM kept WHERE {field} IS NOT NULL GROUP BY {field}, person"""
        for field, kind in _KINDS.items() if work.has(field)
    ]
    if len(parts) < 2:
        return []
    mapped = ("kind", "alias", "person", "valid_from")
    select = f"SELECT concat_ws('/', kind, alias, person) AS id, version_at, kind, alias, person, valid_from FROM ({' UNION ALL '.join(parts)})"
    return [work.write("person_alias", mapped, select)]
