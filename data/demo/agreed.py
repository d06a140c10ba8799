"""What Harbour Mutual has agreed upon: goals, targets, assumptions, declared changes and improvements."""

from __future__ import annotations

from data.demo.declared import Rows
from data.demo.truths import AUTOMATABLE, IMPROVEMENTS, NO_OWNER, SHORTER_PULSE, SLOW_HANDOVER, WATERMELON

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
    (NO_OWNER, "", "", 6.0, "time_that_matters", ""),
    ("lost_hours_per_colleague", "", "", 0.85, "time_that_matters", "Lena Fischhagen"),
    ("service_experience", "", "", 0.75, "place_to_stay", "Ingrid Halvorstad"),
    ("service_experience", WATERMELON.service, "", WATERMELON.favourable_target, "place_to_stay", "Jonas Weidmoor"),
    ("enps", "", "", 20, "place_to_stay", "Ingrid Halvorstad"),
    ("voluntary_turnover", "", "", 0.10, "place_to_stay", "Ingrid Halvorstad"),
    ("retention", "", "", 0.88, "place_to_stay", "Ingrid Halvorstad"),
    ("who_answered", "", "", 0.30, "place_to_stay", "Ingrid Halvorstad"),
    ("customer_delivery_on_time", "", "", 0.95, "trusted_growth", "Tomás Herralta"),
    ("cost_per_outcome", "", "claims", 34, "cheaper_outcomes", "Priya Ramanvik"),
    ("revenue_at_risk", "", "", 30_000, "trusted_growth", "Priya Ramanvik"),
    ("lead_time_of_change", "", "", 28, "first_with_brokers", "Jonas Weidmoor"),
    ("new_value_share", "", "", 0.075, "first_with_brokers", "Niamh Glenmore"),
    ("time_to_hire", "", "", 50, "place_to_stay", "Ingrid Halvorstad"),
    ("customer_retention", "", "", 0.905, "recommended_insurer", "Marit Solbakk"),
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
    ("minutes_saved_per_ticket", "", 4.0, 6.0, 9.0, "minutes", "", "Lena Fischhagen", "Timed at the desks in March 2026"),
    ("minutes_saved_per_ticket", AUTOMATABLE.service, *AUTOMATABLE.saves, "minutes", "", "Jonas Weidmoor",
     "Timed at the desks in March 2026, both sides"),
    ("automatable_share", "", 0.20, 0.25, 0.25, "share", "", "Lena Fischhagen", "What two peers reached"),
    ("automation_running_cost", "", 420.0, 480.0, 540.0, "per month", "EUR", "Amara Okaforde", "Two offers of May 2026"),
    ("automation_setup_cost", "", 3_000.0, 4_500.0, 6_000.0, "once", "EUR", "Amara Okaforde", "Two offers of May 2026"),
    ("revenue_per_hour", "", 21_000.0, 26_000.0, 31_000.0, "per hour", "EUR", "Tomás Herralta", "Premiums of 2025 by opening hours"),
)


def assumptions() -> Rows:
    """Low, base and high, each with someone who stands for it."""
    return [{"id": "_".join(part for part in (name, service) if part), "name": name, "service": service, "low": low, "base": base,
             "high": high, "unit": unit, "currency": currency, "owner": owner, "stated_on": "2026-01-15", "reference": reference}
            for name, service, low, base, high, unit, currency, owner, reference in _ASSUMED]


PROCESS_CHANGES: Rows = [{"id": "shorter_pulse", "indicator": "who_answered", "service": "", "on": SHORTER_PULSE.on.isoformat(),
                          "what": "The pulse asks five questions instead of twelve"}]


def improvements() -> Rows:
    """What was changed in order to move an indicator; what came of it is for the product to find."""
    return [{"id": c.key, "indicator": c.indicator, "service": c.service, "stream": c.stream, "on": c.on.isoformat(), "what": c.what,
             "why": c.why, "expected": c.expected, "look_on": c.look_on.isoformat()} for c in IMPROVEMENTS]
