"""Viva Glint, ServiceNow assessments, long form and invitations: one survey, whatever its grain."""

from __future__ import annotations

import pandas as pd

from connectors.load import load
from connectors.profiles import sample
from tests.exports_loaded import answered, asked, sampled, table, who, written


def test_glint_asks_colleagues_only_and_keeps_no_comment(home):
    found = sampled(home, "viva_glint", "responses")
    assert found["answered_at"].min() == pd.Timestamp("2026-03-14 09:30")
    assert {column: said[0] for column, said in asked(home).items()} == {
        "eSat": "engagement", "Recommend": "recommend", "Speak_Up: I can speak up without fear": "safety",
        "Prepared: I feel prepared for what is next": "readiness",
    }
    assert asked(home)["Recommend"][1:3] == (1, 5)


def test_glint_on_five_points_makes_no_promoters(home):
    sampled(home, "viva_glint", "responses")
    told = table(home, "answers")
    assert told.loc[told["asks"] == "recommend", "promoter"].isna().all()


def test_an_assessment_is_one_response_with_its_ticket_and_person(home):
    report = load(sample("servicenow_assessment"), home)
    assert (report.rows, report.kept, report.refused) == (33, 8, 1)
    found = table(home, "responses").set_index("id")
    assert found.loc["AINST0010010", ["ticket", "person", "complete"]].tolist() == ["INC0010040", who("Jörg Ejemplo"), True]


def test_each_metric_of_an_assessment_is_a_question(home):
    sampled(home, "servicenow_assessment", "responses")
    assert {column: said[:3] for column, said in asked(home).items() if said[0] != "lost_time"} == {
        "How satisfied are you with the resolution?": ("satisfaction", 1, 5), "How much effort did you need to make?": ("effort", 1, 5),
    }
    assert answered(home, "How many minutes of working time did you lose?")["AINST0010013"] == 30
    assert len(table(home, "answers")) == 8 * 3


def test_long_form_takes_labels_numbers_and_nothing(home):
    sampled(home, "survey_long", "responses")
    assert asked(home)["Q1"][:3] == ("recommend", 0, 10)
    # `0 - < Very Unlikely` is 0, and `10 - > Very Likely` is 10.
    assert answered(home, "Q1") == {f"R{n:03d}": value for n, value in enumerate([0, 7, 10, 9, 6, 0, 7, 10, 9], start=1)}
    assert "R006" not in answered(home, "Q2")
    assert asked(home)["Q2"][:3] == ("safety", 1, 5)


def test_long_form_in_german(home, tmp_path):
    written(
        home, tmp_path,
        "Antwort-ID;Frage;Antwort;Beantwortet am\n"
        "1;Wie zufrieden sind Sie mit der Hilfe?;Sehr zufrieden;14.03.2026\n1;Wie hoch war der Aufwand?;2;14.03.2026\n"
        "2;Wie zufrieden sind Sie mit der Hilfe?;Weder noch;15.03.2026\n2;Wie hoch war der Aufwand?;5;15.03.2026\n", "survey_long",
    )
    assert answered(home, "Wie zufrieden sind Sie mit der Hilfe?") == {"1": 5, "2": 3}
    assert len(table(home, "responses")) == 2


def test_invitations_count_groups_and_no_total(home):
    found = sampled(home, "invitations", "invitations")
    assert "Gesamt" not in set(found["department_text"])
    assert found["invited"].sum() == 412 + 180 + 260 + 75 + 64 + 38 + 44 + 21 + 4
    assert set(found["survey"]) == {"pulse"}


def test_invitations_without_a_survey_are_of_the_source(home, tmp_path):
    written(home, tmp_path, "Abteilung;Eingeladen am;Eingeladene\nIT;14.03.2026;40\n", "invitations", source="qualtrics-pulse")
    (row,) = table(home, "invitations").to_dict("records")
    assert (row["survey"], row["invited"], row["department_text"]) == ("qualtrics-pulse", 40, "IT")
