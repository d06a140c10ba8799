"""Tickets, what happened to them, and the cases that they add up to."""

from __future__ import annotations

from data.schema.columns import count, day, flag, moment, number, person, text
from data.schema.table import canonical, derived, view

TICKETS = canonical(
    "tickets",
    "One row per ticket of any service function: incident, request, task, change, problem.",
    moment("opened_at", "When it was asked for.", required=True),
    moment("resolved_at", "When the tool says that it was resolved."),
    moment("closed_at", "When the tool says that it was closed."),
    moment("updated_at", "The row's own last update: decides which version is newest.", version=True),
    moment("due_at", "When it was promised.", future=True),
    text("kind", "incident, request, requested_item, task, change, problem or other."),
    text("state", "The state in the tool's own words."),
    text("category", "The tool's category; becomes a proposed service where no rule says more."),
    text("subcategory", "The tool's subcategory."),
    text("item", "What it is about: configuration item, catalogue item, request type."),
    text("service_text", "The service as the tool names it, where it has such a column."),
    text("team", "The team that holds it now."),
    person("person", "Who it is for."),
    text("department_text", "The department of that person as the tool wrote it."),
    text("location", "Where that person works."),
    text("channel", "How it came in."),
    text("priority", "Priority in the tool's words."),
    flag("promise_flag", "The tool's own word on whether the promised time was kept."),
    flag("sla_kept", "Whether no service level agreement of the ticket was broken, from the tool's SLA records; goes before promise_flag."),
    count("reopen_count", "How often the tool counted it as reopened."),
    count("reassign_count", "How often the tool counted a change of team."),
    text("parent", "The id of the ticket that it belongs to."),
    text("case_ref", "A case number shared by the tickets of one case."),
    flag("article_used", "Solved with a knowledge article."),
    flag("self_served", "Fulfilled without a person handling it: by a portal, a catalogue or a machine."),
    flag("proactive", "Raised by us before anyone was affected; where empty, a channel such as monitoring tells."),
    text("cause", "What caused it: the problem record or the cause code, not how it was closed."),
    moment("live_at", "For a change: when people had it; where empty, its end stands for it."),
    flag("major", "Marked as a major outage."),
    number("worked_minutes", "Working minutes that the tool recorded."),
    text("title", "Its short description; stored only where an analyst maps it."),
    derives=(
        moment("finished_at", "Resolved, else closed, else the last update of a done state."),
        text("state_class", "waiting, working, done or cancelled."),
        text("service", "The service's id, `unassigned` where no rule matches."),
        text("department", "The department of the person at the time, `unknown` where it is not known."),
        day("opened_on", "Local day of opened_at."),
        day("finished_on", "Local day of finished_at."),
        day("live_on", "For a change that was not cancelled: local day of live_at, else of finished_at."),
        number("hours_to_resolve", "Calendar hours from opened to finished."),
        flag("promise_kept", "Finished within its promised time; empty where nothing was promised."),
        flag("came_back", "Reopened, or the same person asked for the same thing within 14 days of its end."),
        flag("is_repeat", "The same person asked for the same thing that ended less than 14 days before."),
        text("case_id", "The case that it belongs to; empty for one that ended and is a case by itself."),
        number("working_hours", "Working hours from opened to finished; empty while open."),
        flag("before_opening", "Finished, and asked outside working hours: whether it was finished before they next began."),
    ),
)

TICKET_EVENTS = canonical(
    "ticket_events",
    "One row per stretch of time that a ticket spent in one state or with one team.",
    text("ticket", "The ticket's id.", required=True),
    text("field", "state or team.", required=True),
    text("value", "The state or the team in the tool's words."),
    moment("started_at", "When the stretch began.", required=True, version=True),
    moment("ended_at", "When it ended; empty where the next stretch tells."),
    count("position", "Order within one ticket where moments are equal."),
)


def _of_cases() -> tuple:
    return (
        text("source", "The source of the case's first ticket.", required=True),
        text("id", "The case.", required=True),
        text("stream", "The value stream, empty where no stream claims it."),
        text("service", "The service of its first ticket."),
        text("department", "The department of its first ticket's person at the time."),
        moment("started_at", "The first ask.", required=True),
        moment("finished_at", "The outcome; empty while open."),
        moment("seen_at", "Until when the case is known: finished_at, else the newest moment of the data."),
        day("started_on", "Local day of the first ask."),
        day("finished_on", "Local day of the outcome."),
        day("seen_on", "Local day of seen_at."),
        flag("finished", "All its tickets are done, at least one not cancelled."),
        flag("cancelled", "All its tickets were cancelled."),
        count("tickets", "Tickets in the case."),
        count("raised", "Tickets that somebody raised: trees of tickets in the case, each counted once however many belong to it."),
        count("handoffs", "Changes of team in the case."),
        text("handoffs_from", "history, or counter where only the tool's own counter is known."),
        number("working_hours", "Working hours from the first ask to seen_at."),
        number("hours", "Calendar hours from the first ask to seen_at."),
        number("worked_hours", "Working hours in which any of its tickets was in a working state; empty unless the class of "
                               "every state in its history is known."),
        flag("before_opening", "Asked outside working hours: whether the outcome came before they next began; empty where "
                               "asked within them, or where neither has come yet."),
        moment("last_event_at", "The newest moment that any of its tickets names, until seen_at."),
        flag("has_history", "The history of states or teams is known for all its tickets."),
        text("batch", "The newest batch among its tickets."),
    )


JOINED_CASES = derived(
    "joined_cases",
    "One row per case of several tickets, of any case while it is open, and of any case at all where rules, parents or "
    "events say which tickets belong together.",
    *_of_cases(),
)

# A ticket that ended and is a case by itself is not written a second time.
_BY_THEMSELVES = """
    SELECT t.source, t.source || '/' || t.id AS id, sv.stream, t.service, t.department, t.opened_at AS started_at,
           CASE WHEN NOT t.given_up THEN t.finished_at END AS finished_at, t.finished_at AS seen_at, t.opened_on AS started_on,
           CASE WHEN NOT t.given_up THEN t.finished_on END AS finished_on, t.finished_on AS seen_on,
           NOT t.given_up AS finished, t.given_up AS cancelled, 1 AS tickets, 1 AS raised,
           t.reassign_count AS handoffs, CASE WHEN t.reassign_count IS NOT NULL THEN 'counter' END AS handoffs_from,
           t.working_hours, t.hours_to_resolve AS hours, NULL AS worked_hours, t.before_opening,
           least(greatest(t.opened_at, t.resolved_at, t.closed_at, t.updated_at, t.finished_at), t.finished_at) AS last_event_at,
           FALSE AS has_history, t.batch
    FROM (SELECT *, coalesce(state_class, '') = 'cancelled' AS given_up FROM tickets WHERE case_id IS NULL) t LEFT JOIN (
        SELECT id, min(stream) AS stream FROM services WHERE stream NOT IN (SELECT stream FROM stream_rules) GROUP BY id
    ) sv ON sv.id = t.service
"""
CASES = view(
    "cases",
    "One row per case of a value stream: all tickets that together bring one outcome.",
    f"SELECT * FROM joined_cases UNION ALL BY NAME ({_BY_THEMSELVES})",
    *_of_cases(),
)

CASE_RESTS = derived(
    "case_rests",
    "One row per stretch in which an open case went without any event for longer than its stream allows.",
    text("case_id", "The case.", required=True),
    moment("dropped_at", "From when on it counts as dropped: the last event and the stream's stale days.", required=True),
    moment("until_at", "The next event; empty where none has come."),
    day("dropped_on", "Local day of dropped_at."),
    day("until_on", "Local day of until_at."),
)

CASE_STEPS = derived(
    "case_steps",
    "One row per ticket that a rule makes a step of a value stream.",
    text("source", "The source of the ticket.", required=True),
    text("ticket", "The ticket.", required=True),
    text("stream", "The value stream.", required=True),
    text("step", "The step's name.", required=True),
    count("position", "The step's place in the stream."),
)
