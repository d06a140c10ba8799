"""The same records in every format, plain and packed: the same tickets, the same refusals, and refused rows that load once mended."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import zipfile
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
import xlsxwriter
from sqlalchemy import select

from connectors.load import load
from connectors.profiles import profiles, sample
from connectors.rejects import write_rejects
from data.schema import PEOPLE, REFUSALS, TICKETS
from data.warehouse import Warehouse
from tests.old_workbook import write_xls

HEADER = ("number", "opened_at", "resolved_at", "sys_updated_on", "state", "category", "assignment_group", "caller_id", "reopen_count")
MENDED = [
    ("INC0000001", "2026-02-01 08:00:00", "2026-02-02 09:30:00", "2026-02-02 09:30:00", "Closed", 'Network,\n"cables"', "Devices; north", "Ann", "0"),
    ("INC0000002", "2026-02-03 08:00:00", "", "2026-02-04 08:15:00", "In Progress", "-unknown-", "@desk", "Bo", "1"),
    ("INC0000003", "2026-02-05 10:00:00", "2026-02-05 11:00:00", "2026-02-06 10:00:00", "Closed", "=1+1", "Größe 5 €", "Ann", "0"),
    ("INC0000004", "2026-02-07 10:00:00", "2026-02-08 10:00:00", "2026-02-08 10:00:00", "Closed", "one\ntwo\nthree", "'quoted'", "Cy", "2"),
    ("INC0000005", "2026-02-09 10:00:00", "", "2026-02-09 10:00:00", "New", "Door", "Devices", "", "0"),
]
BROKEN = {(1, 1): "2026-02-31 08:00:00", (3, 8): "many"}
ROWS = [tuple(BROKEN.get((r, c), cell) for c, cell in enumerate(row)) for r, row in enumerate(MENDED)]
REASONS = [(2, "opened_at", "2026-02-31 08:00:00: this day does not exist"), (4, "reopen_count", "this is no whole number")]


def _delimited(rows, mark: str, encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark).writerows([HEADER, *rows])
    return text.getvalue().encode(encoding)


def _records(rows) -> list[dict]:
    return [dict(zip(HEADER, (cell or None for cell in row), strict=True)) for row in rows]


def _parquet(rows) -> bytes:
    to = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(_records(rows)), to)
    return to.getvalue().to_pybytes()


def _moment(cell: str, column: int) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(cell) if column in (1, 2, 3) else None
    except ValueError:
        return None


def _xlsx(rows) -> bytes:
    to = io.BytesIO()
    book = xlsxwriter.Workbook(to, {"in_memory": True})
    sheet, style = book.add_worksheet("Tickets"), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    for r, row in enumerate([HEADER, *rows]):
        for c, cell in enumerate(row):
            if r and (moment := _moment(cell, c)):
                sheet.write_datetime(r, c, moment, style)
            elif r and c == 8 and cell.isdigit():
                sheet.write_number(r, c, int(cell))
            elif cell:
                sheet.write_string(r, c, cell)
    book.close()
    return to.getvalue()


def _xls(rows, folder: Path) -> bytes:
    epoch = datetime.datetime(1899, 12, 30)
    cells = [[(moment - epoch) / datetime.timedelta(days=1) if (moment := _moment(cell, c)) else cell for c, cell in enumerate(row)] for row in rows]
    return write_xls(folder / "made.xls", [list(HEADER), *cells], dates=(1, 2, 3)).read_bytes()


# By format: how it is written, and the lines on which the refused rows stand.
FORMATS = {
    "csv": (lambda rows, folder: _delimited(rows, ","), (4, 6)),
    "csv with semicolons in Windows-1252": (lambda rows, folder: _delimited(rows, ";", "cp1252"), (4, 6)),
    "tsv": (lambda rows, folder: _delimited(rows, "\t"), (4, 6)),
    "tsv in UTF-16": (lambda rows, folder: _delimited(rows, "\t", "utf-16"), (4, 6)),
    "json": (lambda rows, folder: json.dumps(_records(rows), indent=1).encode(), (None, None)),
    "json in a wrapper": (lambda rows, folder: json.dumps({"result": _records(rows)}, ensure_ascii=False).encode(), (None, None)),
    "json lines": (lambda rows, folder: "\n".join(map(json.dumps, _records(rows))).encode(), (2, 4)),
    "parquet": (lambda rows, folder: _parquet(rows), (None, None)),
    "xlsx": (lambda rows, folder: _xlsx(rows), (3, 5)),
    "xls": (_xls, (3, 5)),
}


def _zipped(content: bytes) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("any name", content)
    return to.getvalue()


PACKED = {"plain": bytes, "gz": gzip.compress, "zip": _zipped}


def _written(kind: str, packed: str, rows, folder: Path) -> Path:
    path = folder / "any name at all"
    path.write_bytes(PACKED[packed](FORMATS[kind][0](rows, folder)))
    return path


def _tickets(home) -> list[tuple]:
    columns = (TICKETS.c.id, TICKETS.c.opened_at, TICKETS.c.resolved_at, TICKETS.c.updated_at, TICKETS.c.state, TICKETS.c.category, TICKETS.c.team,
               TICKETS.c.reopen_count, TICKETS.c.person.is_(None), TICKETS.c.service)
    return Warehouse(home).rows(select(*columns).order_by(TICKETS.c.id))


def _expected(rows) -> list[tuple]:
    moment = datetime.datetime.fromisoformat
    return [
        (number, moment(opened), moment(resolved) if resolved else None, moment(updated), state, category, team, int(reopened), not person, category)
        for number, opened, resolved, updated, state, category, team, person, reopened in rows
    ]


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_tickets_and_the_same_refusals(kind, packed, home, tmp_path):
    report = load(_written(kind, packed, ROWS, tmp_path), home)
    assert (report.profile, report.rows, report.read, report.new, report.refused) == ("servicenow_incident", 5, 5, 3, 2)
    assert _tickets(home) == _expected([row for row, place in zip(MENDED, range(5), strict=True) if place not in (1, 3)])
    told = Warehouse(home).rows(select(REFUSALS.c.row, REFUSALS.c.column, REFUSALS.c.reason, REFUSALS.c.line).order_by(REFUSALS.c.row))
    assert [row[:3] for row in told] == REASONS
    assert tuple(row[3] for row in told) == FORMATS[kind][1]


@pytest.mark.parametrize("kind", FORMATS)
def test_refused_rows_come_back_in_their_own_columns_and_load_once_mended(kind, home, tmp_path):
    original, to = _written(kind, "gz", ROWS, tmp_path), tmp_path / "mend.csv"
    report = load(original, home)
    assert write_rejects(home, report.batch, to, original) == 2
    mark = {"csv with semicolons in Windows-1252": ";", "tsv": "\t", "tsv in UTF-16": "\t"}.get(kind, ",")
    with open(to, encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=mark)
    assert header == [*HEADER, "reason"]
    assert [row[-1] for row in rows] == [f"{column}: {reason}" for _, column, reason in REASONS]
    for row, (r, c) in zip(rows, BROKEN, strict=True):
        row[c] = MENDED[r][c]
    with open(to, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=mark).writerows([header, *rows])
    mended = load(to, home)
    assert (mended.profile, mended.new, mended.refused, mended.unmapped) == ("servicenow_incident", 2, 0, ())
    assert _tickets(home) == _expected(MENDED), "also what looks like a formula is as the original has it"


@pytest.mark.parametrize("key", sorted(profiles()))
def test_rows_refused_of_any_system_are_known_again_and_refused_for_the_same_reason(key, home, tmp_path):
    to = tmp_path / "r.csv"
    report = load(sample(key), home)
    if not write_rejects(home, report.batch, to, sample(key)):
        return
    assert load(sample(key), home).already, "asking for the refused rows does not make the file a new one"
    if "(value): this is no number" in report.reasons:
        # One figure of a row that holds several: alone, its column is none of figures any more.
        return
    again = load(to, home)
    assert (again.profile, again.source, again.reasons, again.new) == (key, report.source, report.reasons, 0)
    assert "reason" not in again.unmapped


def test_a_column_that_an_export_calls_reason_is_left_to_it(home, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Employee Number,Hire Date,Termination Date,reason\nE-1,2020-01-31,2025-01-31,Resignation: a new job\nE-2,2020-01-31,,\n")
    report = load(path, home)
    assert report.new == 2
    assert set(Warehouse(home).rows(select(PEOPLE.c.leave_reason))) == {("Resignation: a new job",), (None,)}
