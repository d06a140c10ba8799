"""Where numbers go wrong, one named test each."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from metrics import engine
from metrics.scope import Scope
from tests.few_tickets import by_period, kept, tickets
from tests.invented import frames, store


def test_a_month_without_tickets_has_no_figure_and_never_nought():
    frame = by_period(tickets(kept(date(2026, 1, 9), 3, 1) + kept(date(2026, 3, 9), 2, 2)), "promise_kept")
    assert frame.loc["2026-02", "note"] == "no_data"
    assert np.isnan(frame.loc["2026-02", "value"])
    assert frame.loc["2026-02", "n"] == 0
    assert list(frame.index) == ["2026-01", "2026-02", "2026-03"]


def test_every_group_has_every_period():
    rows = kept(date(2026, 1, 9), 3, 1) + kept(date(2026, 3, 9), 2, 2, service="rooms")
    frame = engine.measure(tickets(rows), "promise_kept", Scope(grain="month"), ("service",)).frame
    assert frame.groupby("service")["period"].apply(list).to_dict() == {
        name: ["2026-01", "2026-02", "2026-03"] for name in ("access", "rooms")
    }


@pytest.mark.parametrize(("newest", "note"), [
    (datetime(2026, 3, 30, 23), "partial"), (datetime(2026, 3, 31, 8), ""), (datetime(2026, 5, 2), ""),
])
def test_the_running_month_is_told_by_the_newest_moment_of_the_data(newest, note):
    frame = by_period(tickets(kept(date(2026, 3, 9), 2, 2), newest), "promise_kept")
    assert frame.loc["2026-03", "note"] == note
    assert frame.loc["2026-03", "value"] == 0.5


def test_newest_moment_is_read_in_the_organisations_own_zone():
    zone = pd.DataFrame([{"source": "t", "id": "o", "batch": "B1", "name": "x", "time_zone": "America/New_York"}])
    newest = datetime(2026, 3, 31, 2)  # still 30 March in New York
    frame = by_period(tickets(kept(date(2026, 3, 9), 2, 2), newest, organisation=zone), "promise_kept")
    assert frame.loc["2026-03", "note"] == "partial"


def test_months_go_on_as_far_as_the_data_do():
    frame = by_period(tickets(kept(date(2026, 1, 9), 2, 2), datetime(2026, 4, 2)), "promise_kept")
    assert frame["note"].to_list() == ["", "no_data", "no_data", "no_data"]


def test_a_batch_taken_back_says_nothing_of_how_far_the_data_reach():
    of = tickets(kept(date(2026, 1, 9), 2, 2), datetime(2026, 1, 20))
    undone = {"batch": "B2", "arrived": 2, "file_name": "f", "newest_at": datetime(2026, 9, 1),
              "undone_at": datetime(2026, 9, 2), "source": "test"}
    both = of.changed(batches=pd.concat([of.frames["batches"], pd.DataFrame([undone])], ignore_index=True))
    assert list(by_period(both, "promise_kept").index) == ["2026-01"]


def test_the_year_is_no_average_of_its_months():
    of = tickets(kept(date(2026, 1, 9), 9, 1) + kept(date(2026, 2, 9), 0, 90))
    assert by_period(of, "promise_kept", "year").loc["2026", "value"] == pytest.approx(9 / 100)
    assert by_period(of, "promise_kept")["value"].mean() == pytest.approx(0.45, abs=0.01)


def test_a_mix_that_turns_two_gains_into_a_loss_shows_both():
    """Simpson: each service gains, the whole loses, because more work falls to the harder one."""
    rows = kept(date(2026, 1, 9), 80, 20) + kept(date(2026, 1, 9), 4, 16, service="hard")
    rows += kept(date(2026, 2, 9), 17, 3) + kept(date(2026, 2, 9), 25, 75, service="hard")
    of = tickets(rows, datetime(2026, 2, 28))
    parts = engine.measure(of, "promise_kept", Scope(grain="month"), ("service",)).frame
    change = parts.pivot(index="service", columns="period", values="value").diff(axis=1)["2026-02"]
    whole = by_period(of, "promise_kept")["value"]
    assert (change > 0).all()
    assert whole["2026-02"] < whole["2026-01"]


def test_open_cases_are_not_left_out():
    """Survivor bias: most of the cases still run after 200 hours; the finished ones alone would say 30 or 35."""

    def cases(done: int) -> pd.DataFrame:
        return pd.DataFrame([
            {"source": "t", "id": str(i), "batch": "B1", "started_at": datetime(2026, 1, 5), "started_on": date(2026, 1, 5),
             "finished": i < done, "cancelled": False, "working_hours": 10.0 * (i + 1) if i < done else 200.0}
            for i in range(11)
        ])

    few = tickets(kept(date(2026, 3, 9), 1, 1), cases=cases(5))
    assert by_period(few, "time_to_outcome").loc["2026-01", "note"] == "too_few"
    most = tickets(kept(date(2026, 3, 9), 1, 1), cases=cases(6))
    assert by_period(most, "time_to_outcome").loc["2026-01", "value"] == 60.0


def test_many_different_durations_are_counted_in_steps_and_say_so():
    n = 21_000
    rows = pd.DataFrame({
        "source": "t", "id": [str(i) for i in range(n)], "batch": "B1", "started_at": datetime(2026, 1, 5),
        "started_on": date(2026, 1, 5), "finished": True, "cancelled": False, "working_hours": np.linspace(1, 300, n),
    })
    of = tickets(kept(date(2026, 3, 9), 1, 1), cases=rows)
    result = engine.measure(of, "time_to_outcome")
    assert result.frame.loc[0, "value"] == pytest.approx(np.median(rows["working_hours"]), rel=0.01)
    assert "steps of 1 %" in result.remarks[0]


def test_two_services_of_one_id_do_not_double_its_tickets():
    services = pd.DataFrame([
        {"source": s, "id": "access", "batch": "B1", "name": "Access", "stream": "joining"} for s in ("one", "two")
    ])
    frame = engine.measure(tickets(kept(date(2026, 1, 9), 3, 1), services=services), "promise_kept", Scope(), ("stream",)).frame
    assert frame["n"].to_list() == [4]


def test_several_cost_rows_do_not_multiply_the_outcomes():
    """Fan-out: two rows of cost and three of outcome in one month are 300 / 60, not 900 / 120."""
    whole = {"source": "t", "batch": "B1", "stream": "pay", "on": date(2026, 1, 1)}
    costs = pd.DataFrame([whole | {"id": f"c{i}", "amount": 150.0, "service_text": "p", "service": "payroll"} for i in range(2)])
    measures = pd.DataFrame([whole | {"id": f"m{i}", "measure": "payslips", "value": 20.0} for i in range(3)])
    streams = pd.DataFrame([{"source": "t", "id": "pay", "batch": "B1", "name": "Pay", "measure": "payslips"}])
    of = tickets(kept(date(2026, 1, 9), 1, 1), costs=costs, measures=measures, streams=streams)
    assert engine.measure(of, "cost_per_outcome").frame.loc[0, "value"] == pytest.approx(5.0)


def test_outcomes_of_two_streams_are_never_added():
    result = engine.measure(store(), "cost_per_outcome", Scope(grain="quarter"))
    assert set(result.frame["note"]) == {"no_data"}
    assert "choose one" in result.remarks[0]
    assert engine.measure(store(), "cost_per_outcome", Scope(stream="pay")).frame["value"].notna().all()


def test_a_ticket_without_a_service_is_kept_under_unassigned():
    frame = engine.measure(store(), "tickets", Scope(), ("service",)).frame.set_index("service")
    missing = frames()["tickets"]["service"].isna().sum()
    assert frame.loc["unassigned", "n"] == missing > 0
    assert frame["n"].sum() == len(frames()["tickets"])


def test_history_and_the_tools_counter_are_never_mixed():
    told = frames()["cases"].query("finished").dropna(subset=["handoffs"])
    history = told[told["handoffs_from"] == "history"]
    assert engine.measure(store(), "handoffs_per_outcome").frame.loc[0, "n"] == len(history)
    counter = told[told["service"] == "payroll"]
    assert engine.measure(store(), "handoffs_per_outcome", Scope(services=("payroll",))).frame.loc[0, "n"] == len(counter) > 0


def test_single_tickets_are_no_outcomes_where_streams_are_declared():
    told = frames()["cases"].query("not cancelled")
    assert engine.measure(store(), "time_to_outcome").frame.loc[0, "n"] == told["stream"].notna().sum() < len(told)
    rooms = engine.measure(store(), "time_to_outcome", Scope(services=("rooms",))).frame.loc[0]
    assert rooms["n"] == (told["service"] == "rooms").sum() > 0


def test_an_overdue_delivery_is_late_not_unknown():
    deliveries = pd.DataFrame([
        {"promised_on": date(2026, 1, 5), "delivered_on": date(2026, 1, 5), "on_time": True},
        {"promised_on": date(2026, 1, 6), "delivered_on": None, "on_time": None},
        {"promised_on": date(2026, 1, 20), "delivered_on": date(2026, 1, 21), "on_time": False},
        {"promised_on": date(2026, 2, 20), "delivered_on": None, "on_time": None},
    ]).assign(source="t", batch="B1")
    deliveries = deliveries.assign(id=[f"d{i}" for i in range(4)], on_time=deliveries["on_time"].astype("boolean"))
    of = tickets(kept(date(2026, 3, 9), 1, 1), deliveries=deliveries)
    row = engine.measure(of, "customer_delivery_on_time").frame.loc[0]
    assert (row["n"], row["value"]) == (3, pytest.approx(1 / 3))


def test_tickets_that_have_not_had_their_fourteen_days_wait():
    rows = [{"finished_on": day, "came_back": False, "reopen_count": 0, "updated_at": datetime(2026, 3, 31)} for day in
            (date(2026, 3, 1), date(2026, 3, 17), date(2026, 3, 18))]
    frame = by_period(tickets(rows), "right_first_time")
    assert frame.loc["2026-03", "n"] == 2
    assert frame.loc["2026-03", "note"] == "partial"
