"""All exports of Harbour Mutual, printed in the order in which they are best loaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo import agreed, declared
from data.demo.answers import pulse
from data.demo.asked import after_ticket, form, invitations, rated
from data.demo.asking import questions
from data.demo.brokers import print_brokerage
from data.demo.business import costs, measures
from data.demo.changes import changes
from data.demo.claims import claim_tickets
from data.demo.customers import customers
from data.demo.demand import MONITORING, everyday_tickets
from data.demo.dice import SEED
from data.demo.hiring import openings
from data.demo.joining import joining_tickets
from data.demo.moves import move_tickets
from data.demo.outages import outages
from data.demo.outside import customer_answers, deliveries
from data.demo.printers import deliveries as delivery_list
from data.demo.printers import (
    customer_list,
    forms,
    greenhouse,
    jira,
    people_list,
    qualtrics,
    servicenow,
    servicenow_more,
    surveymonkey,
    templates,
    zendesk,
)
from data.demo.services import SERVICES
from data.demo.staff import Staff, staff
from data.demo.stretches import stretches
from data.demo.work import MOMENT_SERVICES, MOVE


def all_tickets(seed: int, people: Staff, scale: float) -> pd.DataFrame:
    """Everyday tickets, orders for new colleagues and claims in one frame, each with a `key` of its own."""
    every = pd.concat([everyday_tickets(seed, people, scale), claim_tickets(seed, people, scale),
                       move_tickets(seed, people, scale), joining_tickets(seed, people, scale)], ignore_index=True)
    every["key"] = every["key"].fillna(pd.Series(np.arange(len(every)))).astype(int)
    return every


SYSTEM_OF = {"Claims": jira, "Facilities": zendesk}
"""Departments with a ticket system of their own, a module with `numbers` and `print_tickets`; all others, and whatever is
ordered in the common catalogue, are in ServiceNow."""


def systems_of(tickets: pd.DataFrame) -> np.ndarray:
    """The system of each ticket: orders and their steps lie where they were ordered, whoever provides them."""
    ordered = (tickets["parent"] >= 0) | (tickets["item"] == MOVE.items[0][0])
    own = tickets["department"].map(SYSTEM_OF)
    return np.where(ordered | own.isna(), servicenow, own)


def _numbered(seed: int, tickets: pd.DataFrame) -> pd.DataFrame:
    """Each ticket with its system, the number that this gave it, and what the person helped said in it."""
    tickets = tickets.assign(system=systems_of(tickets), rating="")
    tickets["number"] = pd.concat([system.numbers(part) for system, part in tickets.groupby("system", sort=False)])
    asks = tickets["system"] == zendesk
    tickets.loc[asks, "rating"] = rated(seed, tickets[asks])
    return tickets


def _print_tickets(folder: Path, seed: int, tickets: pd.DataFrame, people: Staff) -> list[Path]:
    # Only ServiceNow keeps a history that it exports.
    spent = stretches(seed, tickets[tickets["system"] == servicenow])
    files = []
    for system in (servicenow, jira, zendesk):
        files += system.print_tickets(folder, tickets[tickets["system"] == system], spent, people)
    return files


def _templates(folder: Path) -> list[Path]:
    tables = {
        "organisation": declared.ORGANISATION, "departments": declared.departments(), "services": declared.services(),
        "service_rules": declared.service_rules(), "state_classes": declared.state_classes(), "streams": declared.STREAMS,
        "stream_rules": declared.stream_rules(), "goals": agreed.GOALS, "targets": agreed.targets(),
        "assumptions": agreed.assumptions(), "calendar": declared.calendar(), "process_changes": agreed.PROCESS_CHANGES,
        "improvements": agreed.improvements(), "questions": questions(),
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
    tickets = _numbered(seed, all_tickets(seed, people, scale))
    names = {s.id: s.name for s in SERVICES}
    by_form = (tickets["system"] == jira) | tickets["service"].isin(MOMENT_SERVICES)
    unasked = (tickets["system"] == zendesk) | (tickets["channel"] == MONITORING)
    pulse_answers, pulse_asked = pulse(seed, people)
    ticket_answers, ticket_asked = after_ticket(seed, people, tickets[~by_form & ~unasked])
    form_answers, form_asked = form(seed, people, tickets[by_form])
    return [
        *_templates(folder),
        people_list.print_people(folder, people),
        print_brokerage(folder, seed),
        greenhouse.print_openings(folder, openings(seed, people)),
        *_print_tickets(folder, seed, tickets, people),
        servicenow_more.print_changes(folder, changes(seed, people, scale), people),
        servicenow_more.print_outages(folder, outages(seed, tickets, names)),
        templates.print_invitations(folder, invitations(pulse_asked, ticket_asked, form_asked)),
        qualtrics.print_pulse(folder, seed, people, pulse_answers),
        qualtrics.print_after_ticket(folder, seed, people, ticket_answers),
        forms.print_form(folder, seed, people, form_answers, names),
        surveymonkey.print_customer_survey(folder, seed, customer_answers(seed, scale)),
        delivery_list.print_deliveries(folder, deliveries(seed, scale)),
        customer_list.print_customers(folder, customers(seed, scale)),
        templates.print_measures(folder, measures(seed, people), {row["id"]: row["name"] for row in declared.STREAMS}),
        templates.print_costs(folder, costs(seed), names),
    ]
