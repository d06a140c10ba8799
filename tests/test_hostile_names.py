"""Names, keys and values that try to be SQL, HTML, Markdown or formulas are only text, in the store and in every download."""

from __future__ import annotations

import csv
import json
import re
import zipfile

import pandas as pd
import pyarrow
import pyarrow.parquet
import pytest
import xlsxwriter
from sqlalchemy import func, select

from connectors.load import load
from connectors.rejects import write_rejects
from data.schema import TICKETS
from data.spreadsheet import harmless, harmless_csv
from data.warehouse import Warehouse
from pages.parts.as_written import as_written
from tests.test_hostile import HEADER, ROW, TABLE

NASTY = (
    "'); DROP TABLE tickets; --", '"; DELETE FROM tickets; --', "<script>alert(1)</script>", "![x](https://example.org/pixel.png)",
    "=HYPERLINK(\"https://example.org\")", "{{7*7}}", "${jndi:ldap://example.org}", "getvariable('person_key')", "c0", "%s{}", "\x1b[31mred",
)


def test_names_that_try_to_be_something_else_are_only_names(home, tmp_path):
    path = tmp_path / "x'; DROP TABLE tickets; -- [1] *.csv"
    header = [*HEADER.split(","), *NASTY]
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *([f"INC{i}", "2026-01-05 08:00:00", nasty, nasty, nasty, nasty, *NASTY] for i, nasty in enumerate(NASTY))])
    report = load(path, home)
    assert (report.read, report.kept, report.refused) == (len(NASTY), len(NASTY), 0)
    assert not any("\x1b" in line for line in report.unmapped)
    warehouse = Warehouse(home)
    stored = dict(warehouse.rows(select(TICKETS.c.id, TICKETS.c.category)))
    assert [stored[f"INC{i}"] for i in range(len(NASTY))] == list(NASTY)
    assert warehouse.rows(select(func.count()).select_from(TICKETS)) == [(len(NASTY),)]


@pytest.mark.parametrize("kind", ["xlsx", "zip", "json", "parquet"])
def test_names_of_sheets_members_and_keys_are_only_names(kind, home, tmp_path):
    path = tmp_path / f"x{kind}"
    record = dict(zip(HEADER.split(","), ROW.split(","), strict=True)) | {nasty: nasty for nasty in NASTY if "\x1b" not in nasty}
    if kind == "xlsx":
        book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
        for title in ("=1+1); DROP TABLE x--", "<b>![x](y)<b>".translate(str.maketrans("[]", "()"))):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, list(record))
            sheet.write_row(1, 0, list(record.values()))
        book.close()
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("'); DROP TABLE x;--\x1b[31m.csv", TABLE)
            archive.writestr("<script>.csv", TABLE.replace(b"INC1", b"INC2"))
    elif kind == "json":
        path.write_text(json.dumps([record]))
    else:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist([record]), path)
    report = load(path, home)
    assert report.kept == 1
    assert "\x1b" not in report.as_text()
    expected = 2 if kind == "zip" else 1
    assert Warehouse(home).rows(select(func.count()).select_from(TICKETS)) == [(expected,)]


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), (" =1+1", "' =1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("\n=1", "'\n=1"), ("＝1+1", "'＝1+1"), ("-12:30", "-12:30"), ("-1,5", "-1,5"), ("+1e5", "+1e5"), ("a=1", "a=1"), ("", ""),
])
def test_no_text_runs_as_a_formula(cell, written):
    assert harmless(cell) == written


def test_no_download_holds_a_formula(home, tmp_path):
    frame = pd.DataFrame({"=name": ["=1+1", "plain", None], "n": [-1, 2, 3]})
    assert harmless_csv(frame) == "'=name,n\n'=1+1,-1\nplain,2\n,3\n"
    path, to = tmp_path / "x.csv", tmp_path / "rejects.csv"
    path.write_text(f'{HEADER},=cmd\n{ROW},x\nINC2,=HYPERLINK("x"),=1+1,New,Devices,Ann,-5\n')
    report = load(path, home, dates="day")
    assert report.refused == 1
    for original in (path, None):
        write_rejects(home, report.batch, to, original)
        with open(to, encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and cell != "-5")]


def test_no_sentence_on_a_page_becomes_a_picture_a_link_or_a_colour():
    said = as_written("![x](https://example.org/p.png) :red[hot] :material/bolt: $x$ `c` <b> www.example.org *a*")
    assert not re.search(r"(?<!\\)([!\[\]<>$`*]|:(?=[/\w])|(?<=www)\.)", said)
    assert said.replace("\\", "") == "![x](https://example.org/p.png) :red[hot] :material/bolt: $x$ `c` <b> www.example.org *a*"
    assert as_written("a.csv: it is empty. Export it again.") == "a.csv: it is empty. Export it again."
