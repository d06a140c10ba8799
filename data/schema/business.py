"""Business results: deliveries to customers, measures, costs, outages."""

from __future__ import annotations

from data.schema.columns import count, day, flag, moment, number, person, text
from data.schema.table import canonical

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
    text("kind", "run or change."),
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
    number("affected_share", "Share of the service's work that stood still, 0 to 1."),
    derives=(text("service", "The service's id."),),
)

CUSTOMERS = canonical(
    "customers",
    "One row per customer: since when, until when.",
    person("customer", "Who buys, as a keyed hash.", required=True),
    day("since_on", "First day as a customer.", required=True),
    day("left_on", "Last day as a customer."),
    text("stream_text", "Line of business as written."),
    count("value", "Yearly value, in the organisation's currency."),
)
