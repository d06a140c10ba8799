"""ServiceNow requested items (sc_req_item), one row each."""

from __future__ import annotations

from connectors.outputs.state_classes import proposed_states
from connectors.profile import Profile, one
from connectors.vocabulary.servicenow import KNOWN, NUMBER, numbered, request_fields

PROFILE = Profile(
    key="servicenow_requested_item",
    title="ServiceNow requested items",
    system="servicenow",
    grain="one row per ticket",
    table="tickets",
    id_names=NUMBER,
    fields=request_fields(
        one("item", "cat_item", "Item", "Artikel", "Élément"),
        one("category", "cat_item.category", "Item.Category", "category", "Category"),
        one("parent", "request", "Request", "Anforderung", "Demande", "parent", "Parent"),
    ),
    fixed={"kind": "requested_item"},
    looks=numbered("RITM"),
    known=KNOWN,
    repeats=False,
    makes=(proposed_states,),
)
