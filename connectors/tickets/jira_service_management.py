"""Jira Service Management: Jira issues with promised times as time left, and ratings."""

from __future__ import annotations

from connectors.outputs.ratings import ratings
from connectors.outputs.state_classes import states
from connectors.profile import Profile
from connectors.tickets.jira import PROFILE as JIRA
from connectors.vocabulary.jira import ENDED, KEY, KNOWN, PARENT, SERVICE_DESK, WORKED, fields, is_service_desk

PROFILE = Profile(
    key="jira_service_management",
    title="Jira Service Management requests",
    system="jira",
    grain="one row per ticket",
    table="tickets",
    id_names=KEY,
    fields=fields(*SERVICE_DESK),
    proof=JIRA.proof,
    proofs=2,
    looks=is_service_desk,
    known=KNOWN,
    repeats=False,
    works_out=(ENDED, PARENT, WORKED),
    makes=(states(category="_category"), ratings(1, 5)),
)
