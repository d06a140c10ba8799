"""Public exports, loaded like anyone's, and the figures that they are known to give."""

from __future__ import annotations

import pytest

from connectors.load import load
from data.home import Home
from data.warehouse import Warehouse
from metrics import engine
from metrics.reading import read
from metrics.scope import Scope


@pytest.fixture
def loaded(real, home: Home):
    """A warehouse that holds one of the real exports."""

    def of(name: str) -> Warehouse:
        load(real(name), home)
        return Warehouse(home)

    return of


def test_an_audit_log_is_counted_by_tickets_not_by_its_rows(loaded):
    store = loaded("servicenow_incident_events.csv.gz")

    def figure(key):
        return engine.measure(store, key).frame.loc[0]

    assert figure("tickets")["n"] == 5000
    assert (figure("promise_kept")["n"], round(figure("promise_kept")["value"], 3)) == (5000, 0.215)
    assert (figure("hours_to_resolve")["n"], round(figure("hours_to_resolve")["value"], 2)) == (4778, 264.77)
    assert figure("reopened")["value"] == 78
    assert figure("time_to_outcome")["n"] == 5000
    assert figure("share_resting_30_days")["note"] == "no_data"
    assert engine.records(store, "promise_kept", limit=5).n == 5000
    by_service = engine.measure(store, "tickets", Scope(), ("service",)).frame
    assert (by_service["n"].sum(), len(by_service) > 20) == (5000, True)
    for key in ("promise_kept", "right_first_time", "time_to_outcome", "handoffs_per_outcome"):
        assert read(store, key, Scope(grain="month")).missing is None


def test_an_attrition_table_gives_shares_and_no_curve(loaded):
    store = loaded("hr_attrition.csv")
    whole = engine.measure(store, "attrition_share").frame.loc[0]
    assert (whole["n"], round(whole["value"], 5)) == (1470, 0.16122)
    by = engine.measure(store, "attrition_share", Scope(), ("overtime",)).frame.set_index("overtime")["value"]
    assert (round(by["yes"], 4), round(by["no"], 4)) == (0.3053, 0.1044)
    assert engine.records(store, "attrition_share").rows is None
    assert engine.measure(store, "retention").frame.loc[0, "note"] == "no_data"


def test_deliveries_are_on_time_as_often_as_is_known(loaded):
    store = loaded("customer_deliveries.csv.gz")
    row = engine.measure(store, "customer_delivery_on_time").frame.loc[0]
    assert (row["n"], round(100 * row["value"], 3)) == (10324, 88.512)
    assert row["n"] - round(row["n"] * row["value"]) == 1186


@pytest.mark.parametrize(("name", "n"), [
    ("surveymonkey_two_header_rows.csv", 1186), ("qualtrics_three_header_rows.csv", 1),
])
def test_questionnaires_are_counted_even_without_dates_or_known_questions(loaded, name, n):
    store = loaded(name)
    assert engine.measure(store, "responses").frame.loc[0, "value"] == n
    found = engine.records(store, "responses")
    assert (found.n, found.rows) == (n, None)
