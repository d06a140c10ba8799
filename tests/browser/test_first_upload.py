"""The newcomer's way in a real browser: from the bare address, with three files of three systems, to first figures and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import TimeoutError as TookTooLong

from connectors.profiles import sample
from tests.browser.served import Notes, browser_or_skip, browser_page, overflow, read, served, settled

WIDTHS = [(1440, "light"), (390, "dark")]
THREE = ("workday", "zendesk", "microsoft_forms")


def _dropped(page, files) -> None:
    page.wait_for_selector('[data-testid="stFileUploaderDropzone"]')
    page.set_input_files('input[type="file"]', [str(file) for file in files])
    page.get_by_role("button", name=re.compile(r"Load [\d,]+ records")).wait_for()
    settled(page)


def _press(page, name, by_keyboard: bool) -> None:
    button = page.get_by_role("button", name=name)
    if by_keyboard:
        button.focus()
        page.keyboard.press("Enter")
    else:
        button.click()


@pytest.mark.parametrize(("width", "scheme"), WIDTHS)
def test_three_files_of_three_systems_from_the_bare_address_to_first_figures(tmp_path, width, scheme):
    browser_or_skip()
    notes, by_keyboard = Notes(), scheme == "dark"
    with served(tmp_path / "home", tmp_path / "person.key") as address, browser_page(width, notes, scheme) as page:
        page.goto(address)
        settled(page)
        _press(page, "Upload your first files", by_keyboard)
        _dropped(page, [sample(key) for key in THREE])
        assert "Three files recognised" in page.inner_text(".lead")
        assert overflow(page) <= 0
        # What was dropped outlives a reload.
        page.reload()
        page.get_by_role("button", name=re.compile(r"Load [\d,]+ records")).wait_for()
        settled(page)
        _press(page, re.compile(r"Load [\d,]+ records"), by_keyboard)
        page.get_by_text("The figures that it changed").wait_for()
        settled(page)
        assert "Tickets raised" in read(page) and "Questionnaires received" in read(page)
        assert overflow(page) <= 0
        _press(page, "See the outcomes", by_keyboard)
        page.wait_for_url("**/outcomes?**")
        settled(page)
        assert "No figures yet" not in page.inner_text(".lead")
        page.goto(f"{address}/imports")
        settled(page)
        page.get_by_role("button", name=re.compile("Take B3 back")).click()
        page.get_by_role("dialog").get_by_role("button", name="Take B3 back").click()
        page.get_by_text("B3 is taken back").wait_for()
        settled(page)
        assert "Two imports count" in page.inner_text(".lead") and overflow(page) <= 0
    assert notes.errors == []
    assert notes.outside == []


def _confirm(page, title: str, button: str, done: str) -> None:
    """Open the proposals and confirm them; a press that meets the page while it is drawn anew is made once more."""
    for _ in range(3):
        if not page.get_by_role("button", name=button).is_visible():
            page.locator("summary", has_text=title).click()
        page.get_by_role("button", name=button).click()
        try:
            page.get_by_text(done).wait_for(timeout=20_000)
            return
        except TookTooLong:
            settled(page)
    page.get_by_text(done).wait_for()


def test_proposals_are_confirmed_in_the_browser_and_loaded_with_the_file(tmp_path):
    browser_or_skip()
    notes = Notes()
    with served(tmp_path / "home", tmp_path / "person.key") as address, browser_page(1440, notes) as page:
        page.goto(f"{address}/upload")
        settled(page)
        _dropped(page, [sample("zendesk"), sample("microsoft_forms")])
        for title, button, done in (
            ("questions of", "Confirm the questions", "as you confirmed them"),
            ("belong to no declared service", "Confirm the services", "Confirmed, and loaded together"),
        ):
            _confirm(page, title, button, done)
            page.get_by_role("button", name=re.compile(r"Load [\d,]+ records")).wait_for()
            settled(page)
        page.get_by_role("button", name=re.compile(r"Load [\d,]+ records")).click()
        page.get_by_text("The figures that it changed").wait_for()
        settled(page)
        page.goto(f"{address}/imports")
        settled(page)
        told = read(page)
        assert "Confirmed on the upload page: questions" in told and "Confirmed on the upload page: services" in told
    assert notes.errors == []
