"""Dates and numbers: the way a column is written is decided from all its rows, or asked."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from connectors.load import load
from connectors.look import look
from connectors.shapes import shape
from data.errors import FileRefused
from data.schema import COSTS, TICKETS
from data.warehouse import Warehouse


def _export(tmp_path, cells, name="export.csv", header="Opened"):
    path = tmp_path / name
    path.write_text(f"Ticket;Category;{header}\n" + "".join(f'T-{i:05};Food;"{cell}"\n' for i, cell in enumerate(cells)), encoding="utf-8")
    return path


def _opened(home):
    return [moment for (moment,) in Warehouse(home).rows(select(TICKETS.c.opened_at).order_by(TICKETS.c.id))]


@pytest.mark.parametrize(("cells", "moments"), [
    (["2026-02-03 04:05:06"], [datetime(2026, 2, 3, 4, 5, 6)]),
    (["2026-02-03T04:05:06.500Z"], [datetime(2026, 2, 3, 4, 5, 6, 500000)]),
    (["2026-02-03T04:05:06+02:00"], [datetime(2026, 2, 3, 2, 5, 6)]),
    (["29/2/2016 01:16", "5/3/2016 12:00"], [datetime(2016, 2, 29, 1, 16), datetime(2016, 3, 5, 12)]),
    (["2/29/2016 1:16 PM", "3/5/2016 12:00 AM"], [datetime(2016, 2, 29, 13, 16), datetime(2016, 3, 5)]),
    (["05.03.2024 07:00"], [datetime(2024, 3, 5, 7)]),
    (["25/Feb/26 10:17 PM"], [datetime(2026, 2, 25, 22, 17)]),
    (["18/jul/26 10:17", "02/ene/26 09:00"], [datetime(2026, 7, 18, 10, 17), datetime(2026, 1, 2, 9)]),
    (["3 März 2026", "4 Okt. 2025"], [datetime(2026, 3, 3), datetime(2025, 10, 4)]),
    (["Jun 2, 2026"], [datetime(2026, 6, 2)]),
    (["02-Jun-06", "9/24/10", "1/2/2011"], [datetime(2006, 6, 2), datetime(2010, 9, 24), datetime(2011, 1, 2)]),
    (["05/01/2022 12:00:03 AM", "12/31/2021 12:00:03 PM"], [datetime(2022, 5, 1, 0, 0, 3), datetime(2021, 12, 31, 12, 0, 3)]),
    (["20260203"], [datetime(2026, 2, 3)]),
    (["45000.5"], [datetime(2023, 3, 15, 12)]),
    (["1700000000", "1700000000000"], [datetime(2023, 11, 14, 22, 13, 20)] * 2),
])
def test_every_way_to_write_a_moment(cells, moments, tmp_path, home):
    report = load(_export(tmp_path, cells), home)
    assert report.refused == 0, report.reasons
    assert _opened(home) == moments


def test_one_day_above_twelve_among_thousands_decides_the_order(tmp_path, home):
    cells = ["03/04/2025"] * 30_000 + ["13/04/2025"]
    (seen,) = look(_export(tmp_path, cells), home)
    assert "dates day first" in seen.found.why
    load(_export(tmp_path, cells), home)
    assert set(_opened(home)) == {datetime(2025, 4, 3), datetime(2025, 4, 13)}


def test_an_order_that_no_row_decides_is_asked_said_and_remembered(tmp_path, home):
    path = _export(tmp_path, ["03/04/2025", "05/06/2025"])
    (seen,) = look(path, home)
    assert seen.open == ("Opened: 03/04/2025 could be day first or month first",)
    with pytest.raises(FileRefused, match="two ways.*--dates day-first"):
        load(path, home)
    assert not Warehouse(home).exists()
    report = load(path, home, dates="month")
    assert _opened(home) == [datetime(2025, 3, 4), datetime(2025, 5, 6)]
    assert any("month first, as said" in note for note in report.notes)
    next_one = _export(tmp_path, ["07/08/2025"], "next.csv")
    assert load(next_one, home).kept == 1
    assert _opened(home)[0] == datetime(2025, 7, 8)


def test_what_is_said_never_overrules_what_the_rows_prove(tmp_path, home):
    load(_export(tmp_path, ["13/04/2025", "03/04/2025"]), home, dates="month")
    assert _opened(home) == [datetime(2025, 4, 13), datetime(2025, 4, 3)]


def test_a_column_that_is_open_follows_its_neighbour(tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_text("Ticket,Category,Opened,Closed\nT-1,Food,03/04/2025,25/04/2025\nT-2,Food,05/04/2025,\n")
    report = load(path, home)
    assert _opened(home) == [datetime(2025, 4, 3), datetime(2025, 4, 5)]
    assert "Opened was read day first, as in Closed." in report.notes


@pytest.mark.parametrize("missing", ["", "?", "-", "N/A", "1900-01-01", "1/1/1900", "Date Not Captured"])
def test_ways_to_say_nothing(missing, tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_text(f"Ticket,Category,Opened,Closed\nT-1,Food,2026-02-25,{missing}\nT-2,Food,2026-02-25,2026-02-26\n")
    report = load(path, home)
    assert report.refused == 0, report.reasons
    assert Warehouse(home).rows(select(TICKETS.c.closed_at).order_by(TICKETS.c.id)) == [(None,), (datetime(2026, 2, 26),)]


def test_local_moments_become_utc_by_the_zone_of_the_source(tmp_path, home):
    report = load(_export(tmp_path, ["2026-01-15 12:00", "2026-07-15 12:00"]), home, time_zone="Europe/Oslo")
    assert _opened(home) == [datetime(2026, 1, 15, 11), datetime(2026, 7, 15, 10)]
    assert any("Europe/Oslo" in note for note in report.notes)
    with pytest.raises(Exception, match="no time zone"):
        load(_export(tmp_path, ["2026-01-15 12:00"]), home, time_zone="Europe/Olso")


@pytest.mark.parametrize(("cells", "amounts"), [
    (["1,5", "12.754,84", "52 267"], [1.5, 12754.84, 52267]),
    (["1.5", "1,234,567.25", "52\u00a0267"], [1.5, 1234567.25, 52267]),
    (["1234", "€ 12", "-3"], [1234, 12, -3]),
])
def test_marks_of_numbers(cells, amounts, tmp_path, home):
    path = tmp_path / "costs.csv"
    path.write_text("month;service;kind;amount\n" + "".join(f"2026-0{i + 1}-01;Desk;run;{cell}\n" for i, cell in enumerate(cells)))
    assert load(path, home).refused == 0
    assert Warehouse(home).rows(select(COSTS.c.amount).order_by(COSTS.c.on)) == [(a,) for a in amounts]


def test_a_comma_that_could_be_either_is_asked(tmp_path, home):
    path = tmp_path / "costs.csv"
    path.write_text("month;service;kind;amount\n2026-01-01;Desk;run;1,234\n")
    with pytest.raises(FileRefused, match="--decimal"):
        load(path, home)
    load(path, home, decimal="comma")
    assert Warehouse(home).rows(select(COSTS.c.amount)) == [(1.234,)]


_FORMS = ("%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d-%b-%Y %I:%M:%S %p", "%Y/%m/%d %H:%M:%S", "%B %d, %Y %H:%M:%S")


@settings(max_examples=60, deadline=None)
@given(st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31)), st.sampled_from(_FORMS))
def test_whatever_is_written_is_read_back(moment, form):
    moment = moment.replace(microsecond=0)
    written = moment.strftime(form)
    found = shape(written.translate(str.maketrans("123456789", "0" * 9)))
    assert found is not None, written
    text = written.replace(found.word, moment.strftime("%b")) if found.word else written
    assert datetime.strptime(text, found.read_as("day")) == moment


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_no_text_breaks_the_shapes(text):
    shape(text)


def test_the_newest_moment_of_a_file_is_never_a_due_date(tmp_path, home):
    ahead = datetime.now() + timedelta(days=100)
    path = tmp_path / "export.csv"
    path.write_text(f"Ticket,Category,Opened,Due\nT-1,Food,2026-02-25,{ahead:%Y-%m-%d}\n")
    load(path, home)
    (kept,) = home.versions.glob("*.tickets.parquet")
    assert pyarrow.parquet.read_table(kept)["version_at"].to_pylist() == [datetime(2026, 2, 25)]
