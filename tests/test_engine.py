"""Where numbers go wrong, one named test each."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from data.access import Viewer
from data.errors import BadDefinition, BadScope, NotAllowed, UnknownName
from data.home import Home
from data.schema import ANSWERS, TICKETS
from data.warehouse import Warehouse
from metrics import engine
from metrics.estimate import Share
from metrics.indicator import Indicator, Need, Rows
from metrics.indicators import load
from metrics.scope import Scope
from tests.invented import Store, frames, store


def tickets(rows: list[dict], newest: datetime = datetime(2026, 3, 31, 12), **tables) -> Store:
    """A store of these tickets only; `finished_on` is given, everything else follows."""
    told = pd.DataFrame(rows).reset_index(names="number")
    told = told.assign(source="test", id="T" + told["number"].astype(str), batch="B1", state_class="done").drop(columns="number")
    told["finished_at"] = pd.to_datetime(told["finished_on"])
    if "opened_on" not in told:
        told["opened_on"] = told["finished_on"]
    told["opened_at"] = pd.to_datetime(told["opened_on"])
    batches = pd.DataFrame([{"batch": "B1", "arrived": 1, "file_name": "f", "newest_at": newest, "source": "test"}])
    filled = pd.DataFrame([{"batch": "B1", "table": "tickets", "mapped": "[]"}])
    return Store({"tickets": told, "batches": batches, "batch_tables": filled, **tables})


def kept(day: date, hits: int, misses: int, **more) -> list[dict]:
    return [{"finished_on": day, "promise_kept": i < hits, "service": "access", **more} for i in range(hits + misses)]


def by_period(of: Store, key: str, grain: str = "month", **scope) -> pd.DataFrame:
    return engine.measure(of, key, Scope(grain=grain, **scope)).frame.set_index("period")


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
    rows = [{"finished_on": day, "came_back": False, "updated_at": datetime(2026, 3, 31)} for day in
            (date(2026, 3, 1), date(2026, 3, 17), date(2026, 3, 18))]
    frame = by_period(tickets(rows), "right_first_time")
    assert frame.loc["2026-03", "n"] == 2
    assert frame.loc["2026-03", "note"] == "partial"


def test_one_month_of_leavers_is_never_made_a_year():
    """Turnover looks back twelve months: where the list does not reach that far, there is no figure."""
    frame = by_period(store(), "voluntary_turnover", "quarter")
    assert frame.loc["2025-Q1":"2025-Q3", "note"].to_list() == ["no_data"] * 3
    assert frame.loc["2025-Q4", "value"] > 0


def test_someone_hired_again_has_two_spells():
    def spell(i, hired, left):
        return {"source": "t", "id": f"p{i}", "batch": "B1", "person": "same", "hired_on": hired, "left_on": left,
                "leave_kind": "voluntary" if left else None, "department": "it"}

    rows = [spell(0, date(2020, 1, 1), date(2025, 5, 31)), spell(1, date(2025, 9, 1), None)]
    rows += [spell(i, date(2020, 1, 1), None) | {"person": f"q{i}"} for i in range(2, 12)]
    rows += [spell(12, date(2019, 1, 1), date(2024, 1, 31)) | {"person": "early"}]
    of = tickets(kept(date(2026, 1, 9), 1, 1), datetime(2026, 1, 9), people=pd.DataFrame(rows))
    of = of.changed(batch_tables=pd.DataFrame([{"batch": "B1", "table": t, "mapped": "[]"} for t in ("tickets", "people")]))
    row = by_period(of, "retention", "quarter").loc["2025-Q4"]
    assert (row["n"], row["value"]) == (11, pytest.approx(10 / 11))


def without(*names: str) -> Store:
    """The invented store, tables emptied by name; `lost_time` are the answers to that question."""
    left = {}
    for name in names:
        if name == "lost_time":
            left["answers"] = frames()["answers"].query("asks != 'lost_time'")
        elif name in ("minutes_lost_per_ticket", "recoverable_share"):
            left["assumptions"] = left.get("assumptions", frames()["assumptions"]).query("name != @name")
        else:
            left[name] = frames()[name].iloc[:0]
    return store().changed(**left)


def test_lost_time_without_answers_comes_from_the_assumption_and_says_so():
    of = without("lost_time")
    result = engine.measure(of, "cost_of_lost_time")
    tickets_by = frames()["tickets"]["service"].fillna("unassigned").value_counts()
    expected = {
        end: sum(
            n * (rooms if s == "rooms" else minutes) / 60 * rate * (pay if s == "payroll" else share)
            for s, n in tickets_by.items()
        )
        for end, minutes, rooms, rate, share, pay in
        (("lo", 10, 5, 30, 0.2, 0.1), ("value", 20, 6, 40, 0.3, 0.15), ("hi", 40, 7, 55, 0.5, 0.2))
    }
    for end, amount in expected.items():
        assert result.frame.loc[0, end] == pytest.approx(amount)
    assert "From an assumption, not from answers" in result.remarks[0]
    found = engine.records(of, "cost_of_lost_time")
    assert found.n == result.frame.loc[0, "n"] == len(found.rows) == len(frames()["tickets"])


@pytest.mark.parametrize(("gone", "key", "words"), [
    (("lost_time", "minutes_lost_per_ticket"), "lost_hours_per_colleague", "minutes_lost_per_ticket"),
    (("recoverable_share",), "cost_of_lost_time", "recoverable_share"),
    (("people",), "lost_hours_per_colleague", "people list"),
])
def test_without_what_it_rests_on_there_is_no_figure_but_a_reason(gone, key, words):
    result = engine.measure(without(*gone), key, Scope(grain="month"))
    assert result.frame["value"].isna().all()
    assert words in " ".join(result.remarks)
    assert engine.records(without(*gone), key).n == 0


def test_a_service_with_few_answers_does_not_weigh_by_its_answers():
    """Stated minutes weigh by tickets: 10 minutes at 90 tickets and 60 at 10 are 15, however many answered each."""
    rows = [{"finished_on": date(2026, 1, 9), "service": s} for s, n in (("access", 90), ("rooms", 10)) for _ in range(n)]
    answers = pd.DataFrame([
        {"source": "t", "id": f"{s}{i}", "batch": "B1", "response": f"{s}{i}", "survey": "s", "column": "q", "asks": "lost_time",
         "value": minutes + i % 2, "service": s, "answered_on": date(2026, 1, 9), "confidential": False, "arrived": 1}
        for s, n, minutes in (("access", 10, 9.5), ("rooms", 40, 59.5)) for i in range(n)
    ])
    people = pd.DataFrame([{"source": "t", "id": f"p{i}", "batch": "B1", "person": f"p{i}", "hired_on": date(2020, 1, 1),
                            "seen_at": datetime(2025, 12, 1)} for i in range(50)])
    of = tickets(rows, answers=answers, people=people)
    assert by_period(of, "lost_hours_per_colleague").loc["2026-01", "value"] == pytest.approx(100 * 15 / 60 / 50)


def test_nothing_loaded_yet_is_said_and_raises_nothing(tmp_path):
    empty = Warehouse(Home(tmp_path / "none"))
    for key in load():
        frame = engine.measure(empty, key).frame
        assert frame["note"].to_list() == ["no_data"]
        assert engine.records(empty, key).n == 0
        assert "SELECT" in engine.sql(key, Scope(), (), empty)


def test_an_empty_store_is_said_too():
    bare = Store({})
    for key, indicator in load().items():
        assert engine.measure(bare, key).frame["value"].isna().all()
        assert engine.records(bare, key).n == 0
        if indicator.dated:
            assert engine.measure(bare, key, Scope(grain="quarter"), indicator.dimensions[:1]).frame.empty


def test_names_are_checked_with_the_nearest():
    with pytest.raises(UnknownName, match="promise_kept"):
        engine.measure(store(), "promise_kep")
    with pytest.raises(UnknownName, match="'month'"):
        Scope(grain="months")


def test_scopes_that_cannot_be_are_refused():
    for wrong in ({"start": date(2026, 1, 2)}, {"start": date(2026, 2, 1), "end": date(2026, 2, 1)}):
        with pytest.raises(BadScope):
            Scope(**wrong)
    with pytest.raises(BadScope, match="one service"):
        engine.measure(store(), "retention", Scope(services=("access",)))


def test_a_viewers_name_is_no_part_of_what_a_cache_may_key_on():
    assert Scope(viewer=Viewer(name="a")).key == Scope(viewer=Viewer(name="b")).key
    assert Scope(viewer=Viewer(services=("x",))).key != Scope().key


def test_executives_are_told_why_a_diagnostic_stays_closed():
    with pytest.raises(NotAllowed, match="service owners and analysts"):
        engine.measure(store(), "tickets", Scope(viewer=Viewer(audience="executive")))


DECLARED = {
    "key": "k", "title": "t", "question": "q?", "unit": "share", "better": "higher", "factor": "cost", "goal": "g",
    "counts": Rows(TICKETS, on=TICKETS.c.opened_on), "estimator": Share(hit=TICKETS.c.promise_kept), "formula": "f",
    "reference": "r", "traps": "t", "needs": Need("w", "p"), "review": date(2027, 1, 1),
}


@pytest.mark.parametrize("wrong", [
    {"unit": "furlongs"}, {"factor": "fun"}, {"better": "sideways"}, {"better": None}, {"question": "q"}, {"formula": " "},
    {"privacy": "secret"}, {"privacy": "transactional", "minimum": 4},
    {"counts": Rows(ANSWERS, on=ANSWERS.c.answered_on, said=ANSWERS.c.score)},
    {"counts": Rows(ANSWERS, on=ANSWERS.c.answered_on), "privacy": "confidential", "minimum": 5},
])
def test_a_declaration_that_contradicts_itself_is_refused(wrong):
    Indicator(**DECLARED)
    with pytest.raises(BadDefinition):
        Indicator(**{**DECLARED, **wrong})
