"""Where people were at each moment that one list tells of: a row per person and year says more than the newest of them."""

from __future__ import annotations

from connectors.work import Work
from data.batch import Rows

_TOLD = ("hired_on", "left_on", "department_text", "location", "status")


def people_as_of(work: Work) -> list[Rows]:
    """Rows of `people_as_of`: every sound row of the file with a moment of its own; of two of one moment the last counts."""
    if not work.has("person", "seen_at"):
        return []
    told = tuple(name for name in _TOLD if work.has(name))
    picked = "".join(f", arg_max({name}, _row) AS {name}" for name in told)
    select = f"""SELECT id || '/' || strftime(seen_at, '%Y-%m-%d') AS id, max(seen_at) AS version_at, any_value(person) AS person, id AS spell,
               max(seen_at) AS seen_at{picked}
        FROM typed WHERE _trouble = 0 AND seen_at IS NOT NULL GROUP BY typed.id, strftime(seen_at, '%Y-%m-%d')"""
    return [work.write("people_as_of", ("person", "spell", "seen_at", *told), select)]
