"""Surveys: who was asked, who answered, and what they said to which question."""

from __future__ import annotations

from data.schema.columns import count, day, flag, moment, number, person, text
from data.schema.table import canonical, derived

QUESTIONS = canonical(
    "questions",
    "What a survey's column asks; proposed from its text, confirmed by an analyst.",
    text("survey", "The survey.", required=True),
    text("column", "The column's code.", required=True),
    text("text", "The question."),
    text("asks", "recommend, satisfaction, happiness, effort, lost_time, comfort, safety, readiness, engagement, "
                 "customer_recommend, customer_satisfaction or other.", required=True),
    number("scale_low", "The lowest answer."),
    number("scale_high", "The highest answer."),
    text("zero_means", "value, or missing where 0 stands for `not applicable`."),
    flag("reversed", "The highest answer says least of what is asked, such as effort asked as ease."),
    text("moment", "The moment of a colleague's journey that it asks about; the service's where empty."),
    flag("confidential", "About the workplace: shown from atoms only. True unless declared transactional."),
    flag("comments_shown", "What people wrote in this survey may be read, ten people's at a time; False unless declared."),
    flag("confirmed", "Someone has looked at it."),
)

RESPONSES = canonical(
    "responses",
    "One row per filled-in questionnaire.",
    text("survey", "The survey.", required=True),
    moment("answered_at", "When it was sent in; the as-of moment for exports without dates.", version=True),
    flag("complete", "Filled in to the end."),
    person("person", "Who answered, where the survey is not anonymous."),
    text("ticket", "The ticket that it is about."),
    text("service_text", "The service that it is about, as the survey wrote it."),
    text("department_text", "The department of who answered, as the survey wrote it."),
    text("comment", "What they wrote in their own words; only where an analyst maps it, shown by `metrics.comments` alone."),
    derives=(
        text("service", "The service's id: of the ticket, else as written, else `unassigned`."),
        text("department", "The department at the time, `unknown` where it is not known."),
        text("employee", "Who answered, as the people list knows them; empty where nobody or several go by that name."),
        day("answered_on", "Local day of answered_at."),
        count("arrived", "Order of arrival of the first batch that holds it: late answers wait for an atom."),
    ),
)

ANSWERS = canonical(
    "answers",
    "One row per answered question of a response.",
    text("response", "The response's id.", required=True),
    text("survey", "The survey.", required=True),
    text("column", "The question's code in that survey.", required=True),
    number("value", "The answer as a number on the question's scale."),
    moment("answered_at", "When it was given.", version=True),
    derives=(
        text("asks", "What the question asks."),
        number("score", "0 to 100 along the scale, turned round where the question is reversed."),
        flag("favourable", "Counts as favourable for a scale of this length."),
        flag("promoter", "9 or 10 of 10."),
        flag("detractor", "0 to 6 of 10."),
        flag("confidential", "Shown from atoms only."),
        text("person", "Who answered."),
        text("employee", "Who answered, as the people list knows them."),
        text("service", "The service that it is about."),
        text("moment", "The moment of a colleague's journey that it is about."),
        text("department", "The department of who answered, at the time."),
        day("answered_on", "Local day of the answer."),
        count("arrived", "Order of arrival of the first batch that holds it."),
    ),
)

INVITATIONS = canonical(
    "invitations",
    "Who was asked: one row per person, or per group with its size.",
    text("survey", "The survey.", required=True),
    moment("invited_at", "When.", required=True, version=True),
    person("person", "Who was invited, where the list names people."),
    text("department_text", "The group's department as the list wrote it."),
    count("invited", "How many people the row stands for; 1 where empty."),
    derives=(
        text("department", "The department's id."),
        day("invited_on", "Local day of invited_at."),
        count("arrived", "Order of arrival of the first batch that holds it."),
    ),
)

UNSETTLED = derived(
    "unsettled",
    "What an import, or taking one back, changed in quarters that had closed and may have been shown before.",
    text("told", "The table: answers, responses or invitations.", required=True),
    text("batch", "The import.", required=True),
    count("turn", "Order of the change.", required=True),
    flag("taken_back", "It was taking it back that changed them."),
    day("quarter", "First day of the quarter.", required=True),
    text("department", "The department before, or after.", required=True),
    text("asks", "What the question asks; empty for tables other than answers."),
    count("people", "How many people's rows it changed or took away.", required=True),
)
