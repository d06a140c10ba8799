"""Readers: every encoding, delimiter and damage, and rows and lines as they stand in the file."""

from __future__ import annotations

import gzip
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from connectors.load import load
from connectors.readers.container import open_file
from connectors.readers.lines import write_starts
from connectors.scratch import locked_down, working_folder
from data.errors import FileRefused
from data.home import Home
from data.schema import TICKETS
from data.warehouse import Warehouse
from sqlalchemy import select

TICKET_HEADER = "Ticket;Kategorie;Erstellt am;Gruppe\n"


def _open(path: Path, home: Home):
    with working_folder(home) as folder:
        return open_file(path, folder)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_gives_the_same_text(encoding, line_end, tmp_path, home):
    text = TICKET_HEADER + "T-1;Küche & Gänge für Größen;25.02.2026 11:40;Süd\nT-2;Ärger;26.02.2026 09:00;Öst\n"
    path = tmp_path / "export.bin"
    path.write_bytes(text.replace("\n", line_end).encode(encoding))
    report = load(path, home)
    assert (report.profile, report.kept) == ("ticket_list", 2)
    assert Warehouse(home).rows(select(TICKETS.c.category, TICKETS.c.team).order_by(TICKETS.c.id)) == [
        ("Küche & Gänge für Größen", "Süd"), ("Ärger", "Öst")]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_delimiter_is_found_though_others_stand_in_cells(mark, tmp_path, home):
    rows = [["Ticket", "Category", "Opened", "Notes"], ["T-1", "Food", "2026-02-25 11:40", "one, two; three | four"]]
    path = tmp_path / "export.txt"
    path.write_text("\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows * 1 + [rows[1][:]]).replace("T-1", "T-9", 1))
    (sheet,) = _open(path, home)
    assert sheet.delimiter == mark
    assert sheet.head[0] == ("Ticket", "Category", "Opened", "Notes")


def test_rows_and_lines_are_those_of_the_file(tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_text(
        "Ticket,Category,Opened,Notes\r\n"
        'T-1,Food,2026-02-25 11:40,"two\nlines"\r\n'
        "\r\n"
        "T-2,Food,2026-02-31 11:40,\r\n"
        "T-3,Food\r\n"
        'T-4,Food,2026-02-25 11:40,24" screen\r\n'
        ",Food,2026-02-25 11:40,no number\r\n"
        "T-5,Food,2026-02-25 11:40,,,one too many\r\n", newline="")
    report = load(path, home)
    assert (report.rows, report.read, report.kept, report.refused) == (6, 6, 2, 4)
    refused = duckdb.connect(str(home.warehouse), read_only=True).execute('SELECT row, line, "column", reason FROM refusals ORDER BY row').fetchall()
    assert refused == [
        (2, 5, "Opened", "2026-02-31 11:40: this day does not exist"),
        (3, 6, "", "this row has 2 cells; the header has 4"),
        (5, 8, "Ticket", "there is no Ticket"),
        (6, 9, "", "this row has 5 cells or more; the header has 4"),
    ]


def test_starts_of_records_survive_quotes_that_are_no_quotes(tmp_path):
    path = tmp_path / "text.csv"
    path.write_text('a,b\n1,"x\ny ""z"" w"\n2,24" screen\n\n3,"last, one"', newline="")
    found = write_starts(path, ",", tmp_path / "starts.parquet")
    assert found == 4
    assert duckdb.sql(f"SELECT line, counted, record FROM '{tmp_path / 'starts.parquet'}'").fetchall() == [
        (1, 1, 1), (2, 2, 2), (4, 3, 3), (6, 5, 4)]


def test_gzip_is_read_and_a_cut_one_refused(tmp_path, home):
    text = (TICKET_HEADER + "T-1;Küche;25.02.2026 11:40;Süd\n" * 50).encode()
    whole = tmp_path / "export.gz"
    whole.write_bytes(gzip.compress(text))
    assert load(whole, home).kept == 1
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress(text, 0)[:-20])
    with pytest.raises(FileRefused, match="cut off or damaged"):
        load(cut, home)


def test_a_gzip_bomb_is_refused_before_it_fills_the_disk(tmp_path, home, monkeypatch):
    monkeypatch.setattr("connectors.readers.gzip_file._SMALL", 1 << 20)
    bomb = tmp_path / "bomb.csv.gz"
    bomb.write_bytes(gzip.compress(b"a,b\n" + b"0" * (40 << 20)))
    with pytest.raises(FileRefused, match="far more than a table"):
        load(bomb, home)
    assert not list(home.intake.iterdir())


@pytest.mark.parametrize(("content", "words"), [
    (b"", "empty"), (b"  \r\n\r\n", "empty"), (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    (b"\xef\xbb\xbf  <html>", "web page"), (b"%PDF-1.7 ...", "PDF"), (b"a,b\n1,\x00\x00\x01", "not text"),
    (b"\x89PNG\r\n", "picture"), (b"PK\x03\x04not a zip", "damaged"), (b"\xd0\xcf\x11\xe0rest", "old Excel"),
])
def test_what_is_no_table_is_refused_with_one_sentence(content, words, tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=words) as refused:
        load(path, home)
    assert str(refused.value).startswith("export.csv: ")
    assert "\n" not in str(refused.value)
    assert not Warehouse(home).exists()


def test_a_line_without_end_is_refused(tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_bytes(b'a,b\n"' + b"x" * 200_000)
    with pytest.raises(FileRefused):
        load(path, home)


def _workbook(path: Path, sheets: dict[str, list[list]], hidden: tuple[str, ...] = ()) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return path


def test_a_workbook_with_labels_and_real_dates(tmp_path, home):
    rows = [["Number", "Caller", "Opened", "Resolved", "State", "Assignment group", "Reopen count"],
            ["INC1", "Ann Example", datetime(2026, 2, 25, 9, 30), datetime(2026, 2, 25, 11), "Resolved", "Desk", 0],
            [],
            ["INC2", "Bo Example", datetime(2026, 2, 26), None, "New", "Desk", 1.5]]
    report = load(_workbook(tmp_path / "list.xlsx", {"Page 1": rows}), home)
    assert (report.profile, report.rows, report.kept, report.refused) == ("servicenow_incident", 2, 1, 1)
    assert Warehouse(home).rows(select(TICKETS.c.opened_at, TICKETS.c.reopen_count)) == [(datetime(2026, 2, 25, 9, 30), 0)]
    refused = duckdb.connect(str(home.warehouse), read_only=True).execute('SELECT row, line, reason FROM refusals').fetchall()
    assert refused == [(2, 4, "this is no whole number")]


def test_a_workbook_of_templates_is_loaded_sheet_by_sheet(tmp_path, home):
    goals = [["id", "name", "factor", "owner"], ["stay", "People stay", "experience", "Ann Example"]]
    streams = [["id", "name", "owner", "outcome", "goal", "measure", "stale_days"], ["join", "Joining", "", "", "stay", "", 20]]
    path = _workbook(tmp_path / "templates.xlsx", {"Read me": [["How to fill this in"]], "Goals": goals, "Streams": streams,
                                                   "Old": goals}, hidden=("Old",))
    report = load(path, home)
    assert [r.profile for r in (report, *report.more)] == ["template_goals", "template_streams"]
    assert any("hidden" in note for note in report.notes)


def test_the_connection_that_reads_reaches_nothing_else(tmp_path, home):
    secret, upload = tmp_path / "secret.csv", tmp_path / "upload.csv"
    secret.write_text("a\n1\n")
    upload.write_text("a\n1\n")
    with working_folder(home) as folder:
        scratch = locked_down(folder, upload.resolve())
        assert scratch.sql(f"SELECT count(*) FROM read_csv('{upload}')") == [(1,)]
        for statement in (f"SELECT * FROM read_csv('{secret}')", f"COPY (SELECT 1) TO '{tmp_path / 'out.csv'}'",
                          "SET enable_external_access = true", "INSTALL httpfs", f"ATTACH '{tmp_path / 'x.duckdb'}'"):
            with pytest.raises(duckdb.Error):
                scratch.sql(statement)


def test_a_file_name_that_is_a_pattern_reads_that_file_only(tmp_path, home):
    for name in ("*.csv", "a.csv"):
        (tmp_path / name).write_text(TICKET_HEADER + f"{name};K;25.02.2026;S\n")
    report = load(tmp_path / "*.csv", home)
    assert (report.kept, report.file) == (1, "*.csv")


def test_a_quarter_of_short_rows_are_filled_rather_than_refused(tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_text("Ticket,Category,Opened,Group\n" + "".join(f"T-{i},Food,2026-02-25\n" if i % 2 else f"T-{i},Food,2026-02-25,Desk\n" for i in range(40)))
    assert load(path, home).kept == 40
