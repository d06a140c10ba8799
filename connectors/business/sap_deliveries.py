"""SAP outbound deliveries: one row per item; a delivery is on time when its last item was, `00.00.0000` is no date."""

from __future__ import annotations

from connectors.profile import Profile, WorkedOut, one

PROFILE = Profile(
    key="sap_deliveries",
    title="SAP outbound deliveries",
    system="sap",
    grain="one row per item of a delivery",
    table="deliveries",
    id_names=("Delivery", "Delivery document", "VBELN", "Lieferung", "Lieferbeleg", "Livraison"),
    fields=(
        one("promised_on", "Requested deliv.date", "Req. dlv. date", "Delivery Date", "LFDAT", "Wunschlieferdatum", "Lieferdatum", "Zugesagtes Lieferdatum",
            "Date de livraison souhaitée"),
        one("_left", "Act. gds mvmnt date", "Actual GI date", "Act.GI date", "WADAT_IST", "Proof of delivery date", "PODAT", "Ist-Warenausgangsdatum",
            "Istdatum Warenausgang", "Liefernachweisdatum", "Date réelle de sortie de marchandises", kind="moment"),
        one("stream_text", "Sales organization", "Sales Org.", "Division", "VKORG", "Verkaufsorganisation", "Sparte", "Organisation commerciale",
            "Product line"),
        one("region", "Ship-to country", "Country", "Land", "LAND1", "Pays"),
        one("value", "Net value", "NETWR", "Nettowert", "Valeur nette"),
    ),
    proof=("Delivery", "VBELN", "LFDAT", "WADAT_IST", "Act. gds mvmnt date", "Actual GI date", "Act.GI date", "Requested deliv.date", "Lieferung", "Wunschlieferdatum",
           "Ist-Warenausgangsdatum", "Istdatum Warenausgang", "Date réelle de sortie de marchandises", "Warenempfänger", "Ship-to party"),
    proofs=3,
    known=("Item", "POSNR", "Position", "Pos.", "Poste", "Ship-to party", "Sold-to party", "Material", "Description", "Delivery quantity", "Plant", "Shipping point", "Planned GI", "Warenempfänger", "Auftraggeber",
           "Materialbezeichnung", "Liefermenge", "Werk", "Versandstelle", "Réceptionnaire", "Article", "Division de livraison"),
    works_out=(
        # The last item to leave decides, and an item that has not left keeps the delivery open.
        WorkedOut("delivered_on", "CASE WHEN bool_and(v__left IS NOT NULL) OVER (PARTITION BY t__id)"
                  " THEN CAST(max(v__left) OVER (PARTITION BY t__id) AS DATE) END", needs=("_left",)),
        WorkedOut("promised_on", "max(v_promised_on) OVER (PARTITION BY t__id)", needs=("promised_on",)),
        WorkedOut("value", "sum(v_value) OVER (PARTITION BY t__id)", needs=("value",)),
    ),
    picks="all items of a delivery count as one, delivered with the last of them",
    missing=("00.00.0000", "00/00/0000", "0000-00-00", "00000000"),
)
