"""Survey results by organisation: totals among the rows are no organisations, group results are not counted twice."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from connectors.load import load
from tests.exports_loaded import sampled, table


def test_totals_are_of_the_whole_and_say_which_middle_they_are(home):
    found = sampled(home, "survey_benchmarks", "measures")
    whole = found[found["department_text"].isna()].set_index("measure")["value"]
    assert (whole["Engagement Index (median)"], whole["Engagement Index (mean)"], whole["Response Rate (mean)"]) == (0.63, 0.60, 0.67)
    assert not any("benchmark" in name.casefold() for name in found["department_text"].dropna())


def test_results_of_a_group_are_left_to_its_members(home):
    found = sampled(home, "survey_benchmarks", "measures")
    assert "Motor claims" in set(found["department_text"])
    assert not any("combined" in name for name in found["department_text"].dropna())


def test_a_figure_that_is_held_back_is_no_figure(home):
    found = sampled(home, "survey_benchmarks", "measures")
    assert found[found["department_text"] == "Facilities"]["measure"].tolist() != []
    assert "My manager" not in set(found.loc[found["department_text"] == "Facilities", "measure"])


def test_the_real_file_by_the_day_that_was_said(home, real):
    report = load(real("staff_survey_benchmarks_2019.csv"), home, as_of=datetime(2019, 10, 1))
    assert (report.profile, report.refused) == ("survey_benchmarks", 0)
    assert any("Totals among the rows" in note for note in report.notes)
    found = table(home, "measures")
    assert {pd.Timestamp(day).date() for day in found["on"]} == {date(2019, 10, 1)}
    whole = found[found["department_text"].isna()].set_index("measure")["value"]
    assert whole["Employee Engagement Index (median)"] == 0.63
    assert whole["Employee Engagement Index (mean)"] == 0.60
    assert whole["Response Rate (mean)"] == 0.67
    organisations = found[(found["measure"] == "Employee Engagement Index")]["department_text"]
    assert organisations.is_unique
    assert not organisations.str.contains("benchmark|All civil servants|combined", case=False).any()
