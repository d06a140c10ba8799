"""Microsoft Forms and Google Forms: who is nobody, moments with zones, answers in the same second, times in words."""

from __future__ import annotations

import pandas as pd

from tests.exports_loaded import answered, asked, sampled, table, who, written

_HOURS = "How much working time did this cost you, in minutes?"


def test_microsoft_forms_month_first_and_anonymous_is_nobody(home):
    found = sampled(home, "microsoft_forms", "responses").set_index("id")
    assert len(found) == 12
    assert found.loc["1", "answered_at"] == pd.Timestamp("2026-07-13 09:10:43")
    assert found.loc["1", "person"] == who("ann0@example.org")
    assert pd.isna(found.loc["2", "person"])
    assert set(found["department_text"]) == {"IT", "Sales", "Claims"}


def test_microsoft_forms_asks(home):
    sampled(home, "microsoft_forms", "responses")
    assert {asks for asks, *_ in asked(home).values()} == {"satisfaction", "effort", "lost_time"}
    assert answered(home, _HOURS) == {
        "1": 30, "2": 15, "3": 60, "4": 0, "5": 90, "6": 45, "7": 20, "8": 5, "9": 90, "10": 10, "11": 25, "12": 12,
    }


def test_points_of_a_quiz_are_no_answers(home):
    sampled(home, "microsoft_forms", "responses")
    assert not any(column.startswith("Points") for column in asked(home))


def test_microsoft_forms_in_german_and_french(home, tmp_path):
    written(
        home, tmp_path,
        "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Wie zufrieden sind Sie mit der Hilfe?\n"
        "1;13.07.26 09:00:00;13.07.26 09:05:00;anonym;;Sehr zufrieden\n2;13.07.26 09:01:00;13.07.26 09:06:00;anonym;;Unzufrieden\n", "microsoft_forms",
    )
    written(
        home, tmp_path,
        "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;Êtes-vous satisfait de l'aide reçue ?\n"
        "1;13/07/26 09:00:00;13/07/26 09:05:00;anonyme;;Très satisfait\n2;13/07/26 09:01:00;13/07/26 09:06:00;anonyme;;Plutôt insatisfait\n", "microsoft_forms",
    )
    assert sorted(table(home, "answers")["value"]) == [2, 2, 5, 5]
    assert set(table(home, "answers")["asks"]) == {"satisfaction"}
    assert table(home, "responses")["person"].isna().all()


def test_google_forms_zones_become_utc(home):
    found = sampled(home, "google_forms", "responses")
    at = set(found["answered_at"])
    # 8 PM GMT+3, 9 AM in German summer time, 10 PM GMT+5:30, 11 AM GMT-4, 8 PM in Eastern European summer time.
    assert {pd.Timestamp(text) for text in (
        "2026-09-10 17:00:00", "2026-09-10 07:00:01", "2026-09-11 16:30:02", "2026-09-11 15:00:00", "2026-09-12 17:00:01")} <= at


def test_google_forms_two_answers_in_one_second_are_two(home):
    found = sampled(home, "google_forms", "responses")
    assert len(found) == 14
    twins = found[found["answered_at"] == pd.Timestamp("2026-09-20 07:00:00")]
    assert len(twins) == 2
    question = next(column for column, said in asked(home).items() if said[0] == "recommend")
    assert sorted(answered(home, question)[r] for r in twins["id"]) == [3, 9]


def test_google_forms_scales(home):
    sampled(home, "google_forms", "responses")
    assert {said[:3] for said in asked(home).values()} == {("recommend", 0, 10), ("safety", 1, 5), ("readiness", 1, 5)}
