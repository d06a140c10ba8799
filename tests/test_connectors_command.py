"""The command: recognise, load, history, undo, rejects and the demo, for people and for machines."""

from __future__ import annotations

import csv
import json
from datetime import datetime

import pytest
from sqlalchemy import func, select

from connectors import demo
from connectors.__main__ import main
from connectors.profiles import sample
from connectors.rejects import harmless
from data.demo.answers import PULSE
from data.demo.asked import AFTER_TICKET
from data.demo.truths import PREVIEWS, REFUSED
from data.home import demo_home, own_home
from data.schema import BATCHES, ORGANISATION, RESPONSES, TICKETS
from data.warehouse import Warehouse


def _run(capsys, *arguments):
    status = main([*map(str, arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_recognise_says_what_and_why_and_loads_nothing(capsys):
    status, out, _ = _run(capsys, "recognise", sample("servicenow_incident"))
    assert status == 0
    assert "ServiceNow incidents (servicenow_incident), one row per ticket" in out
    assert "18 of 18 column names match" in out
    assert "caller_id -> person" in out
    assert not Warehouse(own_home()).exists()
    status, out, _ = _run(capsys, "recognise", sample("people_list"), "--json")
    (seen,) = json.loads(out)
    assert (seen["profile"], seen["mapping"]["Hire Date"], seen["unmapped"]) == ("people_list", "hired_on", ["Job Title"])


def test_nothing_is_decided_by_the_name_of_a_file(capsys, tmp_path):
    disguised = tmp_path / "qualtrics_people.xlsx"
    disguised.write_bytes(sample("servicenow_metric_instance").read_bytes())
    _, out, _ = _run(capsys, "recognise", disguised, "--json")
    assert json.loads(out)[0]["profile"] == "servicenow_metric_instance"


def test_refusals_go_to_stderr_with_status_2(capsys, tmp_path):
    page = tmp_path / "export.csv"
    page.write_text("<!doctype html><html></html>")
    for arguments in (["recognise", page], ["load", page], ["load", tmp_path / "missing.csv"], ["undo", "B1"],
                      ["rejects", "B1", "--to", tmp_path / "r.csv"], ["load", sample("people_list"), "--map", "nonsense"],
                      ["load", sample("people_list"), "--as-of", "yesterday"], ["load", sample("people_list"), "--profile", "poeple_list"],
                      ["load", sample("people_list"), "--time-zone", "Europe/Olso"]):
        status, out, err = _run(capsys, *arguments)
        assert status == 2, arguments
        assert err.strip() and "Traceback" not in err
    assert not Warehouse(own_home()).exists()


def test_one_bad_file_among_good_ones_stops_nobody(capsys, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"%PDF-1.7")
    status, out, err = _run(capsys, "load", bad, sample("people_list"), "--json")
    assert status == 2
    assert "PDF" in err
    assert [report["profile"] for report in json.loads(out)] == ["people_list"]


def test_load_history_undo(capsys):
    status, out, _ = _run(capsys, "load", sample("servicenow_incident"), "--source", "desk", "--json")
    (report,) = json.loads(out)
    assert status == 0
    wanted = {"batch": "B1", "profile": "servicenow_incident", "rows": 5, "read": 5, "kept": 3, "new": 3, "changed": 0, "same": 0, "refused": 2}
    assert wanted.items() <= report.items()
    assert report["reasons"] == {"number: there is no number": 1, "resolved_at: resolved before it was opened": 1}
    _, out, _ = _run(capsys, "history", "--json")
    (told,) = json.loads(out)
    assert (told["batch"], told["source"], told["undone_at"]) == ("B1", "desk", None)
    _, out, _ = _run(capsys, "undo", "B1")
    assert "taken back" in out
    _, out, _ = _run(capsys, "history")
    assert "taken back" in out


def test_a_batch_that_is_none_is_said_with_the_nearest_right_name(capsys):
    _run(capsys, "load", sample("servicenow_incident"))
    for wrong in ("b1", "B11", "B1 "):
        for command in (["undo", wrong], ["rejects", wrong, "--to", "never.csv"]):
            status, _, err = _run(capsys, *command)
            assert (status, "Did you mean 'B1'?" in err) == (2, True), err
    _run(capsys, "undo", "B1")
    assert "B1" in _run(capsys, "undo", "B1")[2]
    assert _run(capsys, "load", sample("servicenow_incident"), "--json")[1].count('"batch": "B2"') == 1, "taken back, it can come again"


def test_progress_is_told_where_it_is_asked_for_and_not_into_a_file(capsys, monkeypatch):
    monkeypatch.setattr("connectors.progress._PATIENCE", 0.0)
    monkeypatch.setattr("connectors.progress.telling.__wrapped__.__defaults__", (0.0, 0.01, "reading"))
    assert _run(capsys, "load", sample("servicenow_incident"))[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    for command in (["load", sample("zendesk")], ["load", sample("people_list"), "--progress"], ["undo", "B1", "--progress"]):
        assert "so far" in _run(capsys, *command)[2]


def test_as_of_is_local_to_the_organisation(capsys, home):
    _run(capsys, "load", sample("template_organisation"))
    _run(capsys, "load", sample("attrition"), "--as-of", "2026-07-01", "--full")
    assert Warehouse(home).rows(select(BATCHES.c.as_of, BATCHES.c.full).where(BATCHES.c.profile == "attrition")) == [(datetime(2026, 6, 30, 22), True)]


def test_refused_rows_come_back_in_their_own_shape_to_be_mended(capsys, tmp_path):
    original = sample("servicenow_incident")
    _run(capsys, "load", original)
    plain, mended = tmp_path / "plain.csv", tmp_path / "mended.csv"
    assert _run(capsys, "rejects", "B1", "--to", plain)[0] == 0
    with open(plain, encoding="utf-8-sig", newline="") as file:
        assert [row[:3] for row in csv.reader(file)] == [["row", "line", "column"], ["4", "6", "number"], ["5", "7", "resolved_at"]]
    status, out, _ = _run(capsys, "rejects", "B1", "--from", original, "--to", mended)
    assert (status, "2 refused rows" in out) == (0, True)
    with open(mended, encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file)
    assert header[-1] == "reason" and header[:2] == ["number", "short_description"]
    assert (first[1], first[-1]) == ("No number", "number: there is no number")
    first[0], second[11] = "INC0000104", ""
    second[6] = second[12] = ""
    with open(mended, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first, second])
    _, out, _ = _run(capsys, "load", mended, "--json")
    (report,) = json.loads(out)
    assert (report["profile"], report["new"]) == ("servicenow_incident", 1 + (report["refused"] == 0))


def test_a_batch_that_refused_nothing_gives_its_header_and_no_row(capsys, tmp_path):
    to = tmp_path / "r.csv"
    _run(capsys, "load", sample("zendesk"))
    status, out, _ = _run(capsys, "rejects", "B1", "--from", sample("zendesk"), "--to", to)
    assert (status, "0 refused rows" in out) == (0, True)
    assert len(to.read_text("utf-8-sig").splitlines()) == 1


def test_rejects_want_the_file_that_was_loaded(capsys, tmp_path):
    _run(capsys, "load", sample("servicenow_incident"))
    status, _, err = _run(capsys, "rejects", "B1", "--from", sample("servicenow_request"), "--to", tmp_path / "r.csv")
    assert (status, "came from a file of 5" in err) == (2, True)


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("+49 30 1", "'+49 30 1"), ("-2", "-2"), ("-2,5", "-2,5"), ("@here", "'@here"), ("\tx", "'\tx"), ("-", "-"),
    ("a=b", "a=b"), (None, ""),
])
def test_no_cell_that_is_written_out_is_a_formula(cell, written):
    assert harmless(cell) == written


def test_qualtrics_rejects_keep_their_three_header_rows(capsys, tmp_path):
    _run(capsys, "load", sample("qualtrics"), "--source", "pulse")
    to = tmp_path / "mended.csv"
    _run(capsys, "rejects", "B1", "--from", sample("qualtrics"), "--to", to)
    _, out, _ = _run(capsys, "recognise", to, "--json")
    assert json.loads(out)[0]["profile"] == "qualtrics"


def test_the_demo_is_made_once_with_exactly_the_planted_refusals(capsys):
    status, out, _ = _run(capsys, "demo", "--scale", "0.05")
    assert (status, "35 of 35" in out) == (0, True)
    warehouse = Warehouse(demo_home())
    refused = dict(warehouse.rows(select(BATCHES.c.file_name, BATCHES.c.refused).where(BATCHES.c.refused > 0)))
    assert refused == {file: sum(fault.rows for fault in faults) for file, faults in REFUSED.items()}
    assert warehouse.rows(select(ORGANISATION.c.invented)) == [(True,)]
    previews = sum(PREVIEWS.values())
    answers = warehouse.rows(select(func.sum(BATCHES.c.rows - BATCHES.c.refused)).where(BATCHES.c.profile == "qualtrics"))[0][0]
    qualtrics = warehouse.rows(select(func.count()).select_from(RESPONSES).where(RESPONSES.c.survey.in_((PULSE, AFTER_TICKET))))[0][0]
    assert answers - qualtrics == previews
    assert warehouse.rows(select(func.count()).select_from(TICKETS).where(TICKETS.c.person.is_(None))) == [(0,)]
    assert not Warehouse(own_home()).exists()
    assert _run(capsys, "demo")[1] == ""
    assert not demo.ready(own_home())
