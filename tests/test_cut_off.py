"""A file that is not all there is noticed: silent limits, a last line that breaks off, far fewer records than are known."""

from __future__ import annotations

import pytest

from connectors.cut_off import _limits
from connectors.load import load

HEAD = "Ticket,Created,Closed,Category\n"
PEOPLE = "Employee Number,Hire Date,Termination Date,Department\n"


def _file(tmp_path, text, name="export.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _tickets(numbers, month=1) -> str:
    return "".join(f"T-{n},2026-{month:02d}-{1 + n % 28:02d} 09:00,2026-{month:02d}-28 12:00,Desk\n" for n in numbers)


def _people(numbers, left=()) -> str:
    return "".join(f"E{n},2020-01-02,{'2024-05-31' if n in left else ''},IT\n" for n in numbers)


def _told(report, words: str) -> list[str]:
    return [note for note in report.notes if words in note]


@pytest.mark.parametrize("rows", [999, 1_000, 1_001, 10_000, 50_000])
def test_a_silent_limit_in_rows(home, tmp_path, rows):
    report = load(_file(tmp_path, HEAD + _tickets(range(rows))), home)
    expected = [f"It has exactly {rows:,} rows, where tools cut exports off without a word: check that it is whole."] if rows in (1_000, 10_000, 50_000) else []
    assert _told(report, "cut exports off") == expected


def test_a_silent_limit_in_records_with_a_row_of_totals_below(home, tmp_path):
    report = load(_file(tmp_path, HEAD + _tickets(range(1_000)) + "T-5,2026-01-06 09:00,2026-01-28 12:00,Desk\n"), home)
    assert len(_told(report, "exactly 1,000 records")) == 1


@pytest.mark.parametrize(("header_rows", "words"), [(1, "exactly 1,048,575 rows"), (2, "its last row, the 1,048,576th")])
def test_a_sheet_filled_to_its_last_row(header_rows, words):
    rows = 1_048_576 - header_rows
    (told,) = _limits(rows, rows - 5, header_rows)
    assert words in told


def test_a_last_line_that_breaks_off(home, tmp_path):
    report = load(_file(tmp_path, HEAD + _tickets(range(20)) + "T-99,2026-01-0"), home)
    assert _told(report, "breaks off") == ["The last line breaks off after 2 of 4 cells: the file looks cut off. Export it again."]
    assert report.refused == 1


@pytest.mark.parametrize("end", ["", "\n", "\nT-99,2026-01-03 09:00,,Desk", '\nT-99,2026-01-03 09:00,,"two\nlines"'])
def test_a_whole_last_line_is_no_sign(home, tmp_path, end):
    report = load(_file(tmp_path, HEAD + _tickets(range(20)).rstrip("\n") + end), home)
    assert not _told(report, "breaks off")


def test_far_fewer_people_than_are_known(home, tmp_path):
    load(_file(tmp_path, PEOPLE + _people(range(40), left=range(10))), home)
    report = load(_file(tmp_path, PEOPLE + _people(range(12, 20)), "part.csv"), home)
    assert _told(report, "are known from source people") == [
        "It holds 8 people who have not left, while 30 are known from source people: it is taken for a part, and the others stay as they are."
    ]
    report = load(_file(tmp_path, PEOPLE + _people(range(12, 21)), "full.csv"), home, full=True)
    assert "it was said to be the full list, so check it" in _told(report, "are known from source people")[0]


def test_leavers_who_are_no_longer_listed_make_no_part(home, tmp_path):
    load(_file(tmp_path, PEOPLE + _people(range(40), left=range(10))), home)
    report = load(_file(tmp_path, PEOPLE + _people(range(11, 40)), "now.csv"), home)
    assert not _told(report, "are known from source")


def test_tickets_are_compared_in_the_time_that_the_file_speaks_of(home, tmp_path):
    load(_file(tmp_path, HEAD + _tickets(range(100), month=1)), home)
    february = load(_file(tmp_path, HEAD + _tickets(range(100, 110), month=2), "february.csv"), home)
    assert not _told(february, "are known from")
    report = load(_file(tmp_path, HEAD + _tickets(range(0, 100, 4), month=1), "part.csv"), home)
    assert len(_told(report, "of the same time are known from source tickets")) == 1
