"""Orders of a web shop: the estimated and the real day at the customer's door; cancelled ones promise nothing."""

from __future__ import annotations

from connectors.profile import Profile, one

PROFILE = Profile(
    key="shop_orders",
    title="Shop orders and their deliveries",
    system="shop",
    grain="one row per order",
    table="deliveries",
    id_names=("order_id", "Order ID", "Order number", "Order", "Bestellnummer", "Auftragsnummer", "Numéro de commande"),
    fields=(
        one("promised_on", "order_estimated_delivery_date", "Estimated delivery date", "Estimated delivery", "Promised delivery", "Delivery estimate",
            "Voraussichtliche Lieferung", "Zugesagte Lieferung", "Livraison estimée", "Date de livraison estimée"),
        one("delivered_on", "order_delivered_customer_date", "Delivered at", "Delivered on", "Delivered date", "Delivery date", "Zugestellt am", "Geliefert am",
            "Livré le", "Date de livraison"),
        one("stream_text", "Product category", "product_category_name", "Category", "Sales channel", "Produktkategorie", "Catégorie"),
        one("region", "customer_state", "Shipping country", "Country", "Region", "Land", "Pays"),
        one("value", "price", "Order total", "Order value", "Total", "Gesamtbetrag", "Montant total"),
        one("_status", "order_status", "Order status", "Fulfillment status", "Bestellstatus", "Statut de la commande", kind="text"),
    ),
    only="lower(coalesce(t__status, '')) NOT IN ('canceled', 'cancelled', 'unavailable', 'refunded', 'storniert', 'annulée', 'annulé')",
    proof=("order_estimated_delivery_date", "Estimated delivery date", "Estimated delivery", "order_delivered_customer_date", "order_purchase_timestamp",
           "order_status", "Order status", "Fulfillment status", "order_approved_at", "Bestellstatus", "Voraussichtliche Lieferung", "Livraison estimée",
           "Statut de la commande"),
    proofs=2,
    known=("customer_id", "order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date", "Order date", "Paid at", "Shipped at", "Customer",
           "Email", "Shipping name", "Bestelldatum", "Versendet am", "Date de commande", "Expédié le"),
)
