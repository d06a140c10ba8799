"""Deliveries to customers: the day promised and the day delivered, in whatever mixture of forms."""

from __future__ import annotations

from connectors.profile import Profile, one

PROFILE = Profile(
    key="deliveries",
    title="Deliveries to customers",
    system="deliveries",
    checked="a real export, with known answers",
    grain="one row per promised delivery",
    table="deliveries",
    id_names=("ID", "Delivery ID", "Delivery", "Delivery number", "Shipment ID", "Order ID", "Order number", "Lieferung", "Lieferscheinnummer",
              "Bestellnummer", "Livraison", "Numéro de commande"),
    fields=(
        one("promised_on", "promised_on", "Scheduled Delivery Date", "Promised Date", "Promised", "Promised delivery date", "Expected Delivery Date",
            "Due date", "Committed Date", "Zugesagt", "Zugesagtes Datum", "Liefertermin", "Date promise", "Date prévue"),
        one("delivered_on", "delivered_on", "Delivered to Client Date", "Delivered", "Delivered Date", "Delivery Date", "Actual Delivery Date",
            "Actual date", "Geliefert", "Geliefert am", "Lieferdatum", "Livré le", "Date de livraison"),
        one("stream_text", "stream", "stream_text", "Value stream", "Product Group", "Line of business", "Product line", "Sparte", "Produktgruppe",
            "Gamme"),
        one("region", "region", "Country", "Region", "Land", "Pays", "Market"),
        one("value", "value", "Line Item Value", "Order value", "Amount", "Wert", "Betrag", "Montant"),
    ),
    proof=("Scheduled Delivery Date", "promised_on", "Promised Date", "Promised delivery date", "Delivered to Client Date", "delivered_on",
           "Actual Delivery Date", "Delivered Date", "Liefertermin", "Geliefert am", "Livré le", "Date prévue", "Promised", "Delivered",
           "Expected Delivery Date"),
    proofs=2,
    known=(
        "Project Code", "PQ #", "PO / SO #", "ASN/DN #", "Managed By", "Fulfill Via", "Vendor INCO Term", "Shipment Mode",
        "PQ First Sent to Client Date", "PO Sent to Vendor Date", "Delivery Recorded Date", "Sub Classification", "Vendor",
        "Item Description", "Molecule/Test Type", "Brand", "Dosage", "Dosage Form", "Unit of Measure (Per Pack)", "Line Item Quantity",
        "Pack Price", "Unit Price", "Manufacturing Site", "First Line Designation", "Weight (Kilograms)", "Freight Cost (USD)",
        "Line Item Insurance (USD)", "Application Received Date",
    ),
)
