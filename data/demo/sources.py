"""Where each export comes from: what whoever loads it would say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from data.demo.answers import PULSE
from data.demo.asked import AFTER_TICKET, FORM
from data.demo.outside import CUSTOMER_SURVEY
from data.demo.truths import DATA_END

ZONE = "Europe/Oslo"
ZENDESK = "zendesk"
RATED = f"{ZENDESK} ratings"
"""The survey that ratings in the tickets of that source make."""
AS_OF = DATA_END.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC).replace(tzinfo=None)
"""The moment that lists without moments of their own describe, in UTC."""


@dataclass(frozen=True)
class Source:
    """The installation's name (a survey is named by it), the zone of its moments, and whether the file is a full list."""

    name: str
    time_zone: str = ZONE
    as_of: datetime | None = None
    full: bool = False


_BEGINS = {
    "template_": Source("catalogue"),
    "people": Source("people", as_of=AS_OF, full=True),
    # A list of interruptions is silent while all is well: it reaches until it was taken.
    "servicenow_outage": Source("servicenow", as_of=AS_OF),
    "servicenow_": Source("servicenow"),
    "jira_": Source("jira"),
    "zendesk_": Source(ZENDESK),
    f"forms_{FORM}": Source(FORM),
    f"qualtrics_{PULSE}": Source(PULSE),
    f"qualtrics_{AFTER_TICKET}": Source(AFTER_TICKET),
    f"surveymonkey_{CUSTOMER_SURVEY}": Source(CUSTOMER_SURVEY),
    "greenhouse_": Source("greenhouse", as_of=AS_OF),
    "attrition_": Source("brokerage", as_of=AS_OF),
    "customers": Source("customers", as_of=AS_OF, full=True),
    "invitations": Source("invitations"),
    "deliveries": Source("deliveries", as_of=AS_OF),
    "measures": Source("finance", as_of=AS_OF),
    "costs": Source("finance", as_of=AS_OF),
}


def source_of(file: Path) -> Source:
    """Where one of the printed files comes from; raises KeyError for any other file."""
    for begins, source in _BEGINS.items():
        if file.name.startswith(begins):
            return source
    raise KeyError(file.name)
