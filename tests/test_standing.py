"""What is asked once per revision is asked again with the next, and never mixes two homes."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.errors import BadDefinition
from data.home import Home
from data.warehouse import Warehouse
from metrics import engine
from metrics.extent import Extent, extent
from metrics.frame import arranged
from metrics.indicators import find
from metrics.periods import period
from metrics.scope import Scope
from metrics.standing import standing
from tests.batches import make_batch


def ticket(id: str, closed: str) -> dict:
    return {"id": id, "version_at": closed, "opened_at": "2026-01-02 08:00", "resolved_at": closed, "promise_flag": True}


def test_a_new_import_moves_what_stands(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2026-01-05 09:00")]))
    rows = find("promise_kept").counts
    assert (extent(warehouse, rows).last.isoformat(), len(engine.measure(warehouse, "promise_kept", Scope(grain="month")).frame)) == ("2026-01-05", 1)
    warehouse.publish(make_batch(tmp_path, "two", "tickets", [ticket("b", "2026-03-05 09:00")]))
    assert extent(warehouse, rows).last.isoformat() == "2026-03-05"
    assert engine.measure(warehouse, "promise_kept", Scope(grain="month")).frame["n"].to_list() == [1, 0, 1]


def test_asked_once_a_revision_and_apart_for_each_home(tmp_path):
    asked = []

    @standing
    def count(warehouse, what):
        asked.append(what)
        return len(asked)

    one, other = Warehouse(Home(tmp_path / "one")), Warehouse(Home(tmp_path / "other"))
    assert [count(one, "rows"), count(Warehouse(one.home), "rows"), count(one, "more"), count(other, "rows")] == [1, 1, 2, 3]
    one.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2026-01-05 09:00")]))
    assert count(one, "rows") == 4


def test_a_grounded_indicator_follows_the_assumption_that_was_loaded(home, tmp_path):
    warehouse = Warehouse(home)
    warehouse.publish(make_batch(tmp_path, "one", "tickets", [ticket("a", "2026-01-05 09:00")]))
    assert "Nobody has stated" in " ".join(engine.measure(warehouse, "cost_of_lost_time").remarks)
    stated = [
        {"id": name, "version_at": datetime(2026, 1, 1), "name": name, "low": low, "base": base, "high": high, "owner": "Finance"}
        for name, low, base, high in (("loaded_hourly_rate", 30.0, 40.0, 50.0), ("recoverable_share", 0.1, 0.2, 0.3),
                                      ("minutes_lost_per_ticket", 30.0, 60.0, 90.0))
    ]
    warehouse.publish(make_batch(tmp_path, "two", "assumptions", stated))
    assert engine.measure(warehouse, "cost_of_lost_time").frame.loc[0, "value"] == pytest.approx(8.0)


def test_an_estimator_that_gives_two_figures_for_one_place_is_found_out():
    month = period("month", datetime(2026, 1, 1).date())
    found = engine.arranged(None, (), [month], Extent(), Scope(grain="month")).assign(n=1, value=1.0, note="")
    twice = found.loc[[0, 0]]
    with pytest.raises(BadDefinition):
        arranged(twice, (), [month], Extent(), Scope(grain="month"))
