"""Where numbers go wrong: each trap of the indicator book on a tiny data set, drawn in its docstring."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import func, select

from connectors.load import load
from data.schema import ANSWERS, TICKETS
from data.warehouse import Warehouse
from metrics import engine
from metrics.reading import read
from metrics.scope import Scope
from tests.few_tickets import by_period, kept, tickets
from tests.test_derive import desk, ticket  # noqa: F401 - a fixture
from tests.test_withhold import later_import, said, shown, with_answers


def value(of, key, **scope) -> float:
    return engine.measure(of, key, Scope(**scope)).frame.loc[0, "value"]


def written(tmp_path, text: str, name: str = "export.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_joining_two_fact_tables_row_by_row():
    """costs: 150 150 / outcomes: 20 20 20. Joined they would be 900 / 120; they are 300 / 60."""
    whole = {"source": "t", "batch": "B1", "stream": "pay", "on": date(2026, 1, 1)}
    costs = [whole | {"id": f"c{i}", "amount": 150.0, "service_text": "p", "service": "payroll"} for i in range(2)]
    units = [whole | {"id": f"m{i}", "measure": "payslips", "value": 20.0} for i in range(3)]
    streams = [{"source": "t", "id": "pay", "batch": "B1", "name": "Pay", "measure": "payslips"}]
    frames = {"costs": costs, "measures": units, "streams": streams}
    of = tickets(kept(date(2026, 1, 9), 1, 1), **{name: pd.DataFrame(rows) for name, rows in frames.items()})
    assert value(of, "cost_per_outcome") == pytest.approx(5.0)


def test_averages_of_averages():
    """January 9 of 10 kept, February 0 of 90: the year is 9 of 100, not the 45 % between 90 % and 0 %."""
    of = tickets(kept(date(2026, 1, 9), 9, 1) + kept(date(2026, 2, 9), 0, 90))
    assert by_period(of, "promise_kept", "year").loc["2026", "value"] == pytest.approx(0.09)


def test_a_mix_that_turns_gains_into_a_loss():
    """easy 80/100 -> 17/20 and hard 4/20 -> 25/100 both gain; together 84/120 falls to 42/120. Both are told."""
    rows = kept(date(2026, 1, 9), 80, 20) + kept(date(2026, 1, 9), 4, 16, service="hard")
    rows += kept(date(2026, 2, 9), 17, 3) + kept(date(2026, 2, 9), 25, 75, service="hard")
    of = tickets(rows, datetime(2026, 2, 28))
    parts = engine.measure(of, "promise_kept", Scope(grain="month"), ("service",)).frame
    assert (parts.pivot(index="service", columns="period", values="value").diff(axis=1)["2026-02"] > 0).all()
    assert by_period(of, "promise_kept")["value"].to_list() == [pytest.approx(84 / 120), pytest.approx(42 / 120)]


def cases(hours: list[float], done: int) -> pd.DataFrame:
    return pd.DataFrame([
        {"source": "t", "id": str(i), "batch": "B1", "started_at": datetime(2026, 1, 5), "started_on": date(2026, 1, 5),
         "finished": i < done, "cancelled": False, "working_hours": h}
        for i, h in enumerate(hours)
    ])


def test_only_resolved_tickets_counted():
    """Finished after 10 20 30, open since 200 200: the three finished say 20; half are over after 30 only."""
    of = tickets(kept(date(2026, 3, 9), 1, 1), cases=cases([10, 20, 30, 200, 200], 3))
    assert value(of, "time_to_outcome") == 30.0


def test_reopened_tickets_counted_twice():
    """One ticket reopened twice, one that is reopened and a repeat, two plain ones: 2 of 4, not 4 of 4."""
    day = {"finished_on": date(2026, 1, 9), "person": "p", "is_repeat": False}
    rows = [day | {"reopen_count": 2}, day | {"reopen_count": 1, "is_repeat": True}, day | {"reopen_count": 0}, day | {"reopen_count": 0}]
    of = tickets(rows)
    assert value(of, "failure_demand") == 0.5
    assert value(of, "reopened") == 2


def test_rows_of_an_audit_log_counted_as_tickets(home, tmp_path):
    """INC1 broke its promise and changed three times, INC2 kept it: 1 of 2 incidents, not 1 of 4 rows."""
    head = "number,incident_state,sys_mod_count,made_sla,caller_id,opened_at,sys_updated_at,resolved_at,closed_at\n"
    first = "INC0000001,{state},{n},{kept},Caller 1,29/2/2016 01:16,29/2/2016 0{n}:23,{end},{end}\n"
    rows = [first.format(state=s, n=n, kept=k, end="29/2/2016 11:29") for s, n, k in
            (("New", 1, "true"), ("Active", 2, "true"), ("Closed", 3, "false"))]
    second = "INC0000002,Closed,1,true,Caller 2,29/2/2016 04:40,29/2/2016 04:57,29/2/2016 05:00,29/2/2016 05:00\n"
    report = load(written(tmp_path, head + "".join(rows) + second), home)
    assert (report.rows, report.read) == (4, 2)
    assert engine.measure(Warehouse(home), "promise_kept").frame[["n", "value"]].to_numpy().tolist() == [[2, 0.5]]


def survey(desk, *values: float, **question) -> dict:
    """The scores that a question's answers are read as."""
    desk.load("questions", {"id": "q", "survey": "S", "column": "Q", "asks": "satisfaction", **question})
    desk.load("responses", *({"id": f"r{i}", "survey": "S", "answered_at": "2026-01-06"} for i in range(len(values))))
    desk.load("answers", *(
        {"id": str(i), "response": f"r{i}", "survey": "S", "column": "Q", "value": v, "answered_at": "2026-01-06"}
        for i, v in enumerate(values)
    ))
    return desk.get(ANSWERS, "favourable")


def test_nought_where_the_answer_was_not_applicable(desk):
    """5 and 0 = not applicable: one favourable answer of one, not of two."""
    found = survey(desk, 5.0, 0.0, scale_low=1, scale_high=5, zero_means="missing", confidential=False)
    assert found["0"] and pd.isna(found["1"])


def test_a_scale_of_four_read_as_one_of_five(desk):
    """3 of 4 is favourable; read as 3 of 5 it would not be."""
    assert survey(desk, 3.0, 2.0, scale_low=1, scale_high=4) == {"0": True, "1": False}


def test_hours_read_as_minutes(home, tmp_path):
    """Asked in hours, half an hour and two: 30 and 120 minutes."""
    text = "Timestamp,How many hours of working time did this cost you?,How satisfied are you? (1 to 5)\n"
    text += "2026/01/05 10:00:00 AM GMT+0,0.5,4\n2026/01/06 10:00:00 AM GMT+0,2,5\n"
    load(written(tmp_path, text, "answers.csv"), home)
    found = Warehouse(home).frame(select(ANSWERS.c.value).where(ANSWERS.c.asks == "lost_time").order_by(ANSWERS.c.value))
    assert found["value"].to_list() == [30.0, 120.0]


HEAD = "number,state,priority,opened_at,closed_at,caller_id,assignment_group,category,sys_updated_on\n"


@pytest.mark.parametrize("nothing", ["1900-01-01 00:00:00", "1900-01-01"])
def test_1900_as_no_date(home, tmp_path, nothing):
    """INC1 closed on 3 January, INC2 on `1900-01-01`: INC2 is open, and never closed before it was opened."""
    row = "INC000000{n},{state},3 - Moderate,2026-01-02 08:00:00,{end},Ann,Desk,Food,2026-01-03 08:00:00\n"
    text = HEAD + row.format(n=1, state="Closed", end="2026-01-03 08:00:00") + row.format(n=2, state="New", end=nothing)
    report = load(written(tmp_path, text), home)
    found = Warehouse(home).frame(select(TICKETS.c.id, TICKETS.c.closed_at)).set_index("id")["closed_at"]
    assert report.refused == 0
    assert found.isna().to_dict() == {"INC0000001": False, "INC0000002": True}


def test_the_first_of_january_1900_as_no_date(home, tmp_path):
    """INC1 closed on 15/1/2026, INC2 on `1/1/1900`: INC2 is open, and was never closed before it was opened."""
    row = "INC000000{n},{state},3 - Moderate,13/1/2026 08:00,{end},Ann,Desk,Food,15/1/2026 08:00\n"
    text = HEAD + row.format(n=1, state="Closed", end="15/1/2026 08:00") + row.format(n=2, state="New", end="1/1/1900")
    report = load(written(tmp_path, text), home)
    found = Warehouse(home).frame(select(TICKETS.c.id, TICKETS.c.closed_at)).set_index("id")["closed_at"]
    assert report.refused == 0
    assert found.isna().to_dict() == {"INC0000001": False, "INC0000002": True}


@pytest.mark.parametrize("nothing", ["?", "-", "N/A", ""])
def test_marks_that_mean_missing(home, tmp_path, nothing):
    """Category Food and `?`: one known, one unknown; no service is called `?`."""
    row = "INC000000{n},New,3 - Moderate,2026-01-02 08:00:00,,Ann,Desk,{category},2026-01-03 08:00:00\n"
    load(written(tmp_path, HEAD + row.format(n=1, category="Food") + row.format(n=2, category=nothing)), home)
    found = Warehouse(home).frame(select(TICKETS.c.category, func.count().label("n")).group_by(TICKETS.c.category))
    assert set(found["category"].dropna()) == {"Food"}
    assert found["category"].isna().sum() == 1


def test_a_running_month_compared_with_whole_ones():
    """January and February whole, March until the 10th: the latest figure is February's, March is marked."""
    rows = [row for month in (1, 2, 3) for row in kept(date(2026, month, 5), 3, 1)]
    of = tickets(rows, datetime(2026, 3, 10))
    assert by_period(of, "tickets")["note"].to_list() == ["", "", "partial"]
    assert read(of, "promise_kept").now.period == "2026-02"


def test_a_month_cut_in_the_wrong_time_zone(desk):
    """31 January, 23:30 UTC is 1 February in Oslo."""
    desk.load("organisation", {"id": "o", "name": "O", "time_zone": "Europe/Oslo"})
    desk.load("tickets", ticket("a", "2026-01-31 23:30"))
    assert list(by_period(desk.warehouse, "tickets").query("n > 0").index) == ["2026-02"]


def test_parallel_steps_added_up(desk):
    """a 9-12, b 9-12 in one case: the case took 3 hours, 3 of them at work; not 6."""
    desk.load("state_classes", {"id": "1", "state": "In progress", "class": "working"})
    desk.load("tickets", *(ticket(i, "2026-01-05 09:00", case_ref="C", resolved_at="2026-01-05 12:00") for i in "ab"))
    desk.load("ticket_events", *(
        {"id": i, "ticket": i, "field": "state", "value": "In progress", "started_at": "2026-01-05 09:00",
         "ended_at": "2026-01-05 12:00"} for i in "ab"))
    assert value(desk.warehouse, "time_to_outcome") == 3.0
    assert value(desk.warehouse, "flow_efficiency") == 1.0


def test_someone_hired_again_begins_anew():
    """Ann 2024-06 to 2025-02, again since 2025-03: her first spell ended within its year, the second still runs."""
    def spell(i, hired, left=None):
        return {"source": "t", "id": f"p{i}", "batch": "B1", "person": "ann" if i < 2 else f"q{i}", "hired_on": hired,
                "left_on": left, "department": "it", "seen_at": datetime(2026, 6, 30)}

    people = [spell(0, date(2024, 6, 1), date(2025, 2, 1)), spell(1, date(2025, 3, 1))]
    people += [spell(i, date(2024, 5, 1)) for i in range(2, 7)] + [spell(7, date(2020, 1, 1), date(2024, 1, 31))]
    people += [spell(8, date(2024, 5, 2), date(2025, 1, 2))]
    of = tickets(kept(date(2026, 6, 30), 1, 1), datetime(2026, 6, 30), people=pd.DataFrame(people))
    of = of.changed(batch_tables=pd.DataFrame([{"batch": "B1", "table": t, "mapped": "[]"} for t in ("tickets", "people")]))
    row = by_period(of, "first_year_retention", "quarter").loc["2024-Q2"]
    assert (row["n"], row["value"]) == (7, pytest.approx(5 / 7))


def test_people_moved_between_departments_since(desk):
    """Ann asked in March from Old, moved to New in June: the ticket stays with Old."""
    person = {"id": "p", "person": "p", "hired_on": "2020-01-01"}
    desk.load("people", person | {"department_text": "Old"}, version_at="2026-01-01")
    desk.load("people", person | {"department_text": "New"}, version_at="2026-06-01")
    desk.load("tickets", ticket("a", "2026-03-01", person="p"))
    frame = engine.measure(desk.warehouse, "tickets", Scope(), ("department",)).frame
    assert frame["department"].to_list() == ["Old"]


def test_two_groups_below_the_threshold_combined():
    """finance 12, it 4, claims-north 3, minimum 5: no figure stands for fewer than 5, shown or by subtraction."""
    of = with_answers(said("finance", 12) + said("it", 4) + said("claims-north", 3))
    whole = engine.measure(of, "enps", Scope(grain="quarter")).frame["n"].sum()
    parts = shown(engine.measure(of, "enps", Scope(grain="quarter"), ("department",)))
    assert (parts["n"] >= 5).all()
    assert whole - parts["n"].sum() not in range(1, 5)


def test_last_months_download_minus_this_months():
    """Downloaded: 12 answers. One more comes in late: a second download must not differ by one person."""
    before = with_answers(said("it", 12))
    after = later_import(before, said("it", 1, arrived=3))
    old, new = (engine.measure(s, "enps", Scope(grain="quarter")).frame.set_index("period") for s in (before, after))
    assert new.loc["2026-Q1", "n"] == old.loc["2026-Q1", "n"] == 12
    assert new.loc["2026-Q1", "value"] == old.loc["2026-Q1", "value"]
