"""Variants of deliveries: orders of a shop, items of SAP deliveries."""

from __future__ import annotations

from datetime import date

import pandas as pd

from connectors.load import load
from connectors.profiles import sample
from tests.exports_loaded import sampled, table


def test_cancelled_orders_promise_nothing(home):
    found = sampled(home, "shop_orders", "deliveries")
    assert len(found) == 9
    assert found["on_time"].notna().sum() == 6
    late = found.set_index("id").loc["e4800009ab"]
    assert pd.Timestamp(late["delivered_on"]).date() == date(2025, 10, 19) and not late["on_time"]


def test_a_delivery_is_out_when_its_last_item_is(home):
    report = load(sample("sap_deliveries"), home)
    assert (report.rows, report.kept, report.refused) == (16, 10, 1)
    found = table(home, "deliveries").set_index("id")
    two = found.loc["0080001235"]
    # Items left on the 15th and the 16th.
    assert pd.Timestamp(two["delivered_on"]).date() == date(2025, 2, 16)
    assert two["value"] == 1210.5 * 2
    # One of two items is still here.
    assert pd.isna(found.loc["0080001237", "delivered_on"]) and pd.isna(found.loc["0080001237", "on_time"])


def test_zeros_are_no_date(home):
    found = sampled(home, "sap_deliveries", "deliveries").set_index("id")
    assert pd.isna(found.loc["0080001238", "delivered_on"])
