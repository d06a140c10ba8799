"""Small groups: what is hidden stays hidden, whatever else is asked."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from data.access import Viewer
from data.errors import BadScope, NotAllowed
from metrics import engine
from metrics.confidential import MONTHS, RUNNING
from metrics.scope import Scope
from tests.invented import Store, frames, store

ABOUT_PEOPLE = ("enps", "voluntary_turnover", "retention", "who_answered")


def answers(rows: list[dict], asks: str = "recommend", confidential: bool = True) -> pd.DataFrame:
    """Answers on a scale of 0 to 10 (or whether favourable), everything else filled in."""
    told = pd.DataFrame(rows)
    told = told.assign(
        source="test", id=[f"A{i}" for i in range(len(told))], response=[f"R{i}" for i in range(len(told))], survey="s",
        column="Q1", batch=[f"B{n}" for n in told["arrived"]], asks=asks, confidential=confidential,
        score=told["value"] * 10.0, favourable=told["value"] >= 9, promoter=told["value"] >= 9,
        detractor=told["value"] <= 6, person=[f"p{i}" for i in range(len(told))],
    )
    return told.assign(answered_at=pd.to_datetime(told["answered_on"]))


def said(department: str, n: int, day: date = date(2026, 2, 3), arrived: int = 1, **more) -> list[dict]:
    """So many answers, of different minds."""
    return [
        {"department": department, "answered_on": day, "arrived": arrived, "value": float(i * 5 % 11), "service": "access", **more}
        for i in range(n)
    ]


def with_answers(rows, asks: str = "recommend", confidential: bool = True) -> Store:
    return store().changed(answers=answers(rows, asks, confidential))


def later_import(of: Store, rows: list[dict], newest=datetime(2026, 8, 20), asks: str = "recommend") -> Store:
    """The store once one more import has brought these answers."""
    batch = {"batch": "B3", "arrived": 3, "file_name": "third.csv", "newest_at": newest, "source": "test"}
    more = answers(rows, asks) if rows else of.frames["answers"].iloc[:0]
    more = more.assign(id="late" + more["id"], response="late" + more["response"], person="late" + more["person"])
    return of.changed(
        batches=pd.concat([of.frames["batches"], pd.DataFrame([batch])], ignore_index=True),
        batch_tables=pd.concat(
            [of.frames["batch_tables"], pd.DataFrame([{"batch": "B3", "table": "answers", "mapped": "[]"}])], ignore_index=True
        ),
        answers=pd.concat([of.frames["answers"], more], ignore_index=True),
    )


def shown(result) -> pd.DataFrame:
    return result.frame[result.frame["note"] != "withheld"].dropna(subset=["value"])


@pytest.mark.parametrize("key", ABOUT_PEOPLE)
def test_months_are_never_shown_about_people(key):
    result = engine.measure(store(), key, Scope(grain="month"))
    assert set(result.frame["note"]) == {"withheld"}
    assert (result.frame["n"] == 0).all()
    assert MONTHS in result.remarks


@pytest.mark.parametrize("key", ABOUT_PEOPLE)
def test_the_running_quarter_waits(key):
    result = engine.measure(store(), key, Scope(grain="quarter"))
    assert result.frame.set_index("period").loc["2026-Q3", "note"] == "withheld"
    assert RUNNING in result.remarks


@pytest.mark.parametrize("key", ABOUT_PEOPLE)
@pytest.mark.parametrize("grain", ["quarter", "year", "all"])
def test_a_department_of_four_is_never_shown_alone(key, grain):
    frame = shown(engine.measure(store(), key, Scope(grain=grain), ("department",)))
    assert "tiny" not in set(frame["department"])
    assert (frame["n"] >= 5).all()
    alone = engine.measure(store(), key, Scope(grain=grain, department="tiny")).frame
    assert shown(engine.measure(store(), key, Scope(grain=grain, department="tiny"))).empty, alone
    assert engine.records(store(), key, Scope(department="tiny")).n == 0


@pytest.mark.parametrize("key", ABOUT_PEOPLE)
@pytest.mark.parametrize("by", ["department", "location", "survey"])
def test_the_whole_minus_what_is_shown_is_nobody_or_enough(key, by):
    if by not in engine.dimensions(key):
        pytest.skip(f"{key} is not broken down by {by}")
    whole = engine.measure(store(), key, Scope(grain="quarter")).frame.set_index("period")["n"]
    parts = shown(engine.measure(store(), key, Scope(grain="quarter"), (by,))).groupby("period")["n"].sum()
    left = whole - parts.reindex(whole.index, fill_value=0)
    assert ((left == 0) | (left >= 5)).all(), left


def test_two_overlapping_periods_never_differ_by_a_few():
    ends = [date(2025 + m // 12, m % 12 + 1, 1) for m in range(0, 19)]
    counted = {
        (start, end): engine.measure(store(), "enps", Scope(start=start, end=end), ("department",)).frame
        for start in ends[::3] for end in ends if (end - start).days > 95
    }
    for (start, end), frame in counted.items():
        longer = counted.get((start, min((e for e in ends if e > end), default=end)))
        if longer is not None and set(longer["department"]) == set(frame["department"]):
            change = longer.set_index("department")["n"] - frame.set_index("department")["n"]
            assert ((change == 0) | (change >= 5)).all()


def test_a_stretch_without_one_whole_quarter_is_refused():
    with pytest.raises(BadScope, match="not one whole quarter"):
        engine.measure(store(), "enps", Scope(start=date(2026, 2, 1), end=date(2026, 4, 1)))


def test_a_stretch_that_cuts_quarters_holds_whole_ones_only():
    cut = engine.measure(store(), "enps", Scope(start=date(2025, 2, 1), end=date(2025, 12, 1)))
    whole = engine.measure(store(), "enps", Scope(start=date(2025, 4, 1), end=date(2025, 10, 1)))
    assert cut.frame.equals(whole.frame)


def test_figures_about_people_are_cut_one_way_at_a_time():
    with pytest.raises(BadScope, match="one way at a time"):
        engine.measure(store(), "retention", Scope(department="it"), ("location",))


def test_one_late_answer_changes_nothing_that_was_shown():
    before = with_answers(said("it", 12) + said("finance", 9))
    after = later_import(before, said("it", 1, arrived=3))
    for grain in ("quarter", "year", "all"):
        for by in ((), ("department",), ("survey",)):
            old, new = (engine.measure(s, "enps", Scope(grain=grain), by).frame for s in (before, after))
            both = old.merge(new, on=[*by, "period"])
            assert both["n_x"].equals(both["n_y"])
            assert both["value_x"].equals(both["value_y"])


def test_late_answers_count_once_they_are_enough():
    before = with_answers(said("it", 12) + said("finance", 9))
    after = later_import(before, said("it", 6, arrived=3))
    by = ("department",)
    assert _n(before, by) == {"finance": 9, "it": 12}
    assert _n(after, by) == {"finance": 9, "it": 18}


def test_taking_an_import_back_gives_the_figures_of_before():
    before = with_answers(said("it", 12) + said("finance", 9))
    after = later_import(before, said("it", 6, arrived=3))
    batches = after.frames["batches"].copy()
    batches["undone_at"] = pd.Series(pd.NaT, index=batches.index, dtype="datetime64[us]")
    batches.loc[batches["batch"] == "B3", "undone_at"] = datetime(2026, 9, 1)
    undone = after.changed(batches=batches, answers=before.frames["answers"])
    for by in ((), ("department",)):
        old, new = (engine.measure(s, "enps", Scope(grain="quarter"), by).frame for s in (before, undone))
        assert old.equals(new)


def test_seven_and_one_are_one_group_of_eight():
    assert _n(with_answers(said("claims-north", 7) + said("claims-south", 1)), ("department",)) == {
        "claims-north and claims-south": 8
    }


def test_a_department_of_one_mind_is_not_shown_alone():
    same = [{**row, "value": 10.0} for row in said("claims-north", 9)]
    assert _n(with_answers(same + said("claims-south", 9)), ("department",)) == {"claims-north and claims-south": 18}


def test_a_group_of_four_asked_every_month_stays_a_group_of_four():
    rounds = [
        {"survey": "pulse", "invited_on": date(2026, m, 1), "invited_at": datetime(2026, m, 1), "department": name, "invited": size}
        for m in (1, 2, 3) for name, size in (("claims-north", 200), ("tiny", 4))
    ]
    told = pd.DataFrame(rounds).assign(source="test", batch="B1", arrived=1)
    of = store().changed(invitations=told.assign(id=[f"i{i}" for i in range(len(told))]))
    frame = shown(engine.measure(of, "who_answered", Scope(), ("department",)))
    assert frame["department"].to_list() == ["claims-north and tiny"]
    assert frame["n"].to_list() == [612]


def test_answers_of_a_group_that_nobody_asked_count_in_the_whole_only():
    stray = frames()["responses"].query("survey == 'pulse'").assign(department="unknown").head(9)
    stray = stray.assign(id=[f"stray{i}" for i in range(9)], complete=True, answered_on=date(2026, 2, 3))
    of = store().changed(responses=pd.concat([frames()["responses"], stray], ignore_index=True))
    before, after = (engine.measure(s, "who_answered", Scope(grain="quarter"), ("department",)).frame for s in (store(), of))
    assert before.equals(after)
    assert _rate(of) > _rate(store())


def _rate(of: Store) -> float:
    return engine.measure(of, "who_answered", Scope(grain="quarter")).frame.set_index("period").loc["2026-Q1", "value"]


def test_a_service_that_few_answered_for_is_hidden_with_another():
    rows = said("it", 12) + said("it", 3, service="rooms") + said("it", 8, service="payroll")
    told = with_answers(rows, "satisfaction")
    frame = engine.measure(told, "service_experience", Scope(), ("service",)).frame.set_index("service")
    assert frame["note"].to_dict() == {"access": "", "payroll": "withheld", "rooms": "withheld"}
    for hidden in ("rooms", "payroll"):
        row = engine.measure(told, "service_experience", Scope(services=(hidden,))).frame.loc[0]
        assert row["note"] == "withheld"


def test_late_answers_change_no_breakdown_by_service():
    before = with_answers(said("it", 12) + said("it", 9, service="rooms"), "satisfaction")
    after = later_import(before, said("it", 6, arrived=3), asks="satisfaction")
    old, new = (engine.measure(s, "service_experience", Scope(grain="quarter"), ("service",)).frame for s in (before, after))
    both = old.merge(new, on=["service", "period"])
    assert both["n_x"].equals(both["n_y"])
    whole = [engine.measure(s, "service_experience", Scope(grain="all")).frame.loc[0, "n"] for s in (before, after)]
    assert whole == [21, 27]


def test_rows_about_people_open_with_the_right_to_them_only():
    for key in ("retention", "voluntary_turnover", "attrition_share"):
        assert engine.records(store(), key, Scope(viewer=Viewer(audience="analyst"))).rows is None
        found = engine.records(store(), key, Scope(viewer=Viewer(people_rows=True)))
        assert len(found.rows) == found.n > 0
    assert engine.records(store(), "enps", Scope(viewer=Viewer(people_rows=True))).rows is None


def test_answers_are_confidential_until_all_of_them_are_declared():
    rows = said("it", 12)
    open_ = with_answers(rows, "satisfaction", confidential=False)
    mixed = open_.changed(answers=open_.frames["answers"].assign(confidential=[True] + [None] * 11))
    assert engine.measure(open_, "service_experience", Scope(grain="month")).frame["value"].notna().any()
    assert engine.measure(mixed, "service_experience", Scope(grain="month")).frame["value"].isna().all()
    assert engine.records(mixed, "service_experience").rows is None


def served(*groups: tuple[str, int, date]) -> Store:
    rows = [row for service, n, day in groups for row in said("it", n, day, service=service)]
    return with_answers(rows, "satisfaction", confidential=False)


def test_a_small_group_of_answers_to_tickets_takes_the_next_smallest_with_it():
    month = date(2026, 2, 3)
    few = served(("access", 20, month), ("payroll", 9, month), ("rooms", 3, month))
    frame = engine.measure(few, "service_experience", Scope(), ("service",)).frame.set_index("service")
    assert frame["note"].to_dict() == {"access": "", "payroll": "withheld", "rooms": "withheld"}
    assert engine.measure(few, "service_experience").frame.loc[0, "n"] == 32


@pytest.mark.parametrize("services", [("rooms",), ("payroll",), ("access", "rooms"), ("access", "payroll")])
def test_no_filter_finds_what_the_breakdown_hides(services):
    month = date(2026, 2, 3)
    few = served(("access", 20, month), ("payroll", 9, month), ("rooms", 3, month))
    row = engine.measure(few, "service_experience", Scope(services=services)).frame.loc[0]
    assert (row["note"], row["n"]) == ("withheld", 0)
    assert engine.records(few, "service_experience", Scope(services=services)).rows is None


def test_a_small_month_cannot_be_found_from_its_quarter():
    few = served(("access", 20, date(2026, 1, 9)), ("access", 3, date(2026, 2, 9)), ("access", 9, date(2026, 3, 9)))
    months = engine.measure(few, "service_experience", Scope(grain="month")).frame.set_index("period")["note"]
    assert months[["2026-01", "2026-02", "2026-03"]].to_list() == ["", "withheld", "withheld"]
    assert engine.measure(few, "service_experience", Scope(grain="quarter")).frame["n"].max() == 32


def test_no_stretch_of_time_finds_a_small_month():
    few = served(("access", 20, date(2026, 1, 9)), ("access", 3, date(2026, 2, 9)), ("access", 9, date(2026, 3, 9)))
    told = {end: engine.measure(few, "service_experience", Scope(end=date(2026, end, 1))).frame.loc[0] for end in (2, 3, 4)}
    assert [int(told[end]["n"]) for end in (2, 3, 4)] == [20, 0, 32]
    assert told[3]["note"] == "withheld"


def test_a_group_hidden_in_the_breakdown_is_hidden_in_its_parts():
    month = date(2026, 2, 3)
    rows = [row for service, where, n in (
        ("access", "it", 20), ("access", "finance", 20), ("payroll", "it", 6), ("payroll", "finance", 6), ("rooms", "it", 3)
    ) for row in said(where, n, month, service=service)]
    few = with_answers(rows, "satisfaction", confidential=False)
    frame = engine.measure(few, "service_experience", Scope(), ("service", "department")).frame.set_index("service")
    assert set(frame.loc["payroll", "note"]) == {"withheld"}


def test_one_person_who_answers_every_month_is_no_group():
    rows = [row | {"service": "rooms"} for m in range(1, 7) for row in said("it", 1, date(2026, m, 3))]
    rows += [row for m in range(1, 7) for row in said("it", 20, date(2026, m, 3))]
    told = with_answers(rows, "satisfaction", confidential=False)
    told = told.changed(answers=told.frames["answers"].assign(
        person=[("same" if s == "rooms" else p) for s, p in zip(told.frames["answers"]["service"], told.frames["answers"]["person"], strict=True)]
    ))
    frame = engine.measure(told, "service_experience", Scope(), ("service",)).frame.set_index("service")
    assert frame.loc["rooms", "note"] == "withheld"


def test_the_organisation_may_ask_for_larger_groups_never_for_smaller_ones():
    rows = said("claims-north", 7) + said("claims-south", 12)
    for decided, expected in ((2, {"claims-north": 7, "claims-south": 12}), (10, {"claims-north and claims-south": 19})):
        organisation = frames()["organisation"].assign(minimum_people=decided)
        assert _n(with_answers(rows).changed(organisation=organisation), ("department",)) == expected


def test_an_owner_opens_their_own_services_only():
    owner = Viewer(audience="service_owner", services=("rooms",))
    with pytest.raises(NotAllowed):
        Scope(services=("access",), viewer=owner)
    mine = engine.records(store(), "tickets", Scope(viewer=owner)).rows
    assert set(mine["service"]) == {"rooms"}


def test_executives_see_no_single_answers_and_nobody_sees_who_gave_them():
    assert engine.records(store(), "service_experience", Scope(viewer=Viewer(audience="executive"))).rows is None
    rows = engine.records(store(), "service_experience").rows
    assert len(rows) and "person" not in rows


def _n(of: Store, by: tuple[str, ...]) -> dict:
    frame = shown(engine.measure(of, "enps", Scope(), by))
    return dict(zip(frame[by[0]], frame["n"].astype(int), strict=True))




def responding(rows: list[tuple[str, int, int]]) -> Store:
    """A round of February, all asked; responses as (department, how many, order of arrival)."""
    asked = pd.DataFrame([
        {"survey": "pulse", "invited_on": date(2026, 2, 1), "invited_at": datetime(2026, 2, 1), "department": name, "invited": 40}
        for name in ("it", "finance")
    ]).assign(source="test", batch="B1", arrived=1, id=["i1", "i2"])
    filled = pd.DataFrame([
        {"department": name, "arrived": at, "batch": f"B{at}"} for name, n, at in rows for _ in range(n)
    ])
    filled = filled.assign(source="test", id=[f"R{i}" for i in range(len(filled))], survey="pulse", complete=True,
                           answered_at=datetime(2026, 2, 9), answered_on=date(2026, 2, 9))
    return later_import(store(), []).changed(invitations=asked, responses=filled)


@pytest.mark.parametrize("by", [(), ("department",), ("survey",)])
def test_who_answered_holds_back_late_answers(by):
    before, after = (
        engine.measure(responding(rows), "who_answered", Scope(grain="quarter"), by).frame
        for rows in ([("it", 20, 1), ("finance", 10, 1)], [("it", 20, 1), ("finance", 10, 1), ("it", 2, 3)])
    )
    assert before["value"].notna().any()
    assert before.equals(after)


def test_who_answered_counts_late_answers_once_they_are_enough():
    rows = [("it", 20, 1), ("finance", 10, 1), ("it", 6, 3)]
    frame = shown(engine.measure(responding(rows), "who_answered", Scope(grain="quarter"), ("department",)))
    assert frame.set_index("department")["value"].to_dict() == {"finance": 0.25, "it": 0.65}
