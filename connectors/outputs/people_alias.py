"""Every identifier of a person that a people system tells, also in the forms in which other tools write it."""

from __future__ import annotations

from connectors.work import Work
from data.batch import Rows
from data.person_key import hash_sql

_HASHED = {"person": "number", "_email": "email", "_name": "name", "_login": "login", "_other": "number"}
_SAP_WIDTH = 8
_MAPPED = ("kind", "alias", "person", "valid_from")


def people_aliases(work: Work) -> list[Rows]:
    """One row per kind of identifier and person.

    A name in two columns is known as `Ann Example` and as `Example, Ann`. A number is known without its leading
    zeros and filled up to the eight digits of SAP, because a spreadsheet between two systems eats the zeros.
    """
    if not work.has("person"):
        return []
    since = "hired_on" if work.has("hired_on") else "NULL::DATE"
    said = [(kind, field) for field, kind in _HASHED.items() if work.has(field)]
    if work.has("_first", "_last"):
        # OrangeHRM writes `(Past Employee)` behind the name of who has left.
        last = r"regexp_replace(_last, ' *\([^)]*\)$', '')"
        said += [("name", hash_sql(form)) for form in (f"_first || ' ' || {last}", f"{last} || ', ' || _first")]
    if work.has("_plain"):
        bare = "ltrim(_plain, '0')"
        digits = f"regexp_full_match(_plain, '\\d{{1,{_SAP_WIDTH}}}')"
        said += [("number", f"CASE WHEN {digits} THEN {hash_sql(form)} END") for form in (bare, f"lpad({bare}, {_SAP_WIDTH}, '0')")]
    if len(said) < 2:
        return []
    parts = " UNION ALL ".join(f"SELECT '{kind}' AS kind, {alias} AS alias, person, version_at, {since} AS since FROM kept" for kind, alias in said)
    return [work.write("person_alias", _MAPPED, f"""
        SELECT concat_ws('/', kind, alias, person) AS id, max(version_at) AS version_at, kind, alias, person,
               CAST(min(since) AS DATE) AS valid_from
        FROM ({parts}) WHERE alias IS NOT NULL AND person IS NOT NULL GROUP BY kind, alias, person""")]
