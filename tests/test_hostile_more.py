"""More hostile and broken files: memory that stays bounded, tricks of archives, locked and old workbooks, encodings of every kind."""

from __future__ import annotations

import datetime
import gzip
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import select

from connectors.load import load
from data.schema import BATCHES, TICKETS
from data.warehouse import Warehouse
from tests import old_workbook
from tests.test_hostile import HEADER, TABLE, _refused, _workbook
from tests.test_hostile_names import NASTY

ROOT = Path(__file__).parent.parent
GIGABYTES = 2 << 30
_MB = 1 << 20
# What Python, DuckDB, pandas and pyarrow take before anything is read is about a third of this.
_BOUND_MB = 700
# Told by the process itself: what wait4 tells of a child begins with the size of the parent that it was forked from.
_WITH_PEAK = """
import atexit, re, runpy
atexit.register(lambda: print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]))
runpy.run_module("connectors", run_name="__main__")
"""


def _peak_mb(path: Path) -> tuple[int, str, float]:
    """Status, stderr and peak memory of the command that loads a file, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _WITH_PEAK, "load", str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr, int(done.stdout.splitlines()[-1]) / 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell a process its peak memory")
@pytest.mark.parametrize(("kind", "word"), [("csv", "line 3 is longer than 16 MB"), ("json", "NUL"), ("gz", "far more")])
def test_a_line_of_two_gigabytes_is_refused_in_bounded_memory(kind, word, tmp_path):
    """Written without its bytes: a sparse file, or one megabyte packed over and over."""
    path = tmp_path / "export.csv"
    if kind == "gz":
        with open(path, "wb") as file:
            for _ in range(GIGABYTES // (64 * _MB)):
                file.write(_MEMBER)
    else:
        with open(path, "wb") as file:
            file.write(TABLE if kind == "csv" else b'[{"number": "')
            file.truncate(GIGABYTES)
            if kind == "json":
                file.seek(0, 2)
                file.write(b'"}]')
    status, said, peak = _peak_mb(path)
    assert (status, said.count("\n")) == (2, 1) and word in said, said
    assert peak < _BOUND_MB


_MEMBER = gzip.compress(b"x" * (64 * _MB), 9)


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_a_truncated_archive_is_refused(cut, home, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TABLE + os.urandom(2000).hex().encode())
        archive.writestr("b.csv", TABLE)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    _refused(path, home, "export.zip", "cut off or damaged", "Download it again")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_an_archive_holds_twice_is_refused(home, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("a.csv", TABLE.replace(b"INC1", b"INC2"))
    _refused(path, home, "holds a.csv more than once", "under a name of its own")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0.csv", "<script>alert(1)</script>.csv", "x'); DROP TABLE tickets; --.csv", "a\nb\x1b[31m.csv", "${jndi:x}.csv"])
def test_an_archive_within_an_archive_says_its_name_on_one_line(name, home, tmp_path):
    path, inner = tmp_path / "export.zip", io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.csv", TABLE)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, inner.getvalue())
    assert "\x1b" not in str(_refused(path, home, "packed twice"))


def _locked_workbook(path: Path) -> Path:
    """As Office locks a workbook: a container whose one part is encrypted."""
    old_workbook._contained(path, os.urandom(5000))
    plain, locked = ((name + "\0").encode("utf-16-le") for name in ("Workbook", "EncryptedPackage"))
    content = bytearray(path.read_bytes())
    at = content.index(plain)
    content[at : at + len(locked)] = locked
    content[at + 64 : at + 66] = len(locked).to_bytes(2, "little")
    path.write_bytes(content)
    return path


def test_a_workbook_with_a_password_is_refused(home, tmp_path):
    _refused(_locked_workbook(tmp_path / "locked.xlsx"), home, "locked.xlsx", "locked with a password", "Take the password off")


@pytest.mark.parametrize("options", [{}, {"date_1904": True}])
def test_days_of_both_systems_are_the_same_days(options, home, tmp_path):
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(str(path), options)
    sheet, style = book.add_worksheet(), book.add_format({"num_format": "d.m.yyyy h:mm"})
    sheet.write_row(0, 0, HEADER.split(","))
    sheet.write_row(1, 0, ["INC1", None, "New", "Network", "Devices", "Ann"])
    sheet.write_datetime(1, 1, datetime.datetime(2026, 1, 5, 8), style)
    book.close()
    report = load(path, home)
    assert Warehouse(home).rows(select(TICKETS.c.opened_at)) == [(datetime.datetime(2026, 1, 5, 8),)]
    assert any("counts its days from 1904" in note for note in report.notes) == bool(options)


def test_bare_day_numbers_are_days(home, tmp_path):
    path = tmp_path / "x.xlsx"
    _workbook(path, lambda book: [sheet := book.add_worksheet(), sheet.write_row(0, 0, HEADER.split(",")),
                                  sheet.write_row(1, 0, ["INC1", 46027.25, "New", "Network", "Devices", "Ann"])])
    load(path, home)
    assert Warehouse(home).rows(select(TICKETS.c.opened_at)) == [(datetime.datetime(2026, 1, 5, 6),)]


@pytest.mark.parametrize(("content", "word"), [
    (b"", "the file is empty"), (b"\n \r\n\t\n", "the file is empty"), (b"\xef\xbb\xbf", "empty"), (b"\xff\xfe", "empty"), (b"\xff\xfe\x00\x00", "empty"),
    (HEADER.encode(), "no rows below its header"), (HEADER.encode() + b"\r\n\r\n", "no rows below its header"),
    (TABLE.decode().encode("utf-16-le"), "line 1 holds a NUL byte"),
    (b"\x00" * 5000, "NUL byte"),
])
def test_files_without_content_and_without_text_say_so(content, word, home, tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    _refused(path, home, "export.csv", word)


TEXT = f"{HEADER}\nINC1,2026-01-05 08:00:00,New,Größe,Devices,Jörg\n"


@pytest.mark.parametrize(("written", "spoken"), [
    (TEXT.encode("utf-8"), ""), (TEXT.encode("utf-8-sig"), ""), (TEXT.encode("utf-16"), "UTF-16"), (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    (TEXT.encode("utf-32"), "UTF-32"), (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "UTF-32"), (TEXT.encode("cp1252"), "Windows-1252"),
    (TEXT.encode("cp850"), "CP850"),
], ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 big", "utf-32", "utf-32 big", "windows", "dos"])
def test_every_encoding_gives_the_same_words(written, spoken, home, tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(written)
    report = load(path, home)
    assert Warehouse(home).rows(select(TICKETS.c.id, TICKETS.c.category)) == [("INC1", "Größe")]
    assert any(f"written in {spoken}." in note for note in report.notes) or not spoken


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("order", [("utf-8", "cp1252"), ("cp1252", "utf-8")])
def test_lines_of_two_encodings_are_each_read_in_their_own(ends, order, home, tmp_path):
    path = tmp_path / "export.csv"
    # Longer than any piece that is read at once, so that some piece holds the seam.
    halves = [ends.join(f"INC{n}{i},2026-01-05 08:00:00,New,Größe,Devices,P{i % 50}" for i in range(20_000)) for n in (1, 2)]
    path.write_bytes(ends.join([HEADER, ""]).encode() + (halves[0] + ends).encode(order[0]) + (halves[1] + ends).encode(order[1]))
    report = load(path, home)
    assert Warehouse(home).rows(select(TICKETS.c.category).distinct()) == [("Größe",)]
    assert any("20,000 of its lines in UTF-8" in note for note in report.notes)


@pytest.mark.parametrize("source", NASTY)
def test_names_of_sources_are_only_names(source, home, tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(TABLE)
    report = load(path, home, source=source)
    assert Warehouse(home).rows(select(TICKETS.c.source)) == [(source,)] == Warehouse(home).rows(select(BATCHES.c.source))
    assert load(path, home, source=source).already
    Warehouse(home).undo(report.batch)
    assert Warehouse(home).rows(select(TICKETS.c.source)) == []
    assert "\x1b" not in report.as_text()
