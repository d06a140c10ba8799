"""Yearly snapshots: one row per person per year; the newest says how things stand, every year where people were then."""

from __future__ import annotations

from connectors.headers import plain
from connectors.languages import translations
from connectors.outputs.people_alias import people_aliases
from connectors.outputs.people_as_of import people_as_of
from connectors.profile import Head, Profile, WorkedOut, one
from connectors.vocabulary.people import (
    DEPARTMENT,
    HIRED_IN_THE_PAST,
    LEAVE_KIND,
    LOCATION,
    PRIVATE,
    REASON,
    STATUS,
    STILL_HERE,
    TYPE,
    names,
)

_PERSON = ("EmployeeID", "Employee ID", "Employee Number", "Emp ID", "EmpNo", "Personalnummer", "Mitarbeiternummer", "Matricule")
_SEEN = ("recorddate_key", "Record date", "Snapshot date", "As of", "Report date", "Stichtag", "Date d'extraction", "Date du relevé")
_YEAR = ("STATUS_YEAR", "Year", "Snapshot year", "Fiscal year", "Jahr", "Année")
_WHO = [plain(name) for name in (*_PERSON, *translations("people", _PERSON))]
_WHEN = [plain(name) for name in (*_YEAR, *_SEEN, *translations("people", (*_YEAR, *_SEEN)))]
_REPEATED = 0.2


def _people_come_again(head: Head) -> bool:
    """Whether the same people stand in it again, in another year each time."""
    header = [plain(name) for name in head[0]]
    who = next((header.index(name) for name in _WHO if name in header), None)
    when = next((header.index(name) for name in _WHEN if name in header), None)
    if who is None or when is None:
        return False
    rows = [(row[who].strip(), row[when].strip()) for row in head[1:] if row[who].strip()]
    people = {who for who, _ in rows}
    if not people and head[1:]:
        # Rows that name nobody, as refused ones may, speak for one grain as little as for the other.
        return True
    return len(rows) - len(people) >= _REPEATED * len(people) and len(set(rows)) > len(people)


PROFILE = Profile(
    key="people_snapshots",
    title="Yearly snapshots of colleagues",
    system="people",
    grain="one row per person and year",
    table="people",
    looks=_people_come_again,
    natural_key=("person", "hired_on"),
    fields=(
        one("person", *_PERSON),
        one("hired_on", "orighiredate_key", "Hire Date", "Original hire date", "HireDate", "Eintrittsdatum", "Date d'embauche", "Date d'entrée"),
        one("left_on", "terminationdate_key", "Termination Date", "TerminationDate", "Exit date", "Austrittsdatum", "Date de sortie", "Date de départ"),
        one("leave_reason", "termreason_desc", "Term Reason", *REASON, *TYPE, shares=True),
        one("_type", "termtype_desc", "Term Type", *TYPE, kind="text", shares=True),
        one("department_text", "department_name", *DEPARTMENT),
        one("location", "city_name", *LOCATION, "City"),
        one("status", *STATUS),
        one("seen_at", *_SEEN),
        one("_year", *_YEAR, kind="count"),
        *names(),
    ),
    works_out=(
        LEAVE_KIND,
        HIRED_IN_THE_PAST,
        # A year stands for its last day, this year for the moment of loading.
        WorkedOut("seen_at", "coalesce(v_seen_at, least(make_timestamp(v__year, 12, 31, 0, 0, 0), CAST(getvariable('latest') AS TIMESTAMP) - INTERVAL 1 YEAR))",
                  needs=("_year",), may=("seen_at",)),
    ),
    known=("birthdate_key", "age", "length_of_service", "Years of service", "job_title", "store_name", "gender_short", "gender_full", "BUSINESS_UNIT",
           "termtype_desc", *PRIVATE),
    proof=(*_SEEN, *_YEAR),
    proofs=1,
    repeats=True,
    order=("_year",),
    missing=STILL_HERE,
    picks="the newest year says how things stand, and every year where people were then",
    makes=(people_as_of, people_aliases),
)
