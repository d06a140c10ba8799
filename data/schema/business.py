"""Business results: deliveries to customers, measures, costs, outages."""

from __future__ import annotations

from data.schema.columns import count, day, flag, moment, number, person, text
from data.schema.table import canonical, derived

DELIVERIES = canonical(
    "deliveries",
    "One row per promise of a delivery to a customer.",
    day("promised_on", "The day promised.", required=True, future=True),
    day("delivered_on", "The day delivered; empty while open."),
    text("stream_text", "The value stream or line of business as the source wrote it."),
    text("region", "Where it went."),
    number("value", "What it is worth, in the organisation's currency."),
    derives=(
        flag("on_time", "Delivered on or before the promised day; empty while open."),
        text("stream", "The value stream's id."),
    ),
)

MEASURES = canonical(
    "measures",
    "One row per day or month and business measure: orders, revenue, units, complaints.",
    day("on", "The day, or the first day of the month.", required=True),
    text("measure", "What is counted.", required=True),
    number("value", "How much.", required=True),
    text("service_text", "Service as written."),
    text("stream_text", "Value stream as written."),
    text("department_text", "Department as written."),
    derives=(text("service", "Service id."), text("stream", "Stream id."), text("department", "Department id.")),
)

COSTS = canonical(
    "costs",
    "One row per month, service and kind of cost.",
    day("on", "First day of the month.", required=True),
    text("service_text", "Service as written.", required=True),
    text("kind", "run, change or new: new is what lets people do something that they could not do before."),
    number("amount", "How much.", required=True),
    text("currency", "ISO 4217 code."),
    derives=(text("service", "The service's id."), text("stream", "The stream that the service belongs to.")),
)

OUTAGES = canonical(
    "outages",
    "One row per interruption of a service.",
    moment("started_at", "When it began.", required=True, version=True),
    moment("ended_at", "When it ended."),
    text("service_text", "Service as written."),
    text("stream_text", "Value stream as written; the service's where empty."),
    number("affected_share", "Share of the service's work that stood still, 0 to 1."),
    derives=(text("service", "The service's id."), text("stream", "The value stream's id.")),
)

CUSTOMERS = canonical(
    "customers",
    "One row per customer: since when, until when.",
    person("customer", "Who buys, as a keyed hash.", required=True),
    day("since_on", "First day as a customer.", required=True),
    day("left_on", "Last day as a customer."),
    text("stream_text", "Line of business as written."),
    count("value", "Yearly value, in the organisation's currency."),
    derives=(text("stream", "The value stream's id."),),
)

IMPAIRMENTS = derived(
    "impairments",
    "One row per stretch in which a value stream stood still in part or whole; stretches of one stream never overlap.",
    text("source", "The source of the interruption that began it.", required=True),
    text("id", "The stretch.", required=True),
    text("batch", "The newest batch among the interruptions in it."),
    text("stream", "The value stream's id, `unassigned` where none is known.", required=True),
    moment("started_at", "When it began, in local time.", required=True),
    moment("ended_at", "When it ended, in local time.", required=True),
    day("started_on", "Local day on which it began."),
    number("affected_share", "The largest share stated for any interruption at that time; 1 where none is stated."),
    flag("share_stated", "Whether a share was stated for each of them."),
    count("interruptions", "Outages and tickets marked as major in it."),
)
