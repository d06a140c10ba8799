"""Whatever bytes come, a reader gives a table or one sentence; whatever is written as a number or a moment is read as that."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import tempfile
import zipfile
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from connectors.moments import NO_MOMENT, Settled, local_moment, settle
from connectors.numbers import decimal_mark, number
from connectors.readers.container import open_file
from connectors.readers.json_text import looks_like_json
from connectors.scratch import Scratch, locked_down
from connectors.shapes import shape
from data.errors import FileRefused
from tests.old_workbook import write_xls

BOUNDED = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
CELLS = st.lists(st.lists(PRINTABLE, min_size=2, max_size=4), min_size=1, max_size=6)


def _read(content: bytes) -> list[list[tuple]]:
    """All tables of a file as rows of cells; a refusal gives none. Nothing else may be raised."""
    with tempfile.TemporaryDirectory() as made:
        folder, path = Path(made).resolve(), Path(made).resolve() / "any"
        path.write_bytes(content)
        try:
            sheets = open_file(path, folder)
        except FileRefused as refusal:
            assert refusal.where and "\n" not in str(refusal)
            return []
        found = []
        for number_, sheet in enumerate(sheets):
            inner = folder / f"t{number_}"
            inner.mkdir()
            scratch = locked_down(folder, sheet.reads)
            try:
                at = Scratch(inner, scratch.connection)
                landed = sheet.land(at, 1, tuple(range(sheet.width)))
                rows = at.sql(f"SELECT {', '.join(f'c{i}' for i in range(sheet.width))} FROM raw ORDER BY _row")
                assert all(len(record) == sheet.width for record in sheet.head)
                assert landed.rows == len(rows) + landed.misfits
                found.append([sheet.head[0], *rows])
            except FileRefused as refusal:
                assert refusal.where and "\n" not in str(refusal)
            finally:
                scratch.connection.close()
        return found


@BOUNDED
@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(content):
    _read(content)


def _seeds() -> list[bytes]:
    rows = [{"number": f"INC{i}", "who": {"value": "x"}, "tags": ["a"], "n": i / 2} for i in range(40)]
    parquet, packed = pyarrow.BufferOutputStream(), io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), parquet)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "number,b\n1,2\n")
        archive.writestr("b.json", json.dumps(rows))
    with tempfile.TemporaryDirectory() as folder:
        old = write_xls(Path(folder) / "x", [["Number", "Opened"], ["INC1", 45000.0]]).read_bytes()
    text = 'number,note\r\nINC1,"a\r\nb"\r\nINC2,"say ""x"""\r\n' * 5
    return [
        text.encode(), text.encode("utf-16"), json.dumps({"records": rows}).encode(), "\n".join(map(json.dumps, rows)).encode(),
        parquet.getvalue().to_pybytes(), packed.getvalue(), gzip.compress(text.encode()), old,
    ]


SEEDS = _seeds()


@BOUNDED
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=4), st.floats(0, 1))
def test_a_damaged_file_of_any_format_gives_a_table_or_a_sentence(seed, flips, cut):
    content = bytearray(seed if cut > 0.5 else seed[: int(len(seed) * cut * 2)])
    for place, value in flips:
        if content:
            content[int(place * len(content))] = value
    _read(bytes(content))


def _square(rows: list[list[str]]) -> list[list[str]]:
    return [(row + [""] * 4)[:3] for row in rows]


@BOUNDED
@given(CELLS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_what_a_csv_writer_writes_is_read_as_it_was(rows, mark, end):
    rows = [["number", "b", "c"], *([f"INC{n}", *row[:2]] for n, row in enumerate(_square(rows)))]
    # A cell of one lone carriage return cannot be told from a line end by any reader.
    assume(not any("\r" in cell for row in rows for cell in row))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    (table,) = _read(written.getvalue().encode())
    assert [[cell or "" for cell in row] for row in table] == rows


@BOUNDED
@given(CELLS, st.booleans())
def test_what_a_json_writer_writes_is_read_as_it_was(rows, lines):
    names = ["number", "b b", "c/~.\"'"]
    records = [dict(zip(names, [f"INC{n}", *row[:2]], strict=True)) for n, row in enumerate(_square(rows))]
    text = "\n".join(map(json.dumps, records)) if lines else json.dumps({"records": records}, ensure_ascii=False)
    (table,) = _read(text.encode())
    assert [list(table[0]), *([list(row) for row in table[1:]])] == [names, *([r[n] for n in names] for r in records)]


@pytest.mark.parametrize(("text", "is_json"), [
    ("[Created],[Closed]\n1,2", False), ("{x},b", False), ("[]", True), ("[\n {", True), ("{\n\"a\"", True), ("  [1, 2]", True), ("{}", True),
])
def test_json_is_told_from_text_that_begins_alike(text, is_json):
    assert looks_like_json(text.encode()) == is_json


# --- numbers and moments --------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def scratch(tmp_path_factory) -> Scratch:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    yield Scratch(tmp_path_factory.mktemp("scratch"), connection)
    connection.close()


def _column(scratch: Scratch, cells: list[str | None]) -> None:
    scratch.sql("CREATE OR REPLACE TABLE raw AS SELECT * FROM (SELECT unnest(?) AS _row, unnest(?::VARCHAR[]) AS c0)",
                [list(range(1, len(cells) + 1)), cells])


def _numbers(scratch: Scratch, cells: list[str]) -> list:
    _column(scratch, cells)
    mark = decimal_mark(scratch, 0)
    return [value for (value,) in scratch.sql(f"SELECT {number('c0', mark)} FROM raw ORDER BY _row")]


@BOUNDED
@given(st.lists(st.text(max_size=12), min_size=1, max_size=8), st.sampled_from(["plain", "open", "comma", "point"]))
def test_any_text_is_a_number_or_none_and_never_an_error(scratch, cells, mark):
    _column(scratch, cells)
    decimal_mark(scratch, 0)
    for (value,) in scratch.sql(f"SELECT {number('c0', mark)} FROM raw"):
        assert value is None or isinstance(value, float)


def _written(value: float, thousands: str, decimal: str) -> str:
    return f"{value:,.2f}".replace(",", "T").replace(".", decimal).replace("T", thousands)


@BOUNDED
@given(st.lists(st.integers(-10**11, 10**11), min_size=1, max_size=8),
       st.sampled_from([(".", ","), (",", "."), (" ", ","), ("\u00a0", ","), ("\u202f", "."), ("'", "."), ("", "."), ("", ",")]))
def test_numbers_are_read_as_they_were_meant(scratch, cents, marks):
    values = [1234567.89, *(c / 100 for c in cents)]
    assert _numbers(scratch, [_written(v, *marks) for v in values]) == pytest.approx(values, rel=1e-12)


FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%Y", "%d-%m-%Y %H:%M", "%Y/%m/%d %I:%M:%S %p",
    "%d/%b/%y %I:%M %p", "%d-%b-%y", "%d %B %Y", "%B %d, %Y", "%Y%m%d", "%Y-%m-%dT%H:%M:%S", "%m/%d/%y %H:%M:%S",
)
MOMENTS = st.datetimes(datetime.datetime(1995, 1, 1), datetime.datetime(2040, 1, 1)).map(lambda m: m.replace(microsecond=0))


@BOUNDED
@given(st.lists(MOMENTS, min_size=1, max_size=12), st.sampled_from(FORMATS))
def test_moments_are_read_as_they_were_written(scratch, moments, written_as):
    # A day above 12 settles the order; without one the column is asked about, which is tested with it.
    cells = [m.strftime(written_as) for m in moments]
    _column(scratch, cells)
    settled = settle(scratch, {0: "opened"})[0]
    if not isinstance(settled, Settled):
        assert all(m.day <= 12 for m in moments)
        return
    own, naive = local_moment("c0", settled)
    assert own == NO_MOMENT
    read = [value for (value,) in scratch.sql(f"SELECT {naive} FROM raw ORDER BY _row")]
    meant = [datetime.datetime.strptime(cell, written_as) for cell in cells]
    assert read == meant


@BOUNDED
@given(st.lists(st.text(max_size=25) | st.text("0123456789-/.: TZapmAPM+,", max_size=25), min_size=1, max_size=6), st.sampled_from(["", "day", "month"]))
def test_any_text_is_a_moment_or_none_and_never_an_error(scratch, cells, order):
    _column(scratch, cells)
    settled = settle(scratch, {0: "opened"}, order)[0]
    if isinstance(settled, Settled):
        for expression in local_moment("trim(c0)", settled):
            for (value,) in scratch.sql(f"SELECT {expression} FROM raw"):
                assert value is None or isinstance(value, datetime.datetime)
    else:
        assert "first" in settled.question


@BOUNDED
@given(st.text(max_size=30))
def test_the_shape_of_any_text_is_a_format_or_none(text):
    found = shape(text)
    assert found is None or found.read_as("day")
