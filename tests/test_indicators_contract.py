"""What holds for every indicator, whatever it counts."""

from __future__ import annotations

from datetime import date

import pytest

from data.access import Viewer
from data.errors import BadScope, NotAllowed, UnknownName
from metrics import engine, indicators
from metrics.periods import GRAINS
from metrics.scope import Scope
from tests.invented import store

BOOK = indicators.load()
QUESTIONS = [
    (key, by, grain)
    for key, indicator in BOOK.items()
    for by in ((), *((name,) for name in indicator.dimensions))
    for grain in (GRAINS if indicator.dated else ("all",))
]
NAMES = [f"{key}-{'-'.join(by) or 'whole'}-{grain}" for key, by, grain in QUESTIONS]


@pytest.mark.parametrize(("key", "by", "grain"), QUESTIONS, ids=NAMES)
def test_every_question_has_a_valid_answer(key, by, grain):
    # Result.checked raises where a frame breaks a rule of the result.
    result = engine.measure(store(), key, Scope(grain=grain), by)
    assert list(result.frame["period"]) != []
    least, most = BOOK[key].estimator.bounds
    known = result.frame["value"].dropna()
    assert least is None or (known >= least).all()
    assert most is None or (known <= most).all()


@pytest.mark.parametrize("key", BOOK)
def test_the_invented_store_lights_every_indicator(key):
    frame = engine.measure(store(), key, Scope(), ("stream",) if BOOK[key].apart else ()).frame
    assert frame["value"].notna().any(), f"{key} says nothing of a store that holds everything"
    assert (frame["n"][frame["value"].notna()] > 0).all()


@pytest.mark.parametrize("key", BOOK)
def test_no_dimension_names_a_person(key):
    assert not set(BOOK[key].dimensions) & {"person", "assigned_to", "alias", "opened_by", "caller_id"}


@pytest.mark.parametrize("key", [k for k, i in BOOK.items() if i.diagnostic])
def test_executives_never_open_a_diagnostic(key):
    scope = Scope(viewer=Viewer(audience="executive"))
    for ask in (engine.measure, engine.records, lambda w, k, s: engine.sql(k, s)):
        with pytest.raises(NotAllowed):
            ask(store(), key, scope)


@pytest.mark.parametrize("key", BOOK)
def test_an_unknown_dimension_is_named_with_the_nearest(key):
    nearest = BOOK[key].dimensions[0]
    with pytest.raises(UnknownName) as told:
        engine.measure(store(), key, Scope(), (nearest + "x",))
    assert told.value.nearest == nearest


@pytest.mark.parametrize("key", [k for k, i in BOOK.items() if not i.dated])
def test_what_has_no_dates_has_no_periods(key):
    for scope in (Scope(grain="month"), Scope(start=date(2026, 1, 1))):
        with pytest.raises(BadScope):
            engine.measure(store(), key, scope)


@pytest.mark.parametrize("key", BOOK)
def test_the_statement_can_be_read(key):
    text = engine.sql(key, Scope(grain="quarter") if BOOK[key].dated else Scope(), (), store())
    assert text.count("SELECT") >= 1 + len(BOOK[key].beside)


SCOPES = {
    "all": Scope(),
    "half a year": Scope(start=date(2025, 7, 1), end=date(2026, 1, 1)),
    "one service": Scope(services=("access",)),
    "two services": Scope(services=("access", "rooms")),
    "a stream": Scope(stream="joining"),
    "a department": Scope(department="claims-north"),
    "an owner's services": Scope(viewer=Viewer(audience="service_owner", services=("laptops",))),
}


@pytest.mark.parametrize("name", SCOPES)
@pytest.mark.parametrize("key", BOOK)
def test_the_records_behind_a_figure_are_as_many_as_it_counts(key, name):
    scope = SCOPES[name]
    indicator = BOOK[key]
    if set(scope.chosen) - set(indicator.dimensions) or (scope.start and not indicator.dated):
        with pytest.raises(BadScope):
            engine.records(store(), key, scope)
        return
    found = engine.records(store(), key, scope)
    figure = engine.measure(store(), key, scope, ("stream",) if indicator.apart else ())
    assert found.n == figure.frame["n"].sum()
    if indicator.privacy in ("confidential", "people"):
        assert found.rows is None
        assert found.why
    if found.rows is not None:
        assert len(found.rows) == found.n
        assert "person" not in found.rows
    if found.n:
        assert set(found.batches["batch"]) <= {"B1", "B2"}
        assert len(found.batches) > 0
