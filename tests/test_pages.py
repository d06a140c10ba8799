"""Every page on an empty store, on the demo, and on one in which every figure is withheld."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from connectors.load import load
from data.home import Home
from pages.parts.routes import ROUTES
from tests import page_stores
from tests.browser.tickets import ticket_list

ROOT = Path(__file__).parent.parent
PATHS = [route.path for route in ROUTES]
FILES = {route.path: route.file for route in ROUTES}
NAMED = {"service": {"id": "passwords_access"}, "indicator": {"key": "promise_kept"}}


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory):
    """A home whose demo is loaded, while its own data are not."""
    folder = tmp_path_factory.mktemp("with_demo")
    page_stores.demo(folder)
    return folder


@pytest.fixture
def empty(monkeypatch, tmp_path):
    monkeypatch.setenv("WINDSHIELD_HOME", str(tmp_path / "empty"))


@pytest.fixture
def on_demo(monkeypatch, demo_folder):
    monkeypatch.setenv("WINDSHIELD_HOME", str(demo_folder))


@pytest.fixture
def on_withheld(monkeypatch, tmp_path):
    page_stores.withheld(tmp_path / "few")
    monkeypatch.setenv("WINDSHIELD_HOME", str(tmp_path / "few"))


def opened(path: str, **asked: str) -> AppTest:
    """The page as it is drawn first."""
    app = AppTest.from_file(str(ROOT / FILES[path]), default_timeout=120)
    for name, value in {**NAMED.get(path, {}), **asked}.items():
        app.query_params[name] = value
    return app.run()


def drawn(app: AppTest) -> list:
    """Every tree that was handed to the one component."""
    trees = []

    def walk(block):
        for child in getattr(block, "children", {}).values():
            proto = getattr(child, "proto", None)
            if proto is not None and getattr(proto, "component_name", "") == "windshield_drawn":
                trees.append(json.loads(proto.json))
            walk(child)

    walk(app._tree)
    return trees


def words(tree) -> str:
    return tree if isinstance(tree, str) else "".join(words(child) + ("" if isinstance(child, str) else " ") for child in tree[2:])


def said(app: AppTest) -> str:
    return " ".join(words(tree) for tree in drawn(app))


def links(app: AppTest) -> list[str]:
    def walk(tree):
        if isinstance(tree, str):
            return
        if "href" in tree[1]:
            yield tree[1]["href"]
        for child in tree[2:]:
            yield from walk(child)

    return [link for tree in drawn(app) for link in walk(tree)]


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_page_says_what_to_do(path, empty):
    app = opened(path)
    assert not app.exception
    assert "Invented data" not in said(app)
    if path not in ("book", "upload"):
        assert any(link.startswith("upload") for link in links(app)), "no way to what would fill the page"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_the_demo_says_that_it_is_invented(path, on_demo):
    app = opened(path)
    assert not app.exception
    told = said(app)
    assert "Invented data" in told and "Harbour Mutual" in told
    assert not re.search(r"\bnan\b|\bNone\b(?! of )|\bNaT\b", told)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_too_few_people_shows_no_figure_about_them(path, on_withheld):
    app = opened(path, key="retention") if path == "indicator" else opened(path)
    assert not app.exception
    if path in ("experience", "indicator"):
        told = said(app)
        assert "Withheld" in told
        assert "66" not in told and "33 %" not in told


def test_pages_lead_only_to_pages_that_exist(on_demo):
    for path in PATHS:
        assert {link.partition("?")[0] for link in links(opened(path))} <= set(PATHS)


def test_a_page_is_closed_to_those_it_is_not_for(on_demo):
    for route in ROUTES:
        for audience in {"executive", "service_owner", "analyst"} - set(route.audiences):
            app = opened(route.path, **{"as": audience})
            assert not app.exception
            assert "is not for" in said(app)


def test_executives_never_see_a_diagnostic(on_demo):
    from metrics.indicators import load

    closed = [i for i in load().values() if i.diagnostic]
    for path in ("outcomes", "experience"):
        assert not [i.key for i in closed if i.question in said(opened(path, **{"as": "executive"}))]
    told = said(opened("indicator", key="tickets", **{"as": "executive"}))
    assert "There is no such figure here." in told


def test_the_bare_address_of_an_unknown_figure_names_the_nearest(on_demo):
    app = opened("indicator", key="promise_kep")
    assert not app.exception
    assert "promise_kept" in app.warning[0].value


def test_the_scope_bar_changes_what_is_asked(on_demo):
    app = opened("outcomes")
    before = said(app)
    departments = next(box for box in app.selectbox if box.key == "department")
    departments.set_value("Finance").run(timeout=120)
    assert not app.exception
    assert said(app) != before


def test_the_reader_chooses_between_their_own_data_and_the_demo(on_demo):
    assert "Invented data" in said(opened("outcomes"))
    assert "Invented data" not in said(opened("outcomes", data="own"))


def test_a_decision_is_kept_with_the_figures_it_used(on_demo, demo_folder):
    from data.home import demo_home
    from data.register import Register

    app = opened("indicator", key="promise_kept")
    app.text_area(key="decision_words").set_value("Keep laptops in stock")
    app.text_input(key="decision_by").set_value("The board")
    app.button[0].click().run(timeout=120)
    assert not app.exception
    kept = Register(demo_home()).decisions("promise_kept")
    assert kept[0]["decision"] == "Keep laptops in stock" and "%" in kept[0]["figures"]["value"]
    assert "Keep laptops in stock" in said(app)


def test_the_book_holds_every_indicator_of_the_reader(empty):
    from metrics.indicators import load

    told = said(opened("book"))
    assert all(i.question in told for i in load().values())
    owner = said(opened("book", **{"as": "service_owner"}))
    assert all(i.question in owner for i in load().values())


def test_the_front_door_lists_the_pages_of_the_audience(empty):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception


def test_a_service_that_nobody_declared_says_that_it_is_proposed(monkeypatch, tmp_path):
    monkeypatch.setenv("WINDSHIELD_HOME", str(tmp_path / "own"))
    file, _ = ticket_list(tmp_path, 60)
    load(file, Home(tmp_path / "own").create())
    assert "Proposed from your tickets" in said(opened("services"))
