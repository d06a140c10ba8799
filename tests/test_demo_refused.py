"""The rows that must be refused are in the demo's exports, each with the fault that the truths name, and no others are."""

import re
from datetime import datetime

import pytest

from data.demo import print_exports
from data.demo.truths import REFUSED
from tests.test_demo_files import SMALL, _records

FORMS = ("%Y-%m-%d %H:%M:%S", "%d/%b/%y %I:%M %p", "%d/%m/%Y")
FIRST = {"resolved_at": "opened_at", "closed_at": "opened_at", "work_end": "opened_at", "Resolved": "Created", "end": "start",
         "Termination Date": "Hire Date", "Churn date": "Customer since"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    to = tmp_path_factory.mktemp("refused")
    print_exports(to, scale=SMALL)
    return to


def _moment(text):
    for form in FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def _is(fault, record):
    """Whether a record shows the fault that the truths describe."""
    cell, why = record[fault.column], fault.why
    if why == "empty":
        return not cell
    if why == "31 February":
        return bool(re.search(r"(?<!\d)0?2[-/]31|31[-/](02|Feb)", cell))
    if why == "not a number":
        return not cell.replace(".", "").isdigit()
    if "on a scale" in why:
        return cell == why.split()[0]
    before, after = _moment(record[FIRST[fault.column]]), _moment(cell)
    return None not in (before, after) and after < before


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_rows_to_be_refused_are_as_many_as_the_truths_say(folder, name):
    records = _records(folder, name, heads=3 if name.startswith("qualtrics") else 1)
    for fault in REFUSED[name]:
        assert sum(_is(fault, r) for r in records) == fault.rows, fault
