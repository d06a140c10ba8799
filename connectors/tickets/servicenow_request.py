"""ServiceNow requests (sc_request), one row each."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile
from connectors.vocabulary.servicenow import KNOWN, NUMBER, numbered, request_fields

PROFILE = Profile(
    key="servicenow_request",
    title="ServiceNow requests",
    system="servicenow",
    grain="one row per ticket",
    table="tickets",
    id_names=NUMBER,
    fields=request_fields(),
    fixed={"kind": "request"},
    looks=numbered("REQ"),
    known=KNOWN,
    repeats=False,
    makes=(proposed_states,),
)
