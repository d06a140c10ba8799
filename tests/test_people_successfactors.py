"""SAP SuccessFactors: keys over labels, NO_MANAGER, numbers that lost their zeros."""

from __future__ import annotations

from tests.exports_loaded import aliases, person, sampled, table, who, written


def test_the_labels_are_no_person(home):
    found = sampled(home, "successfactors", "people")
    assert len(found) == 12
    assert "Status" not in set(found["status"])


def test_nobody_is_called_no_manager(home):
    sampled(home, "successfactors", "people")
    assert aliases(home, "NO_MANAGER") == set()
    assert who("NO_MANAGER") not in set(table(home, "people")["person"])


def test_a_number_without_its_zeros_is_the_same_person(home):
    sampled(home, "successfactors", "people")
    assert aliases(home, "4711") == aliases(home, "00004711") == {who("00004711")}
    # This one lost its zeros in the file itself.
    assert aliases(home, "00004715") == {who("4715")}


def test_the_employee_number_beside_the_user_names_the_same_person(home):
    sampled(home, "successfactors", "people")
    assert aliases(home, "00080") == {who("00004711")}
    assert aliases(home, "Example, Ann") == {who("00004711")}


def test_leaving_needs_an_exit_date(home):
    found = sampled(home, "successfactors", "people")
    assert person(found, "00004713")["leave_kind"] == "voluntary"
    assert found["left_on"].notna().sum() == 2


def test_one_header_row_is_another_file(home, tmp_path):
    report = written(home, tmp_path, "Employee ID,Hire Date,Department,Status\n1,2024-03-14,IT,Active\n", "people_list")
    assert report.kept == 1
