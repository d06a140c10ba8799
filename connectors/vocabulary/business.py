"""Headers of business figures, in English, German and French, and the words that mark a total."""

from __future__ import annotations

from connectors.profile import Field, one

DAY = ("Date", "Day", "Month", "Period", "Week", "Week beginning", "Reporting month", "Reporting date", "Month end", "Datum", "Tag", "Monat", "Periode",
       "Berichtsmonat", "Woche", "Jour", "Mois", "Période", "Semaine")
MEASURE = ("Measure", "Metric", "KPI", "Indicator", "Measure name", "Metric name", "Figure", "Kennzahl", "Messgröße", "Größe", "Indikator", "Mesure",
           "Indicateur", "Métrique")
VALUE = ("Value", "Amount", "Actual", "Count", "Quantity", "Total", "Result", "Wert", "Ist", "Anzahl", "Menge", "Betrag", "Ergebnis", "Valeur", "Montant",
         "Nombre", "Quantité", "Réel")
SERVICE = ("Service", "Service name", "Business service", "Dienst", "Dienstleistung", "Leistung", "Prestation", "Nom du service")
STREAM = ("Stream", "Value stream", "Line of business", "Business line", "Product line", "Wertstrom", "Sparte", "Geschäftsbereich", "Flux de valeur", "Branche",
          "Ligne métier")
DEPARTMENT = ("Department", "Business unit", "Division", "Abteilung", "Bereich", "Département", "Direction")
CURRENCY = ("Currency", "Währung", "Devise", "Monnaie")
RUN_OR_CHANGE = (
    ("change", ("change", "project", "capex", "invest", "build", "new", "transform", "projekt", "neu", "änderung", "weiterentwicklung", "projet", "nouveau",
                "évolution")),
    ("run", ("run", "opex", "operat", "maint", "support", "licen", "betrieb", "laufend", "wartung", "lizenz", "exploitation", "fonctionnement", "récurrent")),
)
COST_COLUMNS = ("Run", "Change", "Opex", "Capex", "Run cost", "Change cost", "Run costs", "Change costs", "Operations", "Projects", "Maintenance", "Betrieb", "Projekte",
                "Projekt", "Änderung", "Wartung", "Exploitation", "Projets", "Évolution")
TOTALS = ("total", "totals", "grand total", "sum", "all", "overall", "gesamt", "gesamtsumme", "summe", "insgesamt", "alle", "ensemble", "somme", "total général",
          "tous")


# The cell of the day as it was written: a total says so there.
WHEN = one("_when", *DAY, kind="text", shares=True)


def about(*, service: bool = True) -> tuple[Field, ...]:
    """Whom or what a figure is about."""
    found = (one("service_text", *SERVICE), one("stream_text", *STREAM), one("department_text", *DEPARTMENT))
    return found if service else found[1:]


def no_total(*fields: str) -> str:
    """SQL for rows in which none of the fields says that it is a total of the others."""
    listed = ", ".join(f"'{word}'" for word in TOTALS)
    return " AND ".join(f"lower(coalesce(t_{name}, '')) NOT IN ({listed})" for name in fields)
