"""The indicator page beside figures that rest on surveys: whose voice it is, and what people wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.home import Home
from tests.batches import make_batch
from tests.test_comments import TWELVE, Written
from tests.test_pages import opened, said


@pytest.fixture
def surveyed(tmp_path, monkeypatch) -> Written:
    """Two departments asked, one of which answered more; comments are loaded and not declared readable."""
    of = Written(Home(tmp_path / "surveyed").create(), tmp_path)
    asked = make_batch(tmp_path, "asked", "invitations", [
        {"id": name, "version_at": "2026-02-01", "survey": "pulse", "invited_at": "2026-02-01", "department_text": name, "invited": 40}
        for name in ("it", "finance")
    ])
    of.warehouse.publish(replace(asked, newest_at=datetime(2026, 2, 1)))
    of.write("finance", ["", *["Too dark"] * 9], newest=datetime(2026, 2, 20), name="f")
    of.write("it", [*TWELVE, *[f"{text} again" for text in TWELVE]])
    monkeypatch.setenv("WINDSHIELD_HOME", str(tmp_path / "surveyed"))
    return of


def test_the_page_says_whose_voice_it_is_and_shows_no_comment_that_nobody_declared(surveyed):
    app = opened("indicator", key="who_answered", period="All time")
    assert not app.exception
    assert "Whose voice it is" in said(app)
    assert "What people wrote" not in said(app)


def test_declared_comments_stand_on_the_page(surveyed):
    surveyed.declare()
    app = opened("indicator", key="who_answered", period="All time")
    assert not app.exception
    assert "What people wrote" in said(app)
    assert TWELVE[3] in said(app)
