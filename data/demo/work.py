"""How each service works: what is asked, how often, how long it takes, how it feels."""

from __future__ import annotations

from dataclasses import dataclass

from data.demo.truths import AUTOMATABLE, MADE_WORSE, WATERMELON, WORKED

ANYONE = ("Claims", "Customer contact", "Sales", "Underwriting", "IT", "Finance", "Facilities", "HR", "Security",
          "Internal audit")


@dataclass(frozen=True)
class Work:
    """Monthly volume; `items` as (name, share); hours promised and typical are working hours; shares 0 to 1;
    effort on 1 to 7; `lost` is the median of the minutes that people say they lost; `teams`: first, then helpers;
    `watched`: the share that monitoring raised before anyone asked."""

    service: str
    kind: str
    category: str
    items: tuple[tuple[str, float], ...]
    teams: tuple[str, ...]
    monthly: float
    promised: float
    typical: float
    kept: float
    favourable: float
    effort: float
    lost: float
    reopened: float = 0.04
    passed_on: float = 0.12
    article: float = 0.2
    callers: tuple[str, ...] = ANYONE
    watched: float = 0.0


ORDINARY = (
    Work("passwords_access", "incident", "Sign-in",
         ((AUTOMATABLE.item, 0.62), ("Account locked", 0.24), ("Second factor", 0.14)),
         ("Service Desk", "Identity"), AUTOMATABLE.monthly / 0.62, 4, AUTOMATABLE.minutes / 60, WATERMELON.promise_kept,
         WATERMELON.favourable, 4.6, 40, reopened=0.07, passed_on=0.05),
    Work("laptops_phones", "incident", "Device", (("Laptop broken", 0.5), ("Phone", 0.3), ("Screen or dock", 0.2)),
         ("Devices", "Service Desk"), 125, 24, 9, WORKED.before, 0.74, 3.6, 90, passed_on=0.2),
    Work("claims_system", "incident", "Claims system",
         (("Search is slow", 0.45), ("Error on saving", 0.3), ("Wrong figure", 0.25)),
         ("Service Desk", "Claims Platform", "Database"), 175, 16, 6, 0.885, 0.79, 3.0, 35, passed_on=0.45,
         callers=("Claims", "Customer contact"), watched=0.3),
    Work("email_meetings", "incident", "E-mail and meetings", (("Mailbox", 0.5), ("Meeting", 0.5)),
         ("Service Desk", "Collaboration"), 105, 16, 5, 0.92, 0.82, 2.6, 20, passed_on=0.15, watched=0.2),
    Work("access_rights", "requested_item", "Rights", (("Rights to a system", 0.7), ("Rights after a move", 0.3)),
         ("IT Access",), 75, 32, 12, 0.87, 0.66, 4.4, 110),
    Work("rights_approval", "requested_item", "Rights", (("Approval of a right", 1.0),),
         ("Security Approvals",), 60, 120, 72, 0.885, 0.63, 4.6, 100),
    Work("badges", "requested_item", "Badges", (("New badge", 0.6), ("Door not opening", 0.4)),
         ("Guards",), 60, 16, 6, 0.93, 0.84, 2.4, 15),
    Work("suspicious_mail", "incident", "Suspicious message", (("Suspicious e-mail", 0.85), ("Suspicious call", 0.15)),
         ("Watch", "Service Desk"), 65, 4, 1.2, 0.94, 0.88, 2.0, 10, passed_on=0.1),
    Work("payroll", "incident", "Payroll", (("Payslip", 0.5), ("Overtime", 0.3), ("Tax card", 0.2)),
         ("Payroll", "HR Advice"), 150, 16, 7, 0.91, 0.77, 3.2, 25, reopened=1 - MADE_WORSE.before, passed_on=0.1),
    Work("contract_changes", "requested_item", "Contract", (("Change of hours", 0.5), ("Change of role", 0.5)),
         ("HR Contracts",), 65, 40, 20, 0.90, 0.80, 3.0, 30),
    Work("settling_in", "requested_item", "Settling in", (("Training plan", 0.6), ("Buddy", 0.4)),
         ("HR Joining",), 24, 40, 16, 0.92, 0.84, 2.6, 20),
    Work("back_to_work", "requested_item", "Back to work", (("Return from leave", 0.7), ("Adjusted workplace", 0.3)),
         ("HR Advice",), 18, 40, 20, 0.90, 0.80, 3.0, 30),
    Work("farewell", "requested_item", "Farewell", (("Reference letter", 0.5), ("Handing over", 0.5)),
         ("HR Records",), 20, 60, 30, 0.90, 0.78, 3.2, 35),
    Work("desk_building", "incident", "Desk and building", (("Desk or chair", 0.4), ("Meeting room", 0.4), ("Cleaning", 0.2)),
         ("Caretakers", "Workplace Planning"), 118, 24, 9, 0.90, 0.81, 2.6, 20, passed_on=0.15),
    Work("heating_light", "incident", "Heating, light and air", (("Too cold", 0.5), ("Light", 0.3), ("Stuffy air", 0.2)),
         ("Caretakers", "Building Engineers"), 110, 24, 10, 0.86, 0.72, 2.8, 25, passed_on=0.25),
    Work("expenses", "incident", "Expenses", (("Receipt asked for again", 0.45), ("Money not paid back", 0.35), ("Card", 0.2)),
         ("Expenses", "Accounting"), 115, 32, 16, 0.86, 0.60, 4.4, 50, reopened=0.09, passed_on=0.2),
    Work("purchasing", "requested_item", "Purchases", (("Order", 0.6), ("Invoice", 0.4)),
         ("Purchasing",), 75, 40, 18, 0.91, 0.76, 3.4, 45),
)

STEPS = {
    "Contract signed": Work("joining_paperwork", "requested_item", "Joining", (), ("HR Contracts",), 0, 24, 14, 0.92, 0.84, 2.6, 30),
    "Record created": Work("joining_paperwork", "requested_item", "Joining", (), ("HR Records",), 0, 16, 7, 0.94, 0.84, 2.6, 15),
    "Desk and badge": Work("desk_building", "requested_item", "Joining", (), ("Workplace Planning",), 0, 60, 42, 0.90, 0.81, 2.6, 20),
    "Laptop prepared": Work("laptops_phones", "requested_item", "Joining", (), ("Devices",), 0, 72, 57, WORKED.before, 0.72, 3.6, 90),
    "Account opened": Work("access_rights", "requested_item", "Joining", (), ("IT Access",), 0, 32, 20, 0.90, 0.70, 3.8, 60),
    "Rights approved": Work("rights_approval", "requested_item", "Joining", (), ("IT Access", "Security Approvals"), 0, 120, 73, 0.885, 0.58, 5.0, 150),
    "Rights set up": Work("access_rights", "requested_item", "Joining", (), ("IT Access",), 0, 24, 13, 0.88, 0.68, 4.0, 60),
    "First-day briefing": Work("joining_paperwork", "requested_item", "Joining", (), ("HR Joining",), 0, 24, 7, 0.95, 0.88, 2.2, 10),
    "Documents obtained": Work("claim_documents", "requested_item", "Claim", (), ("Claim Documents",), 0, 40, 21, 0.89, 0.79, 3.0, 25),
    "Assessor appointed": Work("assessors", "requested_item", "Claim", (), ("Assessors",), 0, 48, 27, 0.87, 0.77, 3.2, 25),
    "Payment released": Work("claim_payments", "requested_item", "Claim", (), ("Claim Payments", "Payments"), 0, 16, 8, 0.93, 0.85, 2.4, 15),
}
"""The steps of the two streams that run through tickets, in order."""

MOMENT_SERVICES = ("joining_paperwork", "settling_in", "contract_changes", "back_to_work", "farewell")
"""Those who used them are asked by HR's own form, not by the questions after a ticket."""

MOVE = Work("desk_building", "requested_item", "Desk and building", (("Move of a team", 1.0),), ("Workplace Planning",), 16, 80, 45,
            0.90, 0.78, 3.2, 45)
MOVE_TASKS = {"Furniture": Work("desk_building", "task", "Desk and building", (), ("Caretakers",), 0, 64, 34, 0.91, 0.78, 3.2, 45),
              "Cables": Work("desk_building", "task", "Desk and building", (), ("Devices",), 0, 64, 28, 0.88, 0.78, 3.2, 45)}
"""A move is one order with two tasks that run side by side in two departments."""

JOINING_STEPS = tuple(STEPS)[:8]
CLAIM_STEPS = tuple(STEPS)[8:]

TEAM_DEPARTMENT = {
    **dict.fromkeys(("Service Desk", "Identity", "Devices", "Claims Platform", "Database", "Collaboration", "IT Access"), "IT"),
    **dict.fromkeys(("Security Approvals", "Guards", "Watch"), "Security"),
    **dict.fromkeys(("Payroll", "HR Advice", "HR Contracts", "HR Records", "HR Joining", "HR Welcome"), "HR"),
    **dict.fromkeys(("Caretakers", "Workplace Planning", "Building Engineers"), "Facilities"),
    **dict.fromkeys(("Expenses", "Accounting", "Purchasing", "Payments"), "Finance"),
    **dict.fromkeys(("Claim Documents", "Assessors", "Claim Payments"), "Claims"),
}
EXPERIENCE = {w.service: w for w in (*STEPS.values(), *ORDINARY)}
