"""What Harbour Mutual declares about itself: departments, services, rules, states, streams, calendar."""

from __future__ import annotations

from data.demo.business import CLAIMS_SETTLED, POLICIES_ISSUED, WELCOMED
from data.demo.services import SERVICES
from data.demo.sources import ZENDESK
from data.demo.span import CLOSED
from data.demo.staff import HEADCOUNT
from data.demo.truths import SMALL_DEPARTMENT
from data.demo.work import CLAIM_STEPS, JOINING_STEPS, MOVE, ORDINARY, STEPS

Rows = list[dict[str, object]]

ORGANISATION: Rows = [{
    "id": "harbour_mutual", "name": "Harbour Mutual", "invented": True, "currency": "EUR", "time_zone": "Europe/Oslo",
    "fiscal_year_start": 1, "minimum_people": 5, "leaving_study_approved_by": "Ingrid Halvorstad and the works council",
    "leaving_study_approved_on": "2026-02-02",
}]

_HEADS = {
    "Claims": "Priya Ramanvik", "Customer contact": "Marit Solbakk", "Sales": "Tomás Herralta", "Underwriting": "Niamh Glenmore",
    "IT": "Jonas Weidmoor", "Finance": "Amara Okaforde", "Facilities": "Paul Andersmoen", "HR": "Ingrid Halvorstad",
    "Security": "Aylin Demirsund",
}


def slug(name: str) -> str:
    """A department's id from its name."""
    return name.lower().replace(" ", "_")


def departments() -> Rows:
    """Nine departments, and the four people within one of them."""
    rows = [{"id": slug(n), "name": n, "parent": "", "owner": _HEADS[n]} for n in HEADCOUNT]
    small = SMALL_DEPARTMENT
    return [*rows, {"id": slug(small.department), "name": small.department, "parent": slug(small.parent), "owner": "The board"}]


def services() -> Rows:
    """The catalogue."""
    return [{**vars(s), "department": slug(s.department), "owner_department": slug(s.owner_department) if s.owner_department else "",
             "valid_from": "2020-01-01"} for s in SERVICES]


def service_rules() -> Rows:
    """By the item or request type where a stream's step names it, else by category, else by the item of an order."""
    pairs = [("subcategory" if step in CLAIM_STEPS else "item", step, work.service) for step, work in STEPS.items()]
    pairs += [("kind", "request", "joining_paperwork"), ("item", MOVE.items[0][0], MOVE.service)]
    for work in ORDINARY:
        by_item = work.kind == "requested_item"
        pairs += [("item", name, work.service) for name, _ in work.items] if by_item else [("category", work.category, work.service)]
    return [{"id": f"rule_{n:02d}", "for_source": "", "field": field, "pattern": pattern, "service": service, "position": n,
             "confirmed": True} for n, (field, pattern, service) in enumerate(pairs, 1)]


_STATES = {
    "": {"New": "waiting", "In Progress": "working", "On Hold": "waiting", "Resolved": "done", "Closed": "done", "Canceled": "cancelled",
         "Open": "waiting", "Work in Progress": "working", "Pending": "waiting", "Closed Complete": "done",
         "Closed Incomplete": "cancelled", "Closed Skipped": "cancelled", "Waiting for support": "waiting", "Assess": "waiting",
         "Scheduled": "waiting", "Implement": "working", "Review": "working"},
    ZENDESK: {"New": "waiting", "Open": "working", "Pending": "waiting", "Hold": "waiting", "Solved": "done", "Closed": "done"},
}
"""By the source for which it holds: an open ticket waits in ServiceNow, in Zendesk someone has taken it."""


def state_classes() -> Rows:
    """What the states of the three ticket systems mean."""
    return [{"id": "_".join(part for part in (source, slug(state)) if part), "for_source": source, "state": state, "class": meant,
             "confirmed": True} for source, meaning in _STATES.items() for state, meant in meaning.items()]


STREAMS: Rows = [
    {"id": "joining", "name": "Welcoming a new colleague", "owner": "Amara Okaforde", "outcome": "a colleague who can work",
     "goal": "place_to_stay", "measure": WELCOMED, "stale_days": 20},
    {"id": "claims", "name": "Settling a claim", "owner": "Priya Ramanvik", "outcome": "a claim settled",
     "goal": "cheaper_outcomes", "measure": CLAIMS_SETTLED, "stale_days": 15},
    {"id": "policies", "name": "Issuing a policy", "owner": "Tomás Herralta", "outcome": "a policy issued",
     "goal": "trusted_growth", "measure": POLICIES_ISSUED, "stale_days": 10},
]


def stream_rules() -> Rows:
    """Joining hangs together by its order, a claim by its number."""
    rows = [{"stream": "joining", "step": "New colleague announced", "position": 0, "field": "kind", "pattern": "request",
             "correlate": "parent"}]
    rows += [{"stream": "joining", "step": step, "position": n, "field": "item", "pattern": step, "correlate": "parent"}
             for n, step in enumerate(JOINING_STEPS, 1)]
    rows += [{"stream": "claims", "step": step, "position": n, "field": "subcategory", "pattern": step, "correlate": "case_ref"}
             for n, step in enumerate(CLAIM_STEPS, 1)]
    return [{"id": f"{row['stream']}_{row['position']}", **row} for row in rows]


_LOCAL_HOLIDAYS = {
    "Oslo": {"2025-04-17": "Maundy Thursday", "2025-04-18": "Good Friday", "2025-05-01": "Labour Day", "2026-04-02": "Maundy Thursday",
             "2026-04-03": "Good Friday", "2026-05-01": "Labour Day"},
    "Hamburg": {"2025-04-18": "Good Friday", "2025-05-01": "Labour Day", "2025-10-31": "Reformation Day", "2026-04-03": "Good Friday",
                "2026-05-01": "Labour Day"},
    "Lisbon": {"2025-04-18": "Good Friday", "2025-04-25": "Freedom Day", "2025-06-10": "Day of Portugal", "2026-04-03": "Good Friday",
               "2026-06-10": "Day of Portugal"},
    "Dublin": {"2025-03-17": "St Patrick's Day", "2025-05-05": "May Day", "2026-03-17": "St Patrick's Day", "2026-05-04": "May Day"},
}


def calendar() -> Rows:
    """Working hours on five days, the days when the house is closed, and the holidays of each place."""
    rows: Rows = [{"id": f"hours_{d}", "location": "*", "weekday": d, "opens": "08:00", "closes": "16:00"} for d in range(1, 6)]
    rows += [{"id": f"closed_{day}", "location": "*", "on": day, "name": name} for day, name in CLOSED.items()]
    return rows + [{"id": f"{slug(place)}_{day}", "location": place, "on": day, "name": name}
                   for place, days in _LOCAL_HOLIDAYS.items() for day, name in days.items()]
