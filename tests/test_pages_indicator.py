"""The indicator page: what lies ahead, what improvements did, and two versions of a definition beside each other."""

from __future__ import annotations

from metrics.versions import versions_of
from tests.test_pages import demo_folder, on_demo, opened, said  # noqa: F401 - fixtures


def test_it_says_where_it_goes_and_how_often_such_ranges_held(on_demo):  # noqa: F811
    told = said(opened("indicator", key="promise_kept"))
    assert "Forecast: " in told and "Made without hindsight, its 95\u00a0% range held" in told
    assert "chance to be at or above" in told


def test_it_lists_what_improvements_did(on_demo):  # noqa: F811
    told = said(opened("indicator", key="promise_kept", service="laptops_phones"))
    assert "Ready laptops kept in stock in every country." in told
    assert "against the course of the 11 before" in told
    whole = said(opened("indicator", key="promise_kept"))
    assert ", where it was made" in whole and ", where it was made" not in told


def test_both_versions_are_shown_once_asked_for(on_demo):  # noqa: F811
    app = opened("indicator", key="proactive_share")
    before = said(app)
    assert "2, since 2026-11-27: " in before and "version 2 says" not in before
    told = said(app.checkbox(key="versions").check().run())
    assert f"Version 2, since 27 November 2026: {versions_of('proactive_share')[-1].what}" in told
    assert "Version 1 says" in told and "version 2 says" in told


def test_an_earlier_version_is_a_page_of_its_own(on_demo):  # noqa: F811
    app = opened("indicator", key="proactive_share@1")
    assert "Ahead of the trouble" in said(app) and not app.checkbox
