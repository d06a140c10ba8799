"""Any list of business measures: date, measure, value, and what they are about."""

from __future__ import annotations

from connectors.profile import Profile, one
from connectors.vocabulary.business import DAY, MEASURE, VALUE, WHEN, about, no_total

PROFILE = Profile(
    key="measure_list",
    title="Business measures",
    system="measures",
    grain="one row per day or month and measure",
    table="measures",
    natural_key=("on", "measure", "service_text", "stream_text", "department_text"),
    fields=(one("on", *DAY), one("measure", *MEASURE), one("value", *VALUE), *about(), WHEN),
    only=no_total("measure", "_when"),
    proof=(*MEASURE, *VALUE),
    proofs=2,
    known=("Unit", "Target", "Comment", "Owner", "Source", "Einheit", "Ziel", "Bemerkung", "Unité", "Objectif", "Commentaire", "Plan"),
    ceiling=0.72,
)
