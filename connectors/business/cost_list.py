"""Costs per service and month: what keeps things running, and what changes them."""

from __future__ import annotations

from connectors.profile import Profile, one
from connectors.vocabulary.business import CURRENCY, DAY, RUN_OR_CHANGE, SERVICE, WHEN, no_total

PROFILE = Profile(
    key="cost_list",
    title="Costs of services",
    system="costs",
    grain="one row per month, service and kind of cost",
    table="costs",
    natural_key=("on", "service_text", "kind"),
    fields=(
        one("on", *DAY),
        one("service_text", *SERVICE, "Cost object", "Application", "Kostenträger", "Anwendung", "Objet de coût"),
        one("kind", "Kind", "Cost type", "Type", "Category", "Run/Change", "Run or change", "Kostenart", "Art", "Type de coût", "Nature", words=RUN_OR_CHANGE),
        one("amount", "Amount", "Cost", "Costs", "Actual cost", "Actuals", "Total cost", "Betrag", "Kosten", "Istkosten", "Montant", "Coût", "Coûts", "Coût réel"),
        one("currency", *CURRENCY),
        WHEN,
    ),
    only=no_total("service_text", "_when"),
    proof=("Amount", "Cost", "Costs", "Actual cost", "Actuals", "Total cost", "Betrag", "Kosten", "Istkosten", "Montant", "Coût", "Coûts", "Coût réel", *SERVICE),
    proofs=2,
    known=("Cost center", "Cost centre", "Vendor", "Budget", "Plan", "Forecast", "Comment", "Kostenstelle", "Lieferant", "Bemerkung", "Centre de coût", "Fournisseur"),
    ceiling=0.72,
)
