"""What the organisation declares about itself: services, streams, goals, targets, assumptions, calendar."""

from __future__ import annotations

from data.schema.columns import count, day, flag, number, text
from data.schema.table import canonical

ORGANISATION = canonical(
    "organisation",
    "One row: the organisation as a whole.",
    text("name", "Its name.", required=True),
    flag("invented", "True for a demonstration: every page then says so."),
    text("currency", "ISO 4217 code."),
    text("time_zone", "IANA name of the zone in which days and months are cut."),
    count("fiscal_year_start", "First month of the fiscal year, 1 to 12."),
    count("minimum_people", "Smallest group of people shown; 5 where empty, never below."),
    text("leaving_study_approved_by", "Who approved that answers are set beside who left; empty: they are not."),
    day("leaving_study_approved_on", "When."),
)

DEPARTMENTS = canonical(
    "departments",
    "One row per department, by the name that files use.",
    text("name", "Its name.", required=True),
    text("parent", "The department that it belongs to."),
    text("owner", "Who leads it (a role or a public name)."),
    day("valid_from", "First day."),
    day("valid_to", "Last day."),
)

SERVICES = canonical(
    "services",
    "One row per service, in business terms.",
    text("name", "What colleagues call it.", required=True),
    text("department", "Who provides it."),
    text("owner", "The one accountable for it."),
    text("owner_department", "Where the owner works."),
    text("stream", "The value stream that it belongs to."),
    text("outcome", "What it enables."),
    text("moment", "The moment of a colleague's journey that it serves: joining, first 90 days, moving, returning, leaving."),
    text("what_business", "What is the business?"),
    text("who_customers", "Who are the customers?"),
    text("what_needed", "What do they need?"),
    text("why_us", "Why us?"),
    text("what_expected", "What do they expect?"),
    text("who_accountable", "Who is accountable that people are happy?"),
    text("which_means", "Which people, processes, technology?"),
    day("valid_from", "First day."),
    day("valid_to", "Last day."),
)

SERVICE_RULES = canonical(
    "service_rules",
    "Which tickets belong to which service; the first rule that matches decides.",
    text("for_source", "The source that it applies to; empty for all."),
    text("field", "category, subcategory, item, service_text, team or kind.", required=True),
    text("pattern", "The value, case ignored; * stands for anything.", required=True),
    text("service", "The service's id.", required=True),
    count("position", "Rules are tried in this order.", required=True),
    flag("confirmed", "Someone has looked at it; proposals have not been."),
)

STATE_CLASSES = canonical(
    "state_classes",
    "What a tool's states mean.",
    text("for_source", "The source that it applies to; empty for all."),
    text("state", "The state in the tool's words.", required=True),
    text("class", "waiting, working, done or cancelled.", required=True),
    flag("confirmed", "Someone has looked at it."),
)

STREAMS = canonical(
    "streams",
    "One row per value stream.",
    text("name", "Its name.", required=True),
    text("owner", "Who owns the result."),
    text("outcome", "One unit of outcome, in words: a claim settled, a colleague who can work."),
    text("goal", "The goal that it serves."),
    text("measure", "The business measure that counts its outcomes."),
    number("stale_days", "An open case without news for longer counts as dropped."),
)

STREAM_RULES = canonical(
    "stream_rules",
    "Which tickets are steps of which stream, and how they come together as a case.",
    text("stream", "The stream's id.", required=True),
    text("step", "The step's name.", required=True),
    count("position", "Order of the steps."),
    text("field", "category, subcategory, item, service, team or kind.", required=True),
    text("pattern", "The value, case ignored; * stands for anything.", required=True),
    text("correlate", "case_ref, parent or person.", required=True),
    number("within_days", "For person: days around the anchor, the person's hire date."),
)

GOALS = canonical(
    "goals",
    "One row per goal of the organisation.",
    text("name", "The goal in words.", required=True),
    text("factor", "revenue, cost, productivity, differentiation, customer satisfaction or experience.", required=True),
    text("owner", "Who answers for it."),
)

TARGETS = canonical(
    "targets",
    "What is to be reached, by when, and who agreed.",
    text("indicator", "The indicator's key.", required=True),
    text("service", "For one service; empty for all."),
    text("stream", "For one stream; empty for all."),
    number("value", "The target, in the indicator's unit (shares as 0 to 1).", required=True),
    text("goal", "The goal's id."),
    text("owner", "Who owns the result."),
    text("agreed_by", "Who agreed."),
    day("agreed_on", "When."),
    day("review_on", "When it is looked at.", future=True),
)

ASSUMPTIONS = canonical(
    "assumptions",
    "What must be assumed to turn time into money; never shipped with a value.",
    text("name", "loaded_hourly_rate, recoverable_share, minutes_lost_per_ticket, revenue_per_hour, "
                 "minutes_saved_per_ticket, automatable_share, automation_running_cost or automation_setup_cost.", required=True),
    text("service", "For one service; empty for all."),
    text("stream", "For one value stream; empty for all."),
    number("low", "Low end.", required=True),
    number("base", "Best guess.", required=True),
    number("high", "High end.", required=True),
    text("unit", "Unit."),
    text("currency", "ISO 4217 code, for amounts."),
    text("owner", "Who stands for it."),
    day("stated_on", "When."),
    text("reference", "Where it comes from."),
)

EXCHANGE_RATES = canonical(
    "exchange_rates",
    "One row per currency and day from which a rate holds, until the next one.",
    text("currency", "ISO 4217 code.", required=True),
    day("on", "First day on which it holds.", required=True),
    number("rate", "What one unit of it is worth in the organisation's currency.", required=True),
    text("reference", "Where it comes from."),
)

CALENDAR = canonical(
    "calendar",
    "Working hours by weekday, and holidays by day; per location, `*` for all.",
    text("location", "Location, * for all.", required=True),
    count("weekday", "1 Monday to 7 Sunday, for working hours."),
    day("on", "The day, for holidays.", future=True),
    text("opens", "HH:MM, local."),
    text("closes", "HH:MM, local."),
    text("time_zone", "IANA zone of the location; the organisation's where empty."),
    text("name", "Name of the holiday."),
)

PROCESS_CHANGES = canonical(
    "process_changes",
    "Declared changes of a process: the usual range is computed anew from there.",
    text("indicator", "The indicator's key.", required=True),
    text("service", "For one service; empty for all."),
    day("on", "First day of the new process.", required=True),
    text("what", "What changed.", required=True),
)

IMPROVEMENTS = canonical(
    "improvements",
    "What was changed in order to move an indicator.",
    text("indicator", "The indicator's key.", required=True),
    text("service", "For one service; empty for all."),
    text("stream", "For one stream; empty for all."),
    day("on", "First day of the change.", required=True),
    text("what", "What was changed.", required=True),
    text("why", "Why."),
    text("expected", "What was expected."),
    day("look_on", "When its effect is looked at.", future=True),
    text("compared_with", "Id of a service that stays without the change; empty: all others together."),
)
