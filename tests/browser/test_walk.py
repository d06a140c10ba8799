"""A walk in a real browser, from an empty home through an upload to a figure, and a look at every page by its address."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from pages.parts.routes import ROUTES
from tests import page_stores
from tests.browser.served import Notes, browser_or_skip, browser_page, overflow, read, served, settled
from tests.browser.tickets import ticket_list

ASKED = {"service": "?id=passwords_access", "indicator": "?key=promise_kept"}


@pytest.fixture(scope="module")
def demo_address(tmp_path_factory):
    browser_or_skip()
    folder = tmp_path_factory.mktemp("browser")
    page_stores.demo(folder)
    with served(folder, folder / "person.key") as address:
        yield address


def test_from_an_empty_home_to_a_figure(tmp_path):
    browser_or_skip()
    file, tickets = ticket_list(tmp_path)
    whole = [held for done, held in tickets if done < datetime(2025, 12, 1)]
    notes = Notes()
    with served(tmp_path / "home", tmp_path / "person.key") as address, browser_page(1280, notes) as page:
        page.goto(address)
        settled(page)
        assert "No figures yet" in page.inner_text(".lead")
        page.get_by_role("link", name="Upload it").first.click()
        page.wait_for_selector('[data-testid="stFileUploaderDropzone"]')
        page.set_input_files('input[type="file"]', str(file))
        page.get_by_text("One file recognised").first.wait_for()
        settled(page)
        assert f"{len(tickets)} records: {len(tickets)} can be loaded" in page.inner_text(".lead")
        page.get_by_role("button", name=f"Load {len(tickets)} records").click()
        page.get_by_text("The figures that it changed").wait_for()
        settled(page)
        page.get_by_role("link", name="Promise kept").click()
        page.wait_for_url("**/indicator?**")
        page.get_by_text("What the figure is").wait_for()
        settled(page)
        told = read(page)
        assert "All time to November 2025" in told
        assert re.search(rf"{100 * sum(whole) / len(whole):.1f}\W%", told)
        assert f"The {len(whole)} tickets behind it" in told
        page.goto(f"{address}/upload")
        page.wait_for_selector('[data-testid="stFileUploaderDropzone"]')
        page.set_input_files('input[type="file"]', str(file))
        page.get_by_text("No figure over all time changes.").first.wait_for()
        page.get_by_role("button", name=f"Load {len(tickets)} records").click()
        page.get_by_text("Nothing changed").wait_for()
    assert notes.errors == []
    assert notes.outside == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_sound_by_its_address(demo_address, width, scheme):
    notes = Notes()
    with browser_page(width, notes, scheme) as page:
        page.goto(demo_address)
        settled(page)
        for route in ROUTES:
            page.goto(f"{demo_address}/{route.path}{ASKED.get(route.path, '')}")
            settled(page)
            assert page.locator(".lead").count() == 1, route.path
            assert overflow(page) <= 0, f"{route.path} is wider than {width} pixels"
            assert page.get_by_text("Traceback").count() == 0
    assert notes.errors == []
    assert notes.outside == []


def test_the_state_of_the_scope_bar_is_the_link(demo_address):
    notes = Notes()
    with browser_page(1440, notes) as page:
        page.goto(f"{demo_address}/outcomes?department=Finance")
        settled(page)
        assert page.locator('[data-testid="stSelectbox"] input').nth(3).input_value() == "Finance"
        link = page.locator(".card h3 a").first
        assert "department=Finance" in link.get_attribute("href")


def test_a_link_may_name_parts_by_their_keys(demo_address):
    with browser_page(1440, Notes()) as page:
        page.goto(f"{demo_address}/outcomes?department=finance")
        page.wait_for_url("**/outcomes?department=Finance")
        settled(page)
        assert page.locator('[data-testid="stSelectbox"] input').nth(3).input_value() == "Finance"


def test_a_card_can_be_opened_by_keyboard_alone(demo_address):
    notes = Notes()
    with browser_page(1440, notes) as page:
        page.goto(demo_address)
        settled(page)
        link = page.get_by_role("link", name="Would customers recommend us?")
        link.focus()
        outline = link.evaluate("e => getComputedStyle(e, null).outlineStyle")
        page.keyboard.press("Enter")
        page.wait_for_url("**/indicator?**")
        settled(page)
        assert outline != "none"
        assert "recommend us? " in read(page)


def test_every_chart_is_spoken(demo_address):
    with browser_page(1440, Notes()) as page:
        page.goto(demo_address)
        settled(page)
        charts = page.get_by_role("img").filter(has=page.locator("svg.plot"))
        spoken = [charts.nth(i).get_attribute("aria-label") for i in range(charts.count())]
        assert len(spoken) >= 5
        assert all("Latest" in words and "ean" in words for words in spoken)
