"""Colleagues: employment, the names they go by, open positions."""

from __future__ import annotations

from data.schema.columns import count, day, flag, moment, number, person, text
from data.schema.table import canonical, derived

PEOPLE = canonical(
    "people",
    "One row per spell of employment; someone hired again has two.",
    person("person", "Who.", required=True),
    day("hired_on", "First day of the spell; empty in tables without dates."),
    day("left_on", "Last day of the spell.", future=True),
    text("leave_reason", "Why it ended, in the source's words."),
    text("leave_kind", "voluntary, involuntary, retirement or other."),
    flag("left", "Has left; for tables that say so without a date."),
    text("department_text", "Department as the source wrote it."),
    text("location", "Place of work."),
    text("status", "Employment status in the source's words."),
    flag("overtime", "Works overtime."),
    number("years_employed", "Years of employment, for tables without dates."),
    moment("seen_at", "The moment that the list describes.", version=True),
    derives=(
        text("department", "The department's id, `unknown` where none is given."),
    ),
)

PEOPLE_AS_OF = canonical(
    "people_as_of",
    "What a list that tells of several moments said of a spell at each of them, as yearly snapshots do.",
    person("person", "Who.", required=True),
    text("spell", "The spell of `people` that it is about.", required=True),
    moment("seen_at", "The moment that the row describes.", required=True, version=True),
    day("hired_on", "First day of the spell, as told then."),
    day("left_on", "Last day of the spell, as told then.", future=True),
    text("department_text", "Department at that moment, as the source wrote it."),
    text("location", "Place of work at that moment."),
    text("status", "Employment status at that moment, in the source's words."),
)

PERSON_ALIAS = canonical(
    "person_alias",
    "The other identifiers by which tickets and answers name the same person.",
    text("kind", "number, email, name or login.", required=True),
    person("alias", "The identifier, normalised, as a keyed hash.", required=True),
    person("person", "The person that it names.", required=True),
    day("valid_from", "First day on which it does."),
    day("valid_to", "Last day on which it does."),
)

PERSON_DEPARTMENTS = derived(
    "person_departments",
    "Which department a person belonged to, and when; from every version of the people lists and every moment that they tell of.",
    text("person", "Who.", required=True),
    text("department", "The department's id.", required=True),
    moment("from_at", "From when on."),
    moment("to_at", "Until when."),
)

REQUISITIONS = canonical(
    "requisitions",
    "One row per position to fill.",
    moment("opened_at", "When the position was opened.", required=True),
    moment("accepted_at", "When a candidate accepted."),
    day("starts_on", "First day at work.", future=True),
    moment("cancelled_at", "When it was given up."),
    number("held_days", "Days on hold."),
    text("status", "Status in the source's words."),
    text("department_text", "Department as the source wrote it."),
    moment("updated_at", "The row's own last update.", version=True),
    derives=(
        text("department", "The department's id."),
        count("open_days", "Days opened to accepted, holds out."),
        day("opened_on", "Local day of opened_at."),
        day("accepted_on", "Local day of accepted_at."),
        day("cancelled_on", "Local day of cancelled_at, where nobody had accepted."),
    ),
)
