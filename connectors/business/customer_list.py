"""Customers who stayed or left: since when, until when."""

from __future__ import annotations

from connectors.profile import Profile, one
from connectors.vocabulary.business import STREAM

PROFILE = Profile(
    key="customer_list",
    title="Customers who stayed or left",
    system="customers",
    grain="one row per customer",
    table="customers",
    natural_key=("customer", "since_on"),
    fields=(
        one("customer", "Customer ID", "Customer", "Customer number", "Customer No", "Account ID", "Account number", "Client ID", "Policy holder", "Kundennummer",
            "Kunden-ID", "Kunde", "Numéro de client", "ID client", "Client"),
        one("since_on", "Since", "Customer since", "Start date", "Signup date", "Sign-up date", "Joined", "First order", "Contract start", "Acquired on",
            "Kunde seit", "Vertragsbeginn", "Beginn", "Client depuis", "Début de contrat", "Date d'entrée"),
        one("left_on", "Left", "Left on", "Churn date", "Churned on", "Cancelled", "Cancellation date", "Cancelled on", "End date", "Contract end", "Lost on",
            "Gekündigt zum", "Vertragsende", "Ende", "Abgewandert am", "Parti le", "Fin de contrat", "Date de résiliation"),
        one("stream_text", *STREAM, "Product", "Segment", "Produkt", "Produit"),
        one("value", "Yearly value", "Annual value", "ARR", "Annual revenue", "Annual premium", "Jahreswert", "Jahresumsatz", "Jahresbeitrag", "Valeur annuelle",
            "Chiffre d'affaires annuel", "Prime annuelle"),
    ),
    proof=("Customer ID", "Customer", "Customer number", "Customer No", "Account ID", "Account number", "Client ID", "Policy holder", "Kundennummer", "Kunden-ID",
           "Kunde", "Numéro de client", "ID client", "Customer since", "Churn date", "Churned on", "Kunde seit", "Client depuis", "Gekündigt zum"),
    proofs=1,
    known=("Name", "Customer name", "Email", "Country", "Status", "Churn", "Churned", "Reason", "Churn reason", "Name des Kunden", "Land", "Kündigungsgrund", "Nom",
           "Pays", "Motif", "Statut"),
    missing=("active", "aktiv", "actif", "open", "present", "9999-12-31", "31.12.9999", "31/12/9999", "12/31/9999"),
    ceiling=0.9,
)
