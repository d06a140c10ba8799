"""Business measures, costs, customers: months, thousands marks, totals among the rows, figures side by side."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from connectors.load import load
from connectors.profiles import sample
from connectors.rejects import write_rejects
from data.errors import FileRefused
from tests.exports_loaded import sampled, table, who, written


def _day(value) -> date:
    return pd.Timestamp(value).date()


def test_months_and_german_numbers(home):
    found = sampled(home, "measure_list", "measures")
    issued = found[found["measure"] == "Verträge ausgestellt"].sort_values("on")
    assert _day(issued["on"].iloc[0]) == date(2026, 1, 1)
    assert issued["value"].tolist() == [1204, 1241, 1278, 1315, 1352, 1389]
    assert found.loc[found["measure"] == "Beschwerdequote", "value"].max() == pytest.approx(0.0325)


def test_a_total_is_no_measure(home):
    assert "Gesamt" not in set(sampled(home, "measure_list", "measures")["measure"])


@pytest.mark.parametrize("month", ["2026-03", "03/2026", "03.2026", "Mar 2026", "Mar-26", "März 2026", "mars 2026", "2026-03-01"])
def test_a_month_is_its_first_day(home, tmp_path, month):
    written(home, tmp_path, f"KPI,Datum,Wert,Einheit\nOrders,{month},12,1\n", "measure_list")
    assert _day(table(home, "measures")["on"].iloc[0]) == date(2026, 3, 1)


def test_measures_side_by_side_become_rows(home):
    found = sampled(home, "measures_wide", "measures")
    assert set(found["measure"]) == {"Orders", "Revenue", "Complaints per order"}
    january = found[(found["on"] == found["on"].min()) & (found["stream_text"] == "Home")].set_index("measure")["value"]
    assert january.to_dict() == {"Orders": 410, "Revenue": 52267, "Complaints per order": pytest.approx(0.015)}
    # An empty cell is no figure, and the total row is no month.
    assert len(found) == 31


def test_a_refused_figure_comes_back_in_the_row_it_came_from(home, tmp_path):
    report = load(sample("measures_wide"), home)
    to = tmp_path / "mend.csv"
    assert write_rejects(home, report.batch, to, sample("measures_wide")) == 1
    (row,) = pd.read_csv(to, dtype=str).to_dict("records")
    assert (row["Month"], row["Orders"], row["Revenue"]) == ("Feb-25", "about 40", "€ 12,000")
    assert "no number" in row["reason"]


def test_costs_in_french_with_narrow_blanks(home):
    found = sampled(home, "cost_list", "costs")
    laptops = found[found["service_text"] == "Ordinateurs portables"].sort_values("on")
    assert laptops["amount"].iloc[0] == 12754.84
    assert set(laptops["kind"]) == {"run"} and set(found.loc[found["service_text"] == "Cantine", "kind"]) == {"change"}
    assert "Total" not in set(found["service_text"])


def test_run_and_change_side_by_side(home):
    found = sampled(home, "costs_wide", "costs")
    assert found["kind"].value_counts().to_dict() == {"run": 10, "change": 7}
    assert "Total" not in set(found["service_text"])


def test_who_is_still_a_customer(home):
    found = sampled(home, "customer_list", "customers")
    assert found["left_on"].notna().sum() == 3
    gone = found[found["customer"] == who("C-1003")]
    assert _day(gone["left_on"].iloc[0]) == date(2025, 3, 31)
    assert gone["value"].tolist() == [870]


def test_thousands_that_could_be_decimals_are_asked_for(home, tmp_path):
    text = "KPI;Datum;Wert;Einheit\nOrders;03.2026;1.204;1\nOrders;04.2026;1.310;1\n"
    with pytest.raises(FileRefused, match=r"two ways.*Say --decimal"):
        written(home, tmp_path, text, "measure_list")
    written(home, tmp_path, text, "measure_list", decimal="comma")
    assert sorted(table(home, "measures")["value"]) == [1204, 1310]


def test_customers_in_german(home, tmp_path):
    written(home, tmp_path, "Kundennummer;Kunde seit;Gekündigt zum;Sparte;Jahresbeitrag\nK1;14.03.2019;31.12.2025;Hausrat;1.200\nK2;15.03.2020;;Kfz;800\n", "customer_list",
            decimal="comma")
    found = table(home, "customers").set_index("customer")
    assert (_day(found.loc[who("K1"), "left_on"]), found.loc[who("K1"), "value"], found.loc[who("K1"), "stream_text"]) == (date(2025, 12, 31), 1200, "Hausrat")
    assert pd.isna(found.loc[who("K2"), "left_on"])
