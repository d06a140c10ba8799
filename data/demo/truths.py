"""What is true of Harbour Mutual: the generator reads these lines, so what is planted and what is claimed cannot drift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

FIRST_DAY = date(2024, 11, 1)
LAST_WHOLE_MONTH = date(2026, 10, 1)
DATA_END = datetime(2026, 11, 20, 16, 0)
"""The newest moment of the data, local time in Oslo; November 2026 is the running month."""


@dataclass(frozen=True)
class Change:
    """A declared improvement, with what it truly did to its indicator."""

    key: str
    indicator: str
    service: str
    stream: str
    on: date
    before: float
    after: float
    verdict: str
    what: str
    why: str
    expected: str
    look_on: date

    @property
    def effect(self) -> float:
        return self.after - self.before


WORKED = Change(
    "stocked_laptops", "promise_kept", "laptops_phones", "", date(2025, 10, 1), 0.76, 0.90, "better",
    "Ready laptops kept in stock in every country", "Each laptop was ordered after it was asked for",
    "Promises kept from 76 to 90 of 100", date(2026, 4, 1),
)
DID_NOTHING = Change(
    "joining_portal", "time_to_outcome", "", "joining", date(2026, 1, 1), 152.0, 152.0, "cannot tell",
    "One portal for everything a new colleague needs", "Managers filled in five forms for each new colleague",
    "From 19 to 12 working days", date(2026, 7, 1),
)
MADE_WORSE = Change(
    "payroll_assistant", "right_first_time", "payroll", "", date(2026, 2, 1), 0.93, 0.79, "worse",
    "A chat assistant answers payroll questions first", "Payroll specialists answered the same questions every month",
    "A third fewer questions reach a specialist", date(2026, 8, 1),
)
IMPROVEMENTS = (WORKED, DID_NOTHING, MADE_WORSE)


@dataclass(frozen=True)
class Watermelon:
    """A service whose promise is kept while the people served are unhappy."""

    service: str
    promise_kept: float
    promise_target: float
    favourable: float
    favourable_target: float


WATERMELON = Watermelon("passwords_access", 0.965, 0.90, 0.54, 0.75)


@dataclass(frozen=True)
class SlowHandover:
    """The stream whose time is lost between two departments."""

    stream: str
    step: str
    giver: str
    taker: str
    wait_days: float
    case_days: float
    target_days: float
    stuck_share: float
    stuck_days: tuple[int, int]


SLOW_HANDOVER = SlowHandover("joining", "Rights approved", "IT", "Security", 10.1, 19.0, 10.0, 0.03, (45, 120))


@dataclass(frozen=True)
class Automatable:
    """An item of high volume that a machine could do; `saves`: minutes of either side that a machine would save, low,
    base and high."""

    service: str
    item: str
    monthly: int
    minutes: float
    saves: tuple[float, float, float]


AUTOMATABLE = Automatable("passwords_access", "Password reset", 215, 12.0, (24.0, 26.0, 30.0))


@dataclass(frozen=True)
class Season:
    """Demand that comes back every year: factor 1 + swing at its peak month, 1 - swing half a year later."""

    service: str
    peak_month: int
    swing: float


SEASON = Season("heating_light", 1, 0.65)


@dataclass(frozen=True)
class Storm:
    """One month unlike the others: many claims at once."""

    month: date
    claim_cases: float
    slower: float
    on_time: float


STORM = Storm(date(2026, 2, 1), 2.4, 1.5, 0.85)


@dataclass(frozen=True)
class SmallDepartment:
    """Four people, none of whom joins or leaves, who answer every survey."""

    department: str
    parent: str
    people: int


SMALL_DEPARTMENT = SmallDepartment("Internal audit", "Finance", 4)


@dataclass(frozen=True)
class FrictionBeforeLeaving:
    """In this department those who will resign answer unhappily in the days before."""

    department: str
    days: int
    unhappy_before_leaving: float
    resignations_a_year: float
    resignations_a_year_elsewhere: float


FRICTION = FrictionBeforeLeaving("Customer contact", 300, 0.85, 0.20, 0.06)


@dataclass(frozen=True)
class ShorterPulse:
    """From this day on the pulse has fewer questions, and more people answer: a declared change of process."""

    on: date
    logit: float


SHORTER_PULSE = ShorterPulse(date(2025, 6, 1), 0.40)

@dataclass(frozen=True)
class Brokerage:
    """People in a table without dates: a share who have left, never a rate over time."""

    people: int
    left: int


BROKERAGE = Brokerage(184, 31)

MOMENT_THAT_HURTS = "joining"
"""The moment of a colleague's journey at which it takes most effort, for the wait for rights."""

UNFINISHED_SHARE = 0.02
"""Pulse answers that stopped half-way: `Finished` is 0 and the last questions are empty."""

REHIRED = 12
"""Colleagues with two spells of employment, under one employee number."""

SAME_NAMES = 3
"""Full names that two colleagues share: tickets under these names belong to nobody."""

PREVIEWS = {"qualtrics_colleague_pulse.csv": 6, "qualtrics_after_ticket.csv": 4}
"""Trial answers by the survey's authors, not by anyone who was asked."""

DELIVERY_DATE_NOT_CAPTURED = 60
"""Deliveries whose date of delivery says `Date Not Captured`."""

NO_OWNER = "handoffs_per_outcome"
"""The indicator with a target that nobody owns."""

WILL_MISS = ("time_to_outcome", "joining")
"""Indicator and stream of the target that will be missed."""


@dataclass(frozen=True)
class Fault:
    """Rows of one file that must be refused: in which column, why, how many."""

    column: str
    why: str
    rows: int


REFUSED: dict[str, tuple[Fault, ...]] = {
    "servicenow_incident.csv": (
        Fault("number", "empty", 3),
        Fault("opened_at", "31 February", 2),
        Fault("resolved_at", "finished before opened", 4),
    ),
    "servicenow_sc_req_item.csv": (
        Fault("number", "empty", 2),
        Fault("closed_at", "finished before opened", 3),
    ),
    "servicenow_metric_instance.csv": (Fault("end", "ended before it started", 2),),
    "jira_claims_operations.csv": (
        Fault("Issue key", "empty", 2),
        Fault("Created", "31 February", 2),
        Fault("Resolved", "finished before opened", 3),
    ),
    "zendesk_facilities.csv": (Fault("Id", "empty", 2), Fault("Created at", "31 February", 3)),
    "forms_how_was_it.csv": (
        Fault("How much effort did it take you to get what you needed? (1 = very little, 7 = very much)", "9 on a scale of 1 to 7", 3),
        Fault("Completion time", "31 February", 1),
    ),
    "servicenow_change_request.csv": (Fault("number", "empty", 1), Fault("work_end", "finished before opened", 2)),
    "greenhouse_openings.csv": (Fault("Opening ID", "empty", 1), Fault("Date Opened", "31 February", 2)),
    "customers.csv": (Fault("Customer ID", "empty", 2), Fault("Churn date", "left before since", 3)),
    "people.csv": (
        Fault("Employee Number", "empty", 1),
        Fault("Hire Date", "31 February", 2),
        Fault("Termination Date", "left before hired", 1),
    ),
    "qualtrics_colleague_pulse.csv": (Fault("comfort", "7 on a scale of 1 to 5", 4),),
    "qualtrics_after_ticket.csv": (Fault("satisfaction", "7 on a scale of 1 to 5", 5),),
    "deliveries.csv": (Fault("ID", "empty", 2), Fault("Scheduled Delivery Date", "31 February", 3)),
    "measures.csv": (Fault("value", "not a number", 1),),
    "costs.csv": (Fault("amount", "not a number", 1),),
}
