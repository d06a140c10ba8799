"""A long file read in one pass says the same, and refuses the same, as one whose cells are brought in first."""

from __future__ import annotations

import itertools
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from connectors import draft, streamed
from connectors.load import load
from connectors.readers import csv_text
from data.errors import FileRefused
from data.home import Home
from data.schema import REFUSALS, TICKETS
from data.warehouse import Warehouse

HEADER = "number,category,state,opened_at,resolved_at,sys_updated_on,caller_id,made_sla,reopen_count"
SOUND = "INC{n},Mail,Closed,{day}/03/2026 10:00,{day}/03/2026 12:00,{day}/03/2026 13:00,Ann Example,true,0"
counter = itertools.count()


def _told(path: Path, home: Home, **said):
    """What a load says and leaves, or the sentence with which it refuses."""
    try:
        report = load(path, home, source="desk", time_zone="UTC", **said)
    except FileRefused as refusal:
        return str(refusal)
    warehouse = Warehouse(home)
    tickets = warehouse.frame(select(TICKETS)).sort_values("id").reset_index(drop=True)
    refused = warehouse.frame(select(REFUSALS)).sort_values(["row", "column"]).reset_index(drop=True)
    return report.rows, report.read, report.kept, report.refused, report.reasons, report.notes, tickets, refused


def _both(folder: Path, text: str, monkeypatch, **said):
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    brought = _told(path, Home(folder / "brought"), **said)
    passes = []

    def watched(work, **said):
        found = streamed.stream_rows(work, **said)
        passes.append(found is not None)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(csv_text, "LONG", 0)
        patched.setattr(streamed, "FIRST", 3)
        patched.setattr(draft, "stream_rows", watched)
        passed = _told(path, Home(folder / "passed"), **said)
    if isinstance(brought, str) or isinstance(passed, str):
        assert passed == brought
    else:
        assert passed[:6] == brought[:6]
        for one, other in zip(passed[6:], brought[6:], strict=True):
            pd.testing.assert_frame_equal(one, other)
    return passes


def _list(*rows: str) -> str:
    sound = [SOUND.format(n=n, day=13 + n) for n in range(4)]
    return "\n".join([HEADER, *sound, *rows]) + "\n"


@pytest.mark.parametrize(
    ("row", "in_one_pass"),
    [
        (SOUND.format(n=9, day=28), True),
        ("INC9,Mail,Closed,31/02/2026 10:00,,15/03/2026 13:00,Ann,true,0", False),
        ("INC9,Mail,Closed,no date at 7,,15/03/2026 13:00,Ann,true,0", True),
        ("INC9,Mail,Closed,Not captured,,15/03/2026 13:00,Ann,true,0", False),
        ("INC9,Mail,Closed,2026-03-15 10:00,,15/03/2026 13:00,Ann,true,0", False),
        ("INC9,Mail,Closed,03/15/2026 10:00,,15/03/2026 13:00,Ann,true,0", False),
        ("INC9,Mail,Closed,15/03/2026 10:00,01/01/1900 00:00,15/03/2026 13:00,Ann,true,0", True),
        ("INC9,Mail,Closed,15/03/2026 10:00,,15/03/2026 13:00,Ann,perhaps,0", True),
        ("INC9,Mail,Closed,15/03/2026 10:00,,15/03/2026 13:00,Ann,true,1.5", False),
        ("INC9,Mail,Closed,15/03/2026 10:00,,15/03/2026 13:00,Ann,true,many", True),
        ("INC9,Mail,Closed,15/03/2026 10:00,,15/03/2026 13:00,Ann,true", True),
        ("INC9,Mail,Closed,15/03/2026 10:00,,15/03/2026 13:00,Ann,true,0,more", True),
        (",,,,,,,,", True),
        ("  INC9 ,\u00a0Mail\u00a0,N/A,15/03/2026 10:00,?,15/03/2026 13:00,  ann   EXAMPLE ,ja,-", True),
        ('INC9,"Mail\nand more",Closed,15/03/2026 10:00,,15/03/2026 13:00,Ann,true,0', True),
        ("INC2,Phone,Closed,15/03/2026 10:00,,29/03/2026 13:00,Ann,true,3", True),
        ("Total,,,,,,,,7", False),
        ("INC9,Mail,Closed,15/03/2026 10:00,14/03/2026 10:00,15/03/2026 13:00,Ann,true,0", True),
    ],
)
def test_one_row_at_the_end(tmp_path, monkeypatch, row, in_one_pass):
    assert _both(tmp_path, _list(row, SOUND.format(n=10, day=28)), monkeypatch) == [in_one_pass]


def test_days_that_the_first_rows_leave_open_are_not_decided_by_them(tmp_path, monkeypatch):
    """The first rows could be read either way, a later one proves the month first."""
    rows = [f"INC{n},Mail,Closed,0{n}/02/2026 10:00,,0{n}/02/2026 13:00,Ann,true,0" for n in range(1, 6)]
    assert _both(tmp_path, "\n".join([HEADER, *rows, rows[0].replace("INC1", "INC7").replace("01/02", "02/27")]) + "\n", monkeypatch) == []


def test_a_header_of_two_lines_is_no_plain_line(tmp_path, monkeypatch):
    text = _list(SOUND.format(n=9, day=28)).replace("caller_id", '"caller_id"').replace("category", '"cate\ngory"', 1)
    _both(tmp_path, text, monkeypatch)


cells = st.sampled_from(["", "?", " Mail ", "15/03/2026 10:00", "03/04/2026", "2026-03-15", "1900-01-01", "1.204", "1,5", "7", "true", '"a ""b"""', '"x\ny"'])
rows = st.lists(st.lists(cells, min_size=8, max_size=9), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows)
def test_whatever_follows_the_first_rows(tmp_path, monkeypatch, rows):
    folder = tmp_path / str(next(counter))
    folder.mkdir()
    _both(folder, _list(*(",".join([f"INC{n}", *row[: 8 + n % 2]]) for n, row in enumerate(rows, start=20))), monkeypatch)
