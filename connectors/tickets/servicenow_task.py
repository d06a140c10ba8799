"""ServiceNow catalogue tasks (sc_task), one row each."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, one
from connectors.vocabulary.servicenow import KNOWN, NUMBER, numbered, request_fields

PROFILE = Profile(
    key="servicenow_task",
    title="ServiceNow catalogue tasks",
    system="servicenow",
    grain="one row per ticket",
    table="tickets",
    id_names=NUMBER,
    fields=request_fields(
        one("item", "request_item.cat_item", "cat_item", "Item", "Request item.Item"),
        one("parent", "request_item", "Requested item", "Request item", "parent", "Parent"),
    ),
    fixed={"kind": "task"},
    looks=numbered("SCTASK", "TASK"),
    known=KNOWN,
    repeats=False,
    makes=(proposed_states,),
)
