"""What holds between the figures of a whole and of its parts, for every indicator, cut and filter."""

from __future__ import annotations

import numpy as np
import pytest

from metrics import engine, indicators
from metrics.estimate import ClusteredMean, Mean, NetScore, Priced, Share, Total
from metrics.facts import Rows
from metrics.scope import Scope
from tests.invented import PARENTS, SERVICES, frames, store

BOOK = indicators.load()
CUTS = [(key, name) for key, indicator in BOOK.items() for name in indicator.dimensions if name != indicator.apart]
# The value of the whole is the mean of its parts, each weighed by its n; or the sum of its parts.
WEIGHED, ADDED = (Share, Mean, NetScore, ClusteredMean), (Total, Priced)


def whole_and_parts(key, by, grain="all"):
    apart = (BOOK[key].apart,) if BOOK[key].apart else ()
    whole = engine.measure(store(), key, Scope(grain=grain), apart).frame
    return whole, engine.measure(store(), key, Scope(grain=grain), (*apart, *by)).frame


@pytest.mark.parametrize(("key", "name"), CUTS)
def test_parts_add_up_to_the_whole_and_to_no_more(key, name):
    """No row is lost in a breakdown nor counted twice; where groups are withheld, no more than the whole is shown."""
    whole, parts = whole_and_parts(key, (name,))
    if (parts["note"] == "withheld").any() or (whole["note"] == "withheld").any() or BOOK[key].privacy in ("confidential", "people"):
        assert parts["n"].sum() <= whole["n"].sum() or (whole["note"] == "withheld").any()
        return
    assert parts["n"].sum() == whole["n"].sum() > 0


@pytest.mark.parametrize(("key", "name"), [(k, n) for k, n in CUTS if isinstance(BOOK[k].estimator, WEIGHED)])
def test_the_whole_is_the_weighed_mean_of_its_parts_and_never_their_average(key, name):
    whole, parts = whole_and_parts(key, (name,))
    shown = parts.dropna(subset="value")
    if len(shown) < len(parts) or parts["n"].sum() != whole["n"].sum():
        pytest.skip("some of its parts are withheld or stand apart: what is shown is not the whole")
    if key == "who_answered" and name != "department":
        pytest.skip("late answers that are enough for the whole wait for good where it is cut by anything but departments")
    assert np.average(shown["value"], weights=shown["n"]) == pytest.approx(whole.loc[0, "value"])
    assert shown["value"].min() <= whole.loc[0, "value"] + 1e-12 and whole.loc[0, "value"] <= shown["value"].max() + 1e-12


@pytest.mark.parametrize(("key", "name"), [(k, n) for k, n in CUTS if isinstance(BOOK[k].estimator, ADDED)])
def test_amounts_of_parts_add_up_to_that_of_the_whole(key, name):
    whole, parts = whole_and_parts(key, (name,))
    for column in ("value", "lo", "hi"):
        assert parts[column].sum() == pytest.approx(np.nansum(whole[column]))


@pytest.mark.parametrize("key", [k for k, i in BOOK.items() if i.dated and isinstance(i.counts, Rows) and i.privacy == "open"])
def test_months_quarters_and_years_hold_the_same_rows(key):
    """A year is its months added up: none falls between two, none counts twice; rows without a date belong to no period."""
    counted = {grain: whole_and_parts(key, (), grain)[0]["n"].sum() for grain in ("month", "quarter", "year")}
    assert counted["month"] == counted["quarter"] == counted["year"] > 0
    assert counted["year"] <= whole_and_parts(key, ())[0]["n"].sum()


@pytest.mark.parametrize("key", [k for k, i in BOOK.items() if "service" in i.dimensions and not i.apart])
def test_each_filter_counts_the_rows_that_its_group_shows(key):
    """Narrowed to a service a figure is what the breakdown says of it, and rests on as many records."""
    parts = engine.measure(store(), key, Scope(), ("service",)).frame.set_index("service")
    for service in (*SERVICES, "unassigned"):
        scope = Scope(services=(service,))
        figure = engine.measure(store(), key, scope).frame.iloc[0]
        assert engine.records(store(), key, scope).n == figure["n"]
        ranked = isinstance(BOOK[key].counts, Rows) and BOOK[key].counts.best_of is not None
        if service in parts.index and not ranked:
            assert parts.loc[service, "n"] == figure["n"]
            assert parts.loc[service, "value"] == pytest.approx(figure["value"], nan_ok=True)


@pytest.mark.parametrize("key", [k for k, i in BOOK.items() if "department" in i.dimensions and i.privacy == "open"])
def test_a_department_holds_all_below_it(key):
    parts = engine.measure(store(), key, Scope(), ("department",)).frame.set_index("department")
    ranked = isinstance(BOOK[key].counts, Rows) and BOOK[key].counts.best_of is not None
    below = ["claims", *(name for name, above in PARENTS.items() if above == "claims")]
    found = engine.records(store(), key, Scope(department="claims"))
    assert found.n == engine.measure(store(), key, Scope(department="claims")).frame["n"].sum()
    assert ranked or found.n == parts.reindex(below)["n"].sum()


def test_a_ticket_loaded_twice_as_a_service_is_one():
    """Fan-out: a second source that declares every service again changes no count of any open indicator."""
    services = frames()["services"]
    twice = store().changed(services=services._append(services.assign(source="again"), ignore_index=True))
    for key, indicator in BOOK.items():
        if indicator.privacy == "open" and "stream" in indicator.dimensions and indicator.counts.table.name != "services":
            before, after = (engine.measure(of, key, Scope(), ("stream",)).frame for of in (store(), twice))
            assert after["n"].to_list() == before["n"].to_list(), key
            assert after["value"].to_numpy() == pytest.approx(before["value"].to_numpy(), nan_ok=True), key
