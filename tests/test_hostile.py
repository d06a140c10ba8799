"""Hostile and broken files: each is refused with one clear sentence, and the store is as it was."""

from __future__ import annotations

import gzip
import json
import os
import stat
import struct
import time
import zipfile

import pyarrow
import pyarrow.parquet
import pytest
import xlsxwriter

from connectors.load import load
from connectors.readers import limits
from data.errors import FileRefused

HEADER = "number,opened_at,state,category,assignment_group,caller_id"
ROW = "INC1,2026-01-05 08:00:00,New,Network,Devices,Ann"
TABLE = f"{HEADER}\n{ROW}\n".encode()


def _refused(path, home, *words: str) -> FileRefused:
    """The refusal, after a look at what it left behind."""
    (path.parent / "good.csv").write_bytes(TABLE)
    load(path.parent / "good.csv", home)
    before = home.warehouse.read_bytes()
    with pytest.raises(FileRefused) as refusal:
        load(path, home)
    assert home.warehouse.read_bytes() == before
    assert not list(home.intake.iterdir())
    said = str(refusal.value)
    for word in words:
        assert word in said, said
    assert refusal.value.where and refusal.value.what.endswith(".") and refusal.value.change.endswith((".", "TABLE"))
    assert "\n" not in said and len(said) < 400
    assert str(home.folder) not in said, "a sentence for people names no folder of ours"
    return refusal.value


@pytest.mark.parametrize(("content", "word"), [
    (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    (b"\xef\xbb\xbf\n <html>", "web page"),
    (b"<table><tr><td>1</td></tr></table>", "web page"),
    (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "Excel's XML format"),
    (b"<?xml version='1.0'?><tickets/>", "XML document"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"Rar!\x1a\x07\x01\x00", "RAR"),
    (b"7z\xbc\xaf\x27\x1c\x00", "7-Zip"),
    (b"SQLite format 3\x00" + bytes(100), "pull sqlite"),
    (b"", "empty"),
    (b" \r\n\r\n", "empty"),
    (b"a,b\n1,2\n3,\x004\n", "line 3 holds a NUL byte"),
    (os.urandom(50) + bytes(50) + os.urandom(50), "not text"),
    (b'[{"number": "INC1"', "cut off"),
    (b'{"records": [{"number": "INC1"}', "cut off"),
    (b'[{"number": "INC1"}, {"number" "INC2"}]', "not sound JSON"),
    (b'[{"number": "INC\\u00001"}]', "NUL"),
    (b"[[1, 2], [3, 4]]", "not objects"),
    (b"[]", "no records"),
    (b'[{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}]", "nested too deeply"),
    (b"PAR1", "cut off"),
    (b"PAR1" + bytes(200), "cut off"),
    (b"PAR1" + os.urandom(200) + b"PAR1", "damaged"),
    (b"PAR1" + bytes(200) + struct.pack("<I", 2**31) + b"PAR1", "damaged"),
    (b"PK\x03\x04" + bytes(100), "damaged"),
    (b"PK\x05\x06" + bytes(18), "no file in the archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook cannot be read"),
    (gzip.compress(b""), "empty"),
    (gzip.compress(TABLE * 1000)[:-20], "cut off or damaged"),
    (gzip.compress(TABLE)[:-8] + bytes(8), "cut off or damaged"),
    (b"\x1f\x8b" + os.urandom(40), "cut off or damaged"),
    (gzip.compress(gzip.compress(TABLE)), "packed twice"),
    (gzip.compress(b"%PDF-1.7"), "PDF"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_no_table_is_refused_with_what_it_is(content, word, home, tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    _refused(path, home, "export.csv", word)


def test_a_folder_a_missing_file_and_a_pipe_are_refused(home, tmp_path):
    _refused(tmp_path, home, "folder")
    _refused(tmp_path / "gone.csv", home, "cannot be opened")
    os.mkfifo(tmp_path / "pipe.csv")
    _refused(tmp_path / "pipe.csv", home, "no ordinary file")


def test_a_gzip_bomb_is_left_as_soon_as_it_grows(home, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SMALL", 1 << 20)
    path = tmp_path / "export.csv.gz"
    with gzip.open(path, "wb") as packed:
        for _ in range(64):
            packed.write(b"0" * (1 << 20))
    written = []
    monkeypatch.setattr(limits, "_PIECE", 1 << 16)
    kept = limits.refuse_size
    monkeypatch.setattr(limits, "refuse_size", lambda size, *rest: (written.append(size), kept(size, *rest)))
    _refused(path, home, "far more")
    assert max(written) <= max(1 << 20, 200 * path.stat().st_size) + (1 << 16)


def test_a_zip_bomb_is_refused_from_its_declared_sizes(home, tmp_path, monkeypatch):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w", force_zip64=True) as member:
        for _ in range(300):
            member.write(bytes(1 << 20))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    _refused(path, home, "far more")


def test_a_zip_that_lies_about_its_sizes_is_refused(home, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TABLE * 1000)
    content, size = path.read_bytes(), struct.pack("<I", len(TABLE) * 1000)
    path.write_bytes(content.replace(size, struct.pack("<I", 10)))
    _refused(path, home, "cut off or damaged")


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "C:\\evil.csv", "..\\evil.csv", "\\\\host\\evil.csv"])
def test_names_that_leave_the_archive_are_refused(name, home, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.csv", TABLE)
        archive.writestr(name, TABLE)
    _refused(path, home, "outside")
    assert not list(tmp_path.parent.rglob("evil.csv"))


def test_links_and_crowds_in_archives_are_refused(home, tmp_path):
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("good.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    _refused(path, home, "outside")
    crowd = tmp_path / "crowd.zip"
    with zipfile.ZipFile(crowd, "w") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}.csv", "")
    _refused(crowd, home, "1,001 files")


def test_archives_with_passwords_and_in_archives_are_refused(home, tmp_path):
    inner, outer = tmp_path / "inner.zip", tmp_path / "outer.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.csv", TABLE)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, "inner.zip")
    _refused(outer, home, "packed twice")
    locked = bytearray(inner.read_bytes())
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    inner.write_bytes(locked)
    _refused(inner, home, "password")


def test_a_line_without_end_is_refused_without_being_read_whole(home, tmp_path):
    path = tmp_path / "export.csv"
    with open(path, "wb") as file:
        file.write(TABLE)
        # Two gigabytes that lie nowhere on the disk: a sparse file.
        file.truncate(2 << 30)
    began = time.monotonic()
    _refused(path, home, "line 3 is longer than 16 MB")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("before", [1, 1_000])
@pytest.mark.parametrize("after", [b"INC9,2026-01-05 08:00:00,New,Network,Devices,Ann\n" * 500, (b"x," * (1 << 18) + b"\n") * 40])
def test_an_open_quotation_mark_is_refused_where_it_swallows_the_file(before, after, home, tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(TABLE + TABLE.splitlines(True)[1] * (before - 1) + b'INC2,2026-01-05 08:00:00,"New\n' + after)
    _refused(path, home, f"record {before + 2:,} is never closed")


def test_cells_of_many_lines_and_lone_quotation_marks_are_no_reason_to_refuse(home, tmp_path):
    path = tmp_path / "export.csv"
    lines = [f'INC{i},2026-01-05 08:00:00,"New\n{i}",24" screen,Devices,Ann' for i in range(9)]
    path.write_text("\n".join([HEADER, *lines, 'INC10,2026-01-05 08:00:00,"New" or so,Network,Devices,Ann', lines[0].replace("INC0", "INC11")]))
    report = load(path, home)
    assert (report.kept, report.refused) == (10, 1)
    assert report.reasons == {"a quotation mark in this row stands alone": 1}


@pytest.mark.parametrize("kind", ["csv", "json", "parquet"])
def test_a_million_columns_are_refused(kind, home, tmp_path):
    path = tmp_path / "export"
    if kind == "csv":
        path.write_text(",".join(f"c{i}" for i in range(1_000_000)) + "\n" + "," * 999_999 + "\n")
    elif kind == "json":
        path.write_text(json.dumps([{f"c{i}": 1 for i in range(100_000)}]))
    else:
        pyarrow.parquet.write_table(pyarrow.table({f"c{i}": [1] for i in range(21_000)}), path)
    _refused(path, home, "more than 20,000 columns")


def test_parquet_that_unpacks_to_far_more_is_refused_from_what_it_declares(home, tmp_path, monkeypatch):
    shared, rows = tmp_path / "shared.parquet", tmp_path / "rows.parquet"
    long = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 20_000, pyarrow.int32()), pyarrow.array(["A" * 100_000]))
    pyarrow.parquet.write_table(pyarrow.table({"number": long}), shared)
    _refused(shared, home, "far more")
    monkeypatch.setattr("connectors.readers.parquet_file._FEW_ROWS", 1_000)
    pyarrow.parquet.write_table(pyarrow.table({"number": pyarrow.array(["x"] * 1_000_000)}), rows)
    _refused(rows, home, "far more")


def test_truncated_parquet_is_refused(home, tmp_path):
    path = tmp_path / "x.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"number": [f"INC{i}" for i in range(10_000)]}), path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    _refused(path, home, "cut off")
    path.write_bytes(content[:4] + content[len(content) // 2 :])
    _refused(path, home, "damaged")


def _workbook(path, write) -> None:
    book = xlsxwriter.Workbook(str(path))
    write(book)
    book.close()


def test_a_workbook_that_spans_the_whole_grid_is_refused(home, tmp_path):
    def corners(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "number")
        sheet.write(1_048_575, 16_383, "x")

    path = tmp_path / "corners.xlsx"
    _workbook(path, corners)
    _refused(path, home, "more memory")


def test_a_workbook_whose_parts_declare_gigabytes_is_refused_before_it_is_opened(home, tmp_path, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b" " * (1 << 20))
    monkeypatch.setattr("connectors.readers.xlsx.subprocess.run", lambda *_, **__: pytest.fail("it was opened"))
    _refused(path, home, "far more")


def test_workbooks_in_trouble_are_refused(home, tmp_path):
    empty, cut, wide = tmp_path / "empty.xlsx", tmp_path / "cut.xlsx", tmp_path / "broken.xlsx"
    _workbook(empty, lambda book: (book.add_worksheet(), book.add_worksheet().hide()))
    _refused(empty, home, "no sheet of the workbook holds anything")
    cut.write_bytes(empty.read_bytes()[:2000])
    _refused(cut, home, "cut off or damaged")
    with zipfile.ZipFile(wide, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets><sheet name='a'")
    _refused(wide, home, "workbook cannot be read")
    for part, word in (("xl/workbook.bin", "binary workbook"), ("word/document.xml", "document or a presentation")):
        with zipfile.ZipFile(wide, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(part, "x")
        _refused(wide, home, word)
