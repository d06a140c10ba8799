"""Freshservice tickets, the service desk inside: categories, items, locations; "(in Hrs)" cells are HH:MM:SS and often empty."""

from __future__ import annotations

from connectors.outputs.ratings import ratings
from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile
from connectors.vocabulary.freshworks import FACES, KNOWN, PROOF, TICKET, WORKED, fields, is_freshservice

PROFILE = Profile(
    key="freshservice",
    title="Freshservice tickets",
    system="freshservice",
    grain="one row per ticket",
    table="tickets",
    id_names=TICKET,
    fields=fields(),
    proof=PROOF,
    proofs=3,
    looks=is_freshservice,
    known=KNOWN,
    works_out=(WORKED,),
    makes=(proposed_states, ratings(1, 3, FACES, numbers=False)),
)
