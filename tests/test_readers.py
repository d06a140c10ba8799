"""The same list in every format gives the same cells, whatever the file is called."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import zipfile

import pyarrow
import pyarrow.parquet
import pytest
import xlsxwriter
from sqlalchemy import select

from connectors.load import load
from connectors.look import look
from connectors.rejects import write_rejects
from data.schema import REFUSALS, TICKETS
from data.warehouse import Warehouse
from tests.landed import tables
from tests.old_workbook import write_xls

HEADER = ("number", "opened_at", "caller_id.department", "state")
ROWS = [
    ("INC0000001", "2026-01-05 08:00:00", "Claims; north", "Closed"),
    ("INC0000002", "2026-01-06 09:30:00", 'He said "no",\nthen left', "Größer als 5 €"),
    ("0000003", "2026-01-07 10:00:00", None, "Open"),
]


def _delimited(mark: str, encoding: str = "utf-8") -> bytes:
    def cell(text):
        return "" if text is None else '"' + text.replace('"', '""') + '"'

    return "\r\n".join(mark.join(map(cell, row)) for row in (HEADER, *ROWS)).encode(encoding)


def _records(nested: bool) -> list[dict]:
    return [
        {"number": n, "opened_at": o, **({"caller_id": {"department": d}} if nested else {"caller_id.department": d}), "state": s}
        for n, o, d, s in ROWS
    ]


def _parquet(nested: bool = False) -> bytes:
    to = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(_records(nested)), to)
    return to.getvalue().to_pybytes()


def _workbook(tmp_path) -> bytes:
    to = tmp_path / "made.xlsx"
    book = xlsxwriter.Workbook(str(to))
    sheet, moment = book.add_worksheet("Tickets"), book.add_format({"num_format": "d/m/yyyy h:mm"})
    for r, row in enumerate((HEADER, *ROWS)):
        for c, cell in enumerate(row):
            if r and c == 1:
                sheet.write_datetime(r, c, datetime.datetime.fromisoformat(cell), moment)
            elif cell is not None:
                sheet.write_string(r, c, cell)
    book.close()
    return to.read_bytes()


def _zipped(**members: bytes) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return to.getvalue()


WRITTEN = {
    "csv": lambda t: _delimited(","),
    "semicolons": lambda t: _delimited(";"),
    "tsv": lambda t: _delimited("\t"),
    "tsv in UTF-16": lambda t: _delimited("\t", "utf-16"),
    "csv in Windows-1252": lambda t: _delimited(",", "cp1252"),
    "json": lambda t: json.dumps(_records(False), indent=2).encode(),
    "json, nested": lambda t: json.dumps(_records(True), ensure_ascii=False).encode(),
    "json of ServiceNow": lambda t: json.dumps({"records": _records(True)}).encode(),
    "json in a wrapper": lambda t: json.dumps({"count": 3, "next": None, "result": _records(True), "links": [1, 2]}, indent=1).encode(),
    "json with a mark": lambda t: json.dumps(_records(True)).encode("utf-8-sig"),
    "json in UTF-16": lambda t: json.dumps(_records(True), ensure_ascii=False).encode("utf-16"),
    "json lines": lambda t: "\n".join(json.dumps(r) for r in _records(True)).encode(),
    "parquet": lambda t: _parquet(),
    "parquet, nested": lambda t: _parquet(nested=True),
    "xlsx": _workbook,
}


@pytest.mark.parametrize("packed", ["plain", "gz", "zip"])
@pytest.mark.parametrize("kind", WRITTEN)
def test_every_format_gives_the_same_cells_whatever_its_name(kind, packed, home, tmp_path):
    content = WRITTEN[kind](tmp_path)
    content = {"plain": bytes, "gz": gzip.compress, "zip": lambda c: _zipped(**{"any name": c})}[packed](content)
    path = tmp_path / "export.pdf"
    path.write_bytes(content)
    (table,) = tables(path, home)
    assert table["header"] == HEADER
    # Text formats cannot tell an empty cell from none.
    assert [tuple(cell or None for cell in row) for row in table["rows"]] == ROWS
    assert table["name"] == ("Tickets" if kind == "xlsx" else "")


def test_an_archive_of_several_files_gives_a_table_each_and_says_what_it_left(home, tmp_path):
    path = tmp_path / "all.zip"
    path.write_bytes(_zipped(**{
        "june/a.csv": b"number,state\nINC1,New\n", "b.jsonl": b'{"x": 1}\n{"x": 2}\n', "manual.pdf": b"%PDF-1.7",
        "__MACOSX/._a.csv": b"litter", "june/.DS_Store": b"litter",
    }))
    first, second = tables(path, home)
    assert (first["name"], first["rows"]) == ("june/a.csv", [("INC1", "New")])
    assert (second["name"], second["rows"], second["lines"]) == ("b.jsonl", [("1",), ("2",)], [1, 2])
    assert first["notes"] == ("Not read: all.zip / manual.pdf: it is a PDF document, not a table. Export the list as CSV or Excel.",)


def test_json_values_keep_their_text_and_odd_names_their_place(home, tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps([
        {"a.b": "007", "a": {"b": 1.5, "c/d~e": True}, "tags": ["x", "y"], "": "no name", "steps": [{"n": 1}], "who": ""},
        {"a.b": None, "a": None, "tags": [], "later": 12345678901234567890, "who": {"value": "u1", "link": "https://example.org"}},
        {"a.b": "{not json", "who": {"display_value": "Ann", "value": "u2"}, "\"; DROP TABLE x; --": "v"},
    ]))
    (table,) = tables(path, home)
    got = [dict(zip(table["header"], row, strict=True)) for row in table["rows"]]
    assert table["header"][:2] == ("a.b", "a.b")
    assert [row[:2] for row in table["rows"]] == [("007", "1.5"), (None, None), ("{not json", None)]
    assert [row["tags"] for row in got] == ["x, y", "", None]
    assert [row["who"] for row in got] == ["", "u1", "Ann"]
    assert (got[0]["a.c/d~e"], got[0][""], got[0]["steps"]) == ("true", "no name", '[{"n":1}]')
    assert (got[1]["later"], got[2]["\"; DROP TABLE x; --"]) == ("12345678901234567890", "v")


def test_parquet_values_become_the_text_that_a_person_would_write(home, tmp_path):
    moment = datetime.datetime(2026, 1, 5, 8, 0, tzinfo=datetime.UTC)
    table = pyarrow.table({
        "id": pyarrow.array([12.0, 1e20, None]),
        "part": pyarrow.array([1.5, float("nan"), -0.25]),
        "day": pyarrow.array([datetime.date(2026, 1, 5)] * 3),
        "utc": pyarrow.array([moment] * 3, pyarrow.timestamp("us", "UTC")),
        "fine": pyarrow.array([1767600000123456789] * 3, pyarrow.timestamp("ns")),
        "many": pyarrow.array([["a", "b"], [], None]),
        "kind": pyarrow.array(["x", "y", "x"]).dictionary_encode(),
        "raw": pyarrow.array([b"abc", b"", None]),
    })
    path = tmp_path / "x"
    pyarrow.parquet.write_table(table, path)
    (found,) = tables(path, home)
    rows = [dict(zip(found["header"], row, strict=True)) for row in found["rows"]]
    assert [row["id"] for row in rows] == ["12", "1e+20", None]
    assert [row["part"] for row in rows] == ["1.5", None, "-0.25"]
    assert (rows[0]["day"], rows[0]["utc"], rows[0]["fine"]) == ("2026-01-05", "2026-01-05 08:00:00+00", "2026-01-05 08:00:00.123457")
    assert ([row["many"] for row in rows], rows[0]["kind"], rows[0]["raw"]) == (["a, b", "", None], "x", "abc")


def test_a_workbook_gives_its_visible_sheets_merged_cells_filled_and_serial_days_as_numbers(home, tmp_path):
    path = tmp_path / "book.csv"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("June")
    sheet.merge_range("B2:B3", "Number")
    sheet.merge_range("C2:D2", "Times")
    sheet.write_row("C3", ["Opened", "Closed"])
    sheet.merge_range("E2:E3", "Group")
    for line, (number, opened) in enumerate([("INC1", 45000), ("INC2", 45001.5)], start=3):
        sheet.write_row(line, 1, [number, opened, True])
    sheet.merge_range("E4:E5", "Network")
    sheet.write(7, 1, "INC3")
    book.add_worksheet("Secret").hide()
    book.add_worksheet("Very secret").very_hidden()
    book.add_worksheet("Empty")
    book.add_chartsheet("Chart")
    second = book.add_worksheet("July")
    second.write_row(0, 0, ["a", "b"])
    second.write_row(1, 0, [1, 2.5])
    book.close()
    june, july = tables(path, home, header_rows=2)
    assert june["header"][-4:] == ("Number", "Times", "", "Group")
    assert [row[-4:] for row in june["rows"]] == [
        ("INC1", "45000", "true", "Network"), ("INC2", "45001.5", "true", "Network"), ("INC3", None, None, None),
    ]
    assert june["lines"] == [4, 5, 8]
    assert (july["name"], july["rows"]) == ("July", [])
    assert june["notes"] == ("2 hidden sheet(s) were not read.",)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r\n then \n", "\n then \r\n"])
def test_lines_may_end_in_any_way_and_in_two(ends, home, tmp_path):
    first, _, second = ends.partition(" then ")
    path = tmp_path / "x.csv"
    lines = ["number,note", *(f'INC{i},"a\nb"' for i in range(50))]
    later = [f"INC{i},c" for i in range(50, 100)]
    path.write_bytes((first.join(lines) + first + (second or first).join(later) + (second or first) * 2).encode())
    (table,) = tables(path, home)
    assert [row[0] for row in table["rows"]] == [f"INC{i}" for i in range(100)]
    assert table["misfits"] == 0


def test_an_old_workbook_is_read_too(home, tmp_path):
    path = write_xls(tmp_path / "old", [["Number", "Opened"], ["INC1", 45000.0], ["INC2", 45001.25]], dates=(1,))
    (table,) = tables(path, home)
    assert (table["header"], table["rows"]) == (("Number", "Opened"), [("INC1", "2023-03-15"), ("INC2", "2023-03-16 06:00:00")])


def test_the_same_tickets_in_two_formats_are_the_same_tickets(home, tmp_path):
    header = ["number", "opened_at", "closed_at", "state", "category", "assignment_group", "caller_id", "sys_updated_on"]
    rows = [[f"INC000000{i}", f"2026-01-0{i} 08:00:00", f"2026-01-0{i} 12:00:00", "Closed", "Network", "Devices", f"P{i}", f"2026-01-0{i} 12:00:00"]
            for i in range(1, 10)]
    records = [dict(zip(header, row, strict=True)) for row in rows]
    (tmp_path / "a.json").write_text(json.dumps({"records": records}))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), tmp_path / "b.parquet")
    first = load(tmp_path / "a.json", home)
    assert (first.profile, first.rows, first.new) == ("servicenow_incident", 9, 9)
    again = load(tmp_path / "b.parquet", home)
    assert (again.new, again.changed, again.same) == (0, 0, 9)
    stored = Warehouse(home).rows(select(TICKETS.c.id, TICKETS.c.opened_at).order_by(TICKETS.c.id))
    assert stored[0] == ("INC0000001", datetime.datetime(2026, 1, 1, 8))
    assert load(tmp_path / "a.json", home).already


def test_refused_rows_of_json_lines_carry_row_and_line_and_come_back(home, tmp_path):
    rows = [{"number": f"INC{i}", "opened_at": "2026-13-45" if i == 2 else "2026-01-05 08:00:00", "state": "New", "assignment_group": "A",
             "caller_id": "p", "category": "c"} for i in range(4)]
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    report = load(path, home)
    assert (report.read, report.kept, report.refused) == (4, 3, 1)
    assert write_rejects(home, report.batch, tmp_path / "mend.csv", path) == 1
    assert "INC2" in (tmp_path / "mend.csv").read_text("utf-8-sig").splitlines()[1]
    ((row, line),) = Warehouse(home).rows(select(REFUSALS.c.row, REFUSALS.c.line))
    assert (row, line) == (3, 3)


def test_a_look_names_the_tables_of_an_archive(home, tmp_path):
    path = tmp_path / "all.zip"
    path.write_bytes(_zipped(**{"a.csv": b"x,y\n1,2\n", "b.csv": b"v,w\n1,2\n"}))
    assert [one.name for one in look(path, home)] == ["all.zip / a.csv", "all.zip / b.csv"]
