"""The upload page as a reader drives it: drop, look, load, and what must be said before a file can be loaded."""

from __future__ import annotations

import pytest

from data.home import own_home
from data.warehouse import Warehouse
from tests.browser.tickets import ticket_list
from tests.uploading import page_with, pressed, told

HEAD = "number,opened_at,closed_at,incident_state,category,caller_id"


@pytest.fixture
def tickets(tmp_path):
    file, _ = ticket_list(tmp_path, 60)
    return "tickets.csv", file.read_bytes()


def _open_dates() -> tuple[str, bytes]:
    rows = [f"INC{i},0{i}/05/2026 09:00:00,0{i}/06/2026 10:00:00,Closed,Access,Ann" for i in range(1, 9)]
    return "open.csv", "\n".join([HEAD, *rows]).encode()


def test_from_a_drop_to_figures(tickets):
    app = page_with(tickets)
    assert "One file recognised, 60 records: 60 can be loaded" in told(app)
    assert not Warehouse(own_home()).exists()
    pressed(app, "Load 60 records")
    assert "Loaded: 60 new records" in told(app) and "Promise kept" in told(app)
    assert Warehouse(own_home()).exists()


def test_the_drop_zone_is_free_again_and_the_address_names_the_upload(tickets):
    app = page_with(tickets)
    assert app.file_uploader[0].value == [] and app.file_uploader[0].label == "Drop more files"
    assert (own_home().intake / app.query_params["upload"]).is_dir()


def test_a_file_that_could_be_read_in_two_ways_waits_for_a_word():
    app = page_with(_open_dates())
    assert "needs your word" in told(app)
    assert not [b for b in app.button if b.label.startswith("Load")]
    (choice,) = app.radio
    assert "01/05/2026" in choice.label and choice.value is None
    assert choice.options == ["Day first: 01/05/2026 is 1 May", "Month first: 01/05/2026 is 5 January"]
    choice.set_value("day").run()
    assert "8 records: 8 can be loaded" in told(app)
    pressed(app, "Load 8 records")
    assert "Loaded: 8 new records" in told(app)


def test_the_order_that_was_said_is_not_asked_for_again():
    app = page_with(_open_dates())
    app.radio[0].set_value("month").run()
    pressed(app, "Load")
    name, content = _open_dates()
    app = page_with((name, content.replace(b"INC", b"REQ")))
    assert not app.radio and "8 can be loaded" in told(app)


def test_a_file_that_cannot_be_loaded_does_not_hold_up_the_others(tickets):
    app = page_with(tickets, ("report.csv", b"<!DOCTYPE html><html><body>please sign in</body></html>"))
    assert "One file recognised" in told(app) and "needs your word and stays here" in told(app)
    assert any("report.csv" in w.value for w in app.warning)
    pressed(app, "Load 60 records")
    assert "Loaded: 60 new records" in told(app)
    pressed(app, "Leave this file out")
    assert not [b for b in app.button if b.label == "Leave this file out"]


def test_start_over_throws_everything_away(tickets):
    app = page_with(tickets)
    pressed(app, "Start over")
    assert "Drop exports as your tools write them" in told(app)
    assert [p for p in own_home().intake.iterdir() if p.is_dir()] == []


def test_a_load_that_fails_says_so_and_keeps_the_files(tickets, monkeypatch):
    app = page_with(tickets)

    def broken(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(Warehouse, "publish_all", broken)
    pressed(app, "Load 60 records")
    assert any("Nothing was changed" in e.value for e in app.error)
    monkeypatch.undo()


def test_files_laid_into_the_intake_are_offered(tmp_path):
    file, _ = ticket_list(tmp_path, 60)
    laid = own_home().create().intake / "big.csv"
    laid.write_bytes(file.read_bytes())
    app = page_with()
    assert any("big.csv" in m.value for m in app.markdown)
    pressed(app, "Check it")
    assert "60 can be loaded" in told(app)
    pressed(app, "Load 60 records")
    assert not laid.exists()


def test_an_upload_left_behind_can_be_gone_on_with(tickets):
    page_with(tickets)
    app = page_with()
    assert any("never loaded: tickets.csv" in m.value for m in app.markdown)
    pressed(app, "Go on")
    assert "60 can be loaded" in told(app)


def test_the_page_says_how_large_files_go_before_a_browser_fails():
    app = page_with()
    assert any("200 MB" in e.label for e in app.expander)
    assert str(own_home().intake) in [c.value for c in app.code]
    assert "python -m connectors load FILE" in [c.value for c in app.code]


def test_two_files_of_one_name_do_not_meet(tickets):
    name, content = tickets
    app = page_with((name, content), (name, content.replace(b"INC0", b"REQ0")))
    assert "Two files recognised, 120 records: 120 can be loaded" in told(app)
