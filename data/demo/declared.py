"""What Harbour Mutual declares about itself: departments, rules, streams, goals, targets, assumptions, calendar."""

from __future__ import annotations

from data.demo.answers import AFTER_TICKET, PULSE
from data.demo.business import CLAIMS_SETTLED, POLICIES_ISSUED, WELCOMED
from data.demo.outside import CUSTOMER_SURVEY
from data.demo.printers.qualtrics import PULSE_QUESTIONS, TICKET_QUESTIONS
from data.demo.printers.surveymonkey import QUESTIONS as CUSTOMER_QUESTIONS
from data.demo.services import SERVICES
from data.demo.span import CLOSED
from data.demo.staff import HEADCOUNT
from data.demo.truths import IMPROVEMENTS, NO_OWNER, SHORTER_PULSE, SLOW_HANDOVER, SMALL_DEPARTMENT, WATERMELON
from data.demo.work import CLAIM_STEPS, JOINING_STEPS, MOVE, ORDINARY, STEPS

Rows = list[dict[str, object]]

ORGANISATION: Rows = [{
    "id": "harbour_mutual", "name": "Harbour Mutual", "invented": True, "currency": "EUR", "time_zone": "Europe/Oslo",
    "fiscal_year_start": 1, "minimum_people": 5,
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
    """By the item where a stream's step names it, else by category, else by the item of an order."""
    pairs = [("item", step, work.service) for step, work in STEPS.items()]
    pairs += [("kind", "request", "joining_paperwork"), ("item", MOVE.items[0][0], MOVE.service)]
    for work in ORDINARY:
        by_item = work.kind == "requested_item"
        pairs += [("item", name, work.service) for name, _ in work.items] if by_item else [("category", work.category, work.service)]
    return [{"id": f"rule_{n:02d}", "for_source": "", "field": field, "pattern": pattern, "service": service, "position": n,
             "confirmed": True} for n, (field, pattern, service) in enumerate(pairs, 1)]


def state_classes() -> Rows:
    """What the states of ServiceNow mean."""
    meaning = {
        "New": "waiting", "In Progress": "working", "On Hold": "waiting", "Resolved": "done", "Closed": "done",
        "Canceled": "cancelled", "Open": "waiting", "Work in Progress": "working", "Pending": "waiting",
        "Closed Complete": "done", "Closed Incomplete": "cancelled", "Closed Skipped": "cancelled",
    }
    return [{"id": slug(state), "for_source": "", "state": state, "class": meant, "confirmed": True} for state, meant in meaning.items()]


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
    rows += [{"stream": "claims", "step": step, "position": n, "field": "item", "pattern": step, "correlate": "case_ref"}
             for n, step in enumerate(CLAIM_STEPS, 1)]
    return [{"id": f"{row['stream']}_{row['position']}", **row} for row in rows]


GOALS: Rows = [
    {"id": "trusted_growth", "name": "Grow the business people trust", "factor": "revenue", "owner": "Tomás Herralta"},
    {"id": "cheaper_outcomes", "name": "One euro in ten saved by 2028", "factor": "cost", "owner": "Amara Okaforde"},
    {"id": "time_that_matters", "name": "Time for the work that matters", "factor": "productivity", "owner": "Jonas Weidmoor"},
    {"id": "first_with_brokers", "name": "First with what brokers ask for", "factor": "differentiation", "owner": "Niamh Glenmore"},
    {"id": "recommended_insurer", "name": "The insurer people recommend", "factor": "customer satisfaction", "owner": "Marit Solbakk"},
    {"id": "place_to_stay", "name": "A place where people stay", "factor": "experience", "owner": "Ingrid Halvorstad"},
]

_WORKDAY_HOURS = 8
_TARGETS = (
    ("promise_kept", "", "", 0.90, "time_that_matters", "Jonas Weidmoor"),
    ("promise_kept", WATERMELON.service, "", WATERMELON.promise_target, "time_that_matters", "Jonas Weidmoor"),
    ("promise_kept", "laptops_phones", "", 0.88, "time_that_matters", "Jonas Weidmoor"),
    ("promise_kept", "expenses", "", 0.95, "time_that_matters", "Amara Okaforde"),
    ("right_first_time", "", "", 0.92, "time_that_matters", "Lena Fischhagen"),
    ("right_first_time", "payroll", "", 0.90, "time_that_matters", "Ingrid Halvorstad"),
    ("time_to_outcome", "", SLOW_HANDOVER.stream, SLOW_HANDOVER.target_days * _WORKDAY_HOURS, "place_to_stay", "Amara Okaforde"),
    ("time_to_outcome", "", "claims", 60, "trusted_growth", "Priya Ramanvik"),
    (NO_OWNER, "", "", 1.5, "time_that_matters", ""),
    ("lost_hours_per_colleague", "", "", 0.85, "time_that_matters", "Lena Fischhagen"),
    ("service_experience", "", "", 0.75, "place_to_stay", "Ingrid Halvorstad"),
    ("service_experience", WATERMELON.service, "", WATERMELON.favourable_target, "place_to_stay", "Jonas Weidmoor"),
    ("enps", "", "", 20, "place_to_stay", "Ingrid Halvorstad"),
    ("voluntary_turnover", "", "", 0.10, "place_to_stay", "Ingrid Halvorstad"),
    ("retention", "", "", 0.88, "place_to_stay", "Ingrid Halvorstad"),
    ("who_answered", "", "", 0.30, "place_to_stay", "Ingrid Halvorstad"),
    ("customer_delivery_on_time", "", "", 0.95, "trusted_growth", "Tomás Herralta"),
    ("cost_per_outcome", "", "claims", 34, "cheaper_outcomes", "Priya Ramanvik"),
    ("customer_nps", "", "", 35, "recommended_insurer", "Marit Solbakk"),
)


def targets() -> Rows:
    """What is to be reached by the end of June 2027; shares as 0 to 1, times in working hours."""
    return [{"id": "_".join(part for part in (key, service or stream) if part), "indicator": key, "service": service,
             "stream": stream, "value": value, "goal": goal, "owner": owner, "agreed_by": "The board" if owner else "",
             "agreed_on": "2025-12-10", "review_on": "2027-06-30"} for key, service, stream, value, goal, owner in _TARGETS]


_ASSUMED = (
    ("loaded_hourly_rate", "", 38.0, 44.0, 52.0, "per hour", "EUR", "Amara Okaforde", "Payroll 2025, benefits and overhead added"),
    ("recoverable_share", "", 0.3, 0.5, 0.7, "share", "", "Amara Okaforde", "Judged in the finance round of January 2026"),
    ("minutes_lost_per_ticket", "", 15.0, 30.0, 60.0, "minutes", "", "Lena Fischhagen", "Forty interviews in autumn 2025"),
    ("minutes_lost_per_ticket", WATERMELON.service, 25.0, 40.0, 60.0, "minutes", "", "Jonas Weidmoor", "Forty interviews in autumn 2025"),
    ("revenue_per_hour", "", 21_000.0, 26_000.0, 31_000.0, "per hour", "EUR", "Tomás Herralta", "Premiums of 2025 by opening hours"),
)


def assumptions() -> Rows:
    """Low, base and high, each with someone who stands for it."""
    return [{"id": "_".join(part for part in (name, service) if part), "name": name, "service": service, "low": low, "base": base,
             "high": high, "unit": unit, "currency": currency, "owner": owner, "stated_on": "2026-01-15", "reference": reference}
            for name, service, low, base, high, unit, currency, owner, reference in _ASSUMED]


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


PROCESS_CHANGES: Rows = [{"id": "shorter_pulse", "indicator": "who_answered", "service": "", "on": SHORTER_PULSE.on.isoformat(),
                          "what": "The pulse asks five questions instead of twelve"}]


def improvements() -> Rows:
    """What was changed in order to move an indicator; what came of it is for the product to find."""
    return [{"id": c.key, "indicator": c.indicator, "service": c.service, "stream": c.stream, "on": c.on.isoformat(), "what": c.what,
             "why": c.why, "expected": c.expected, "look_on": c.look_on.isoformat()} for c in IMPROVEMENTS]


_ASKS = {
    (PULSE, "recommend"): ("recommend", 0, 10, True), (PULSE, "comfort"): ("comfort", 1, 5, True),
    (PULSE, "safety"): ("safety", 1, 5, True), (PULSE, "readiness"): ("readiness", 1, 5, True),
    (AFTER_TICKET, "satisfaction"): ("satisfaction", 1, 5, False), (AFTER_TICKET, "effort"): ("effort", 1, 7, False),
    (AFTER_TICKET, "minutes_lost"): ("lost_time", 0, "", False),
    (CUSTOMER_SURVEY, CUSTOMER_QUESTIONS[0]): ("customer_recommend", 0, 10, False),
    (CUSTOMER_SURVEY, CUSTOMER_QUESTIONS[1]): ("customer_satisfaction", 1, 5, False),
}


def questions() -> Rows:
    """What the columns of the surveys ask, confirmed; a SurveyMonkey column is known by its whole question."""
    texts = {PULSE: PULSE_QUESTIONS, AFTER_TICKET: TICKET_QUESTIONS, CUSTOMER_SURVEY: dict(zip(CUSTOMER_QUESTIONS, CUSTOMER_QUESTIONS, strict=True))}
    return [{"id": f"{survey}_{asks}", "survey": survey, "column": column, "text": texts[survey][column], "asks": asks,
             "scale_low": low, "scale_high": high, "zero_means": "value", "confidential": confidential, "confirmed": True}
            for (survey, column), (asks, low, high, confidential) in _ASKS.items()]
