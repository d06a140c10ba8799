"""The services of Harbour Mutual in business terms, as the catalogue declares them; some are left incomplete on purpose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """One service with the seven outside-in questions; an empty answer is an open question of the catalogue."""

    id: str
    name: str
    department: str
    owner: str
    owner_department: str
    stream: str
    outcome: str
    what_business: str = ""
    who_customers: str = ""
    what_needed: str = ""
    why_us: str = ""
    what_expected: str = ""
    who_accountable: str = ""
    which_means: str = ""
    moment: str = ""


SERVICES = (
    Service("passwords_access", "Passwords and sign-in", "IT", "Jonas Weidmoor", "IT", "",
            "Claims handlers can work when a claim comes in", "Getting people to their work in a minute",
            "Every colleague", "To be signed in without explaining who they are", "We hold the accounts",
            "Help at once, at any hour", "Jonas Weidmoor", "Service desk, identity system"),
    Service("laptops_phones", "Laptops and phones", "IT", "Jonas Weidmoor", "IT", "",
            "New colleagues work on their first day", "Tools to work with, anywhere", "Every colleague",
            "A device that is ready, and a spare when it breaks", "We know what each role needs",
            "Ready on the first day", "Jonas Weidmoor", "Device team, stock in four countries"),
    Service("claims_system", "Claims system", "IT", "Priya Ramanvik", "Claims", "claims",
            "Customers are paid when promised", "Everything a claim needs in one place", "Claims handlers",
            "Answers on the screen while the customer is on the line", "We built it with them",
            "No more than one short interruption a month", "Priya Ramanvik", "Claims platform team"),
    Service("email_meetings", "E-mail and online meetings", "IT", "Jonas Weidmoor", "IT", "",
            "Teams in four countries work as one", "Talking and writing to each other", "Every colleague",
            "Meetings that start on time"),
    Service("access_rights", "Rights to systems", "IT", "Lena Fischhagen", "IT", "joining",
            "People can open what their role needs", "Opening the right doors in our systems",
            "New colleagues and those who change roles", "Rights on the day the role begins", "We run the systems",
            "No second request", "Lena Fischhagen", "Access team, identity system"),
    Service("rights_approval", "Approval of rights", "Security", "Aylin Demirsund", "Security", "joining",
            "Only the right people see what customers trust us with", "Saying yes or no to a right",
            "Managers and new colleagues", "A quick and clear answer", "We answer for customers' data",
            "An answer within days", "Aylin Demirsund", "Two approvers", moment="joining"),
    Service("badges", "Badges and keys", "Security", "Aylin Demirsund", "Security", "",
            "People can enter where they work", "Opening the doors of our buildings", "Every colleague",
            "A badge that works at every office"),
    Service("suspicious_mail", "Suspicious messages", "Security", "Aylin Demirsund", "Security", "",
            "Nobody is tricked out of customers' money", "A second look at a message", "Every colleague",
            "To know within the hour whether it is safe", "We see all of them", "An answer, and thanks",
            "Aylin Demirsund", "Watch team"),
    Service("joining_paperwork", "Contracts and joining", "HR", "Ingrid Halvorstad", "HR", "joining",
            "A new colleague is expected and welcome", "Welcoming new colleagues", "New colleagues, their managers",
            "One contact from offer to first day", "We know the law of four countries", "No form twice",
            "Ingrid Halvorstad", "Joining team", moment="joining"),
    Service("payroll", "Payroll questions", "HR", "Ingrid Halvorstad", "HR", "",
            "Colleagues trust their pay", "Explaining and correcting pay", "Every colleague",
            "A right answer the first time", "We run the payroll", "No surprise on payday", "Ingrid Halvorstad",
            "Payroll team, chat assistant"),
    Service("contract_changes", "Changes of contract", "HR", "Ingrid Halvorstad", "HR", "",
            "People move to the role they are needed in", "Changing role, hours or place", "Colleagues and managers",
            "The change is in force on the day agreed", "", "One confirmation", "Ingrid Halvorstad", "", moment="moving"),
    Service("settling_in", "Settling in", "HR", "Ingrid Halvorstad", "HR", "",
            "New colleagues stay beyond their first year", "Training and company in the first 90 days", "New colleagues",
            "Someone to ask, and a plan", "We know who has time", "A plan in the first week", "Ingrid Halvorstad",
            "Joining team, buddies", moment="first 90 days"),
    Service("back_to_work", "Back to work", "HR", "Ingrid Halvorstad", "HR", "",
            "People who were away can work again", "Coming back from leave or illness", "Colleagues who were away, their managers",
            "A workplace that fits on the first day back", "", "One talk, one form", "Ingrid Halvorstad", "",
            moment="returning"),
    Service("farewell", "Farewell", "HR", "", "", "", "People leave as friends of the house",
            "References and handing over", "Colleagues who leave", "A reference before the last day",
            moment="leaving"),
    Service("desk_building", "Desk and building", "Facilities", "Paul Andersmoen", "Sales", "",
            "Teams can meet where they need to", "Places to work and meet", "Every colleague",
            "A desk, a chair and a room that fit", "We run the buildings", "Fixed before the next working day",
            "Paul Andersmoen", "Caretakers in four offices"),
    Service("heating_light", "Heating, light and air", "Facilities", "Paul Andersmoen", "Facilities", "",
            "People can think in every season", "Air, warmth and light", "Every colleague",
            "Rooms of 21 degrees"),
    Service("expenses", "Expenses", "Finance", "Amara Okaforde", "Sales", "",
            "Colleagues get their own money back", "Paying back what people spent for us", "People who travel",
            "Money back within a week", "We hold the purse", "No receipt asked for twice", "Amara Okaforde",
            "Expense team, receipt reader"),
    Service("purchasing", "Invoices and purchases", "Finance", "Amara Okaforde", "Finance", "",
            "Partners are paid and keep working for us", "Buying and paying", "Every department",
            "An order without a detour"),
    Service("claim_documents", "Documents for claims", "Claims", "Priya Ramanvik", "Claims", "claims",
            "A claim can be judged without asking the customer twice", "Obtaining reports and papers",
            "Claims handlers", "All papers of a claim within days", "We know whom to ask", "No reminder needed",
            "Priya Ramanvik", "Documents team"),
    Service("assessors", "Assessors", "Claims", "Priya Ramanvik", "Claims", "claims",
            "Damage is judged fairly by someone who saw it", "Sending someone to look", "Claims handlers",
            "A visit within a week", "We keep a network of assessors", "A date at once", "Priya Ramanvik",
            "Assessor network"),
    Service("claim_payments", "Payment of claims", "Claims", "", "", "claims",
            "Customers are paid", "Paying what is owed", "Claims handlers and customers", "Paid within two days"),
)
BY_ID = {s.id: s for s in SERVICES}
