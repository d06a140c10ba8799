"""All exports of Harbour Mutual, printed in the order in which they are best loaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo import declared
from data.demo.answers import after_ticket, invitations, pulse
from data.demo.business import costs, measures
from data.demo.claims import claim_tickets
from data.demo.demand import everyday_tickets
from data.demo.dice import SEED
from data.demo.joining import joining_tickets
from data.demo.moves import move_tickets
from data.demo.outside import customer_answers, deliveries
from data.demo.printers import deliveries as delivery_list
from data.demo.printers import people_list, qualtrics, servicenow, surveymonkey, templates
from data.demo.services import SERVICES
from data.demo.staff import Staff, staff
from data.demo.stretches import stretches


def all_tickets(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """Everyday tickets, orders for new colleagues and claims in one frame, each with a `key` of its own."""
    every = pd.concat([everyday_tickets(seed, people, scale), claim_tickets(seed, people, scale),
                       move_tickets(seed, people, scale), joining_tickets(seed, people, scale)], ignore_index=True)
    every["key"] = every["key"].fillna(pd.Series(np.arange(len(every)))).astype(int)
    return every


SYSTEM_OF = {
    "IT": servicenow, "HR": servicenow, "Facilities": servicenow, "Finance": servicenow, "Claims": servicenow,
    "Security": servicenow,
}
"""Which system each department keeps its tickets in; a system is a module with `numbers` and `print_tickets`."""


def _numbered(tickets: pd.DataFrame) -> pd.DataFrame:
    """Each ticket with the number that its department's system gave it."""
    systems = tickets["department"].map(SYSTEM_OF)
    return tickets.assign(number=pd.concat([system.numbers(tickets[systems == system]) for system in systems.unique()]))


def _print_tickets(folder: Path, seed: int, tickets: pd.DataFrame, people: Staff) -> list[Path]:
    systems = tickets["department"].map(SYSTEM_OF)
    spent = stretches(seed, tickets)
    files = []
    for system in systems.unique():
        theirs = tickets[systems == system]
        files += system.print_tickets(folder, theirs, spent[spent["key"].isin(theirs["key"])], people)
    return files


def _templates(folder: Path) -> list[Path]:
    tables = {
        "organisation": declared.ORGANISATION, "departments": declared.departments(), "services": declared.services(),
        "service_rules": declared.service_rules(), "state_classes": declared.state_classes(), "streams": declared.STREAMS,
        "stream_rules": declared.stream_rules(), "goals": declared.GOALS, "targets": declared.targets(),
        "assumptions": declared.assumptions(), "calendar": declared.calendar(), "process_changes": declared.PROCESS_CHANGES,
        "improvements": declared.improvements(), "questions": declared.questions(),
    }
    return [templates.print_template(folder, table, rows) for table, rows in tables.items()]


def print_exports(folder: Path, scale: float = 1.0, seed: int = SEED) -> list[Path]:
    """Print every export into ``folder`` and return the files in the order in which they are best loaded.

    ``scale`` multiplies people, tickets, answers and deliveries; 1 is about 2,400 people and 60,000 tickets. The
    same seed and scale always give the same bytes; the clock is never read.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    people = staff(seed, scale)
    tickets = _numbered(all_tickets(seed, people, scale))
    pulse_answers, pulse_asked = pulse(seed, people)
    ticket_answers, ticket_asked = after_ticket(seed, people, tickets)
    return [
        *_templates(folder),
        people_list.print_people(folder, people),
        *_print_tickets(folder, seed, tickets, people),
        templates.print_invitations(folder, invitations(pulse_asked, ticket_asked)),
        qualtrics.print_pulse(folder, seed, people, pulse_answers),
        qualtrics.print_after_ticket(folder, seed, people, ticket_answers),
        surveymonkey.print_customer_survey(folder, seed, customer_answers(seed, scale)),
        delivery_list.print_deliveries(folder, deliveries(seed, scale)),
        templates.print_measures(folder, measures(seed, people), {row["id"]: row["name"] for row in declared.STREAMS}),
        templates.print_costs(folder, costs(seed), {s.id: s.name for s in SERVICES}),
    ]
