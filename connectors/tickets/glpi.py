"""GLPI tickets: semicolons, headers in the user's language, numbers like `52 267`, several people in one cell."""

from __future__ import annotations

from connectors.durations import minutes
from connectors.outputs.ratings import ratings
from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, WorkedOut
from connectors.vocabulary.glpi import FIELDS, KNOWN, PROOF

PROFILE = Profile(
    key="glpi",
    title="GLPI tickets",
    system="glpi",
    checked="columns named in public programs that read its lists, in English; Portuguese, Spanish, French and German as descriptions show them",
    grain="one row per ticket",
    table="tickets",
    id_names=("ID",),
    id_number=True,
    fields=FIELDS,
    proof=PROOF,
    proofs=1,
    known=KNOWN,
    # Seconds, where it does not say so in words.
    works_out=(
        WorkedOut("worked_minutes", minutes("t__spent", bare=1 / 60), needs=("_spent",)),
        WorkedOut("parent", r"regexp_replace(v_parent, '[\s\x{00A0}\x{202F}]+', '', 'g')", needs=("parent",)),
    ),
    makes=(proposed_states, ratings(1, 5)),
)
