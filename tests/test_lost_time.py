"""Lost time: from answers, else from an assumption, else with a reason; and people who come and go."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from metrics import engine
from metrics.scope import Scope
from tests.few_tickets import by_period, kept, tickets
from tests.invented import Store, frames, store


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
