"""Small exports of many kinds over the same few tickets and colleagues, drawn by Hypothesis: what tests of loading load."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

IMPOSSIBLE, MENDED = "2026-02-31", "2026-02-03"


@dataclass(frozen=True)
class Export:
    """One file: its bytes, and how it is said to be read."""

    content: bytes
    said: dict = field(hash=False)


@dataclass(frozen=True)
class _Kind:
    """``key`` fields say which record a row is about; ``always`` are there in every list, the others where it knows them."""

    profile: str
    source: str
    key: dict[str, st.SearchStrategy]
    always: dict[str, st.SearchStrategy]
    others: dict[str, st.SearchStrategy]
    most: int = 3


def _of(*values: str) -> st.SearchStrategy:
    return st.sampled_from(values)


def _moment(*days: int, hour: str = "08:00:00") -> st.SearchStrategy:
    return _of(*(f"2026-02-{day:02d} {hour}" for day in days))


_TICKETS, _PEOPLE, _RESPONSES = _of("INC1", "INC2", "INC3"), _of("E-1", "E-2", "E-3"), _of("R1", "R2", "R3")
_OPENED = _moment(1, 1, 2, 3) | _of(f"{IMPOSSIBLE} 08:00:00")
KINDS = (
    _Kind(
        "servicenow_incident", "desk",
        {"number": _TICKETS}, {"opened_at": _OPENED, "sys_updated_on": _moment(4, 5, 6)},
        {"resolved_at": _moment(3, 4, 5, hour="10:00:00") | _of(""), "state": _of("New", "In Progress", "Closed", "Cancelled"),
         "category": _of("Network", "Door", ""), "assignment_group": _of("Devices", "Desk"), "caller_id": _of("Ann", "Bo", "Cy", ""),
         "caller_id.department": _of("Claims", "Sales", ""), "made_sla": _of("true", "false"), "reopen_count": _of("0", "1"),
         "parent": _of("", "", "INC1"), "location": _of("Lyon", "Bergen")},
    ),
    # A list that does not say how new its rows are: they are as new as its newest moment.
    _Kind("ticket_list", "desk", {"Ticket": _TICKETS}, {"Opened": _moment(1, 2, 9)}, {"Status": _of("New", "Closed"), "Category": _of("Network", "Door"),
          "Resolved": _moment(9, 10) | _of(""), "Caller": _of("Ann", "Bo")}),
    _Kind("servicenow_task_sla", "desk", {"task": _TICKETS}, {"has_breached": _of("true", "false"), "business_percentage": _of("90")},
          {"sla": _of("Resolution", "Response"), "start_time": _moment(1, 2), "end_time": _moment(5, 6)}),
    _Kind("servicenow_metric_instance", "desk", {"id": _TICKETS, "start": _moment(2, 3)},
          {"definition": _of("Assignment Group", "Incident State"), "field": _of("assignment_group", "state"), "value": _of("Devices", "New", "Closed"),
           "calculation_complete": _of("true")}, {"end": _moment(4, 5) | _of("")}),
    _Kind("people_list", "people", {"Employee Number": _PEOPLE}, {"Hire Date": _of("2025-01-01", "2026-02-02", IMPOSSIBLE)},
          {"Full Name": _of("Ann", "Bo", "Cy"), "E-mail": _of("ann@example.org", "bo@example.org"), "Department": _of("Claims", "Sales", "IT"),
           "Termination Date": _of("", "2026-02-10"), "As of": _of("2026-02-04", "2026-02-20")}),
    _Kind("survey_long", "pulse", {"Response ID": _RESPONSES, "Question code": _of("Q1", "Q2")},
          {"Submitted at": _moment(5, 6, 13), "Question": _of("How likely are you to recommend us as a place to work?"), "Answer": _of("0", "7", "9", "10", "12")},
          {"Employee ID": _PEOPLE, "Department": _of("Claims", "Sales"), "ticket": _TICKETS}, most=4),
    _Kind("template_services", "catalogue", {"id": _of("lan", "doors")}, {"name": _of("Network", "Doors", "Door")},
          {"stream": _of("joining", ""), "owner": _of("Dee", "Ed"), "moment": _of("joining", "")}),
    _Kind("template_service_rules", "catalogue", {"id": _of("r1", "r2")},
          {"field": _of("category"), "pattern": _of("Net*", "Door", "*"), "service": _of("lan", "doors"), "position": _of("1", "2", "x")},
          {"for_source": _of("desk", ""), "confirmed": _of("yes", "no")}),
    _Kind("template_state_classes", "catalogue", {"id": _of("s1", "s2")}, {"state": _of("New", "Closed"), "class": _of("waiting", "working", "done")},
          {"for_source": _of("desk", ""), "confirmed": _of("yes", "no")}),
    _Kind("template_departments", "catalogue", {"id": _of("claims", "sales")}, {"name": _of("Claims", "Sales")}, {"owner": _of("Dee", "Ed")}),
    _Kind("template_questions", "catalogue", {"id": _of("q1", "q2")},
          {"survey": _of("pulse"), "column": _of("Q1", "Q2"), "asks": _of("recommend", "satisfaction"), "scale_low": _of("0"), "scale_high": _of("10")},
          {"confidential": _of("yes", "no"), "zero_means": _of("value", "missing"), "confirmed": _of("yes", "no")}),
    _Kind("template_organisation", "catalogue", {"id": _of("us")}, {"name": _of("Us")}, {"time_zone": _of("Europe/Berlin", "Pacific/Auckland", ""),
          "minimum_people": _of("5", "")}),
    _Kind("template_calendar", "catalogue", {"id": _of("week", "day")}, {"location": _of("*", "Lyon"), "weekday": _of("1", "2"), "opens": _of("08:00"),
          "closes": _of("09:00", "16:00")}, {"time_zone": _of("Europe/Berlin", "")}),
    _Kind("template_streams", "catalogue", {"id": _of("joining")}, {"name": _of("Joining", "Starting")}, {"stale_days": _of("1", "3")}),
    _Kind("template_stream_rules", "catalogue", {"id": _of("step")},
          {"stream": _of("joining"), "step": _of("network"), "field": _of("category"), "pattern": _of("Network", "*"), "correlate": _of("parent", "person")},
          {"position": _of("1"), "within_days": _of("30")}),
    _Kind("template_outages", "outages", {"id": _of("o1", "o2")}, {"started_at": _moment(2, 3)}, {"ended_at": _moment(3, 4), "service": _of("lan", "Network")}),
)


@st.composite
def exports(draw: st.DrawFn) -> Export:
    """A file of any kind with some of its records and some of its columns; an impossible day is a row that is refused."""
    # Tickets four times as often as each of the others: everything hangs on them.
    kind = draw(st.sampled_from([KINDS[0]] * 3 + list(KINDS)))
    known = draw(st.lists(st.sampled_from(sorted(kind.others)), unique=True).map(sorted)) if draw(st.booleans()) else sorted(kind.others)
    columns = {**kind.key, **kind.always, **{name: kind.others[name] for name in known}}
    rows = draw(st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=kind.most, unique_by=lambda row: tuple(row[name] for name in kind.key)))
    said = {"profile": kind.profile, "source": kind.source, "time_zone": "UTC", "full": draw(st.booleans())}
    return Export(draw(st.sampled_from((_csv, _csv, _json_lines)))(rows), said)


def _csv(rows: list[dict]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _json_lines(rows: list[dict]) -> bytes:
    return "\n".join(map(json.dumps, rows)).encode()
