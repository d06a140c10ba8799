"""LimeSurvey: codes or texts, an empty submit date, 0 as no answer, two header rows, participants."""

from __future__ import annotations

import pandas as pd

from connectors.load import load
from connectors.look import look
from tests.exports_loaded import answered, asked, sampled, table, who, written


def test_what_was_never_sent_in_is_incomplete_but_known(home):
    found = sampled(home, "limesurvey", "responses").set_index("id")
    assert found["complete"].tolist().count(False) == 2
    assert not found.loc["23", "complete"]
    assert found.loc["23", "answered_at"] == pd.Timestamp("2026-05-06 10:05:30")
    assert found.loc["20", "answered_at"] == pd.Timestamp("2026-05-03 10:10:00")


def test_codes_are_kept_and_zero_is_no_answer(home):
    sampled(home, "limesurvey", "responses")
    assert asked(home)["Q01[SQ001]"] == ("satisfaction", 1, 5, "missing")
    assert asked(home)["Q02"][:3] == ("effort", 1, 5)
    # 0 was chosen twice.
    assert sorted(answered(home, "Q01[SQ001]").values()) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_a_survey_without_dates_was_not_answered_in_1980(home, tmp_path):
    written(
        home, tmp_path,
        '"Antwort ID";"Datum Abgeschickt";"Letzte Seite";"Start-Sprache";"Zufallsstartwert";"Wie zufrieden sind Sie?"\n'
        '"1";"1980-01-01 00:00:00";"2";"de";"7";"Zufrieden"\n"2";"";"1";"de";"8";""\n', "limesurvey", encoding="utf-8-sig",
    )
    found = table(home, "responses").set_index("id")
    assert found["complete"].tolist() == [True, False]
    assert found["answered_at"].isna().all()
    assert answered(home, "Wie zufrieden sind Sie?") == {"1": 4}


def test_two_header_rows_give_the_part_its_question(home):
    found = sampled(home, "limesurvey_two_rows", "responses")
    assert len(found) == 13
    columns = asked(home)
    assert columns["Wie zufrieden sind Sie mit der Zusammenarbeit in den folgenden Abteilungen? / IT"][:3] == ("satisfaction", 1, 5)
    assert columns["Wie bereit sind Sie für die Änderungen, die anstehen? / Ich bin auf die neuen Werkzeuge vorbereitet."][:3] == ("readiness", 1, 4)


def test_the_real_export_has_45_answers_in_38_columns(home, real):
    file = real("limesurvey_two_header_rows.csv")
    (seen,) = look(file, home)
    assert len([name for name in seen.found.header if name != "(row)"]) == 38
    report = load(file, home)
    assert (report.profile, report.read, report.kept) == ("limesurvey_two_rows", 45, 45)
    assert len(table(home, "responses")) == 45


def test_participants_who_were_not_written_to_were_not_invited(home):
    found = sampled(home, "limesurvey_participants", "invitations")
    assert len(found) == 9
    assert who("ann3@example.org") not in set(found["person"])
    assert set(found["department_text"]) == {"Claims", "IT", "Sales"}
