"""What the engine refuses, and what it says where there is nothing."""

from __future__ import annotations

from datetime import date

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
from tests.invented import Store, store


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
