"""The imports page: what taking an import back would change, taking it back, and its refused rows as a file to mend."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from connectors.load import load
from data.catalogue import imports
from data.errors import UnknownName
from data.warehouse import Warehouse
from pages.analysts.lit import whole_figures
from pages.analysts.mend_again import _mend
from pages.analysts.take_back import _effect
from tests.browser.tickets import ticket_list
from tests.uploading import told

ROOT = Path(__file__).parent.parent


@pytest.fixture
def loaded(home, tmp_path):
    """Two imports: tickets, and a later list of the same tickets that knows less; the first refused a row."""
    file, _ = ticket_list(tmp_path, 60)
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("2025-03-04", "2025-02-31")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    load(file, home)
    return home, file


def _page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages/analysts/imports.py"), default_timeout=180).run()
    assert not app.exception, app.exception
    return app


def test_what_taking_back_would_change_is_worked_out_without_doing_it(loaded):
    home, _ = loaded
    before = whole_figures(Warehouse(home))
    effect = {one.key: one for one in _effect(Warehouse(home), "B1")}
    assert effect["promise_kept"].before == before["promise_kept"] and effect["promise_kept"].after is None
    assert whole_figures(Warehouse(home)) == before
    with pytest.raises(UnknownName):
        _effect(Warehouse(home), "B9")


def test_the_page_asks_before_it_takes_back(loaded):
    home, _ = loaded
    app = _page()
    assert "One import counts" in told(app)
    app.button(key="undo").click().run()
    assert not app.exception
    assert any("as if it had never come" in m.value for m in app.markdown)
    assert imports(Warehouse(home))[0].undone_at is None
    assert app.button(key="undo_now").label == "Take B1 back"


def test_what_was_taken_back_stays_in_the_list(loaded):
    home, _ = loaded
    Warehouse(home).undo("B1")
    app = _page()
    assert "taken back" in told(app) and "tickets.csv" in told(app)
    assert not [b for b in app.button if b.key == "undo"]


def test_the_original_dropped_again_gives_the_refused_rows_to_mend(loaded):
    home, file = loaded
    (one,) = imports(Warehouse(home))
    mend = _mend(home, one, "tickets.csv", io.BytesIO(file.read_bytes())).decode("utf-8-sig")
    assert mend.splitlines()[0].endswith(",reason") and "INC0000002" in mend and len(mend.splitlines()) == 2
    assert not [p for p in home.intake.rglob("*") if p.is_file()]


def test_another_file_is_not_taken_for_the_original(loaded):
    _, file = loaded
    app = _page()
    other = b"\n".join(file.read_bytes().splitlines()[:10])
    app.file_uploader[0].set_value([("tickets.csv", other, "text/csv")]).run()
    assert any("Name the file that was loaded" in w.value for w in app.warning)
