"""BambooHR, OrangeHRM and Personio: their ways to say "no date", "left" and "department"."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.exports_loaded import aliases, person, sampled, table, who, written


def _day(value) -> date:
    return pd.Timestamp(value).date()


def test_bamboohr_zeros_and_dashes_are_no_dates(home):
    found = sampled(home, "bamboohr", "people")
    assert found["left_on"].notna().sum() == 4
    assert _day(person(found, "18")["left_on"]) == date(2025, 4, 30)


def test_bamboohr_tells_retirement_from_leaving_by_choice(home):
    found = sampled(home, "bamboohr", "people")
    kinds = {n: person(found, n)["leave_kind"] for n in ("18", "21", "25", "27")}
    assert kinds == {"18": "voluntary", "21": "involuntary", "25": "retirement", "27": "other"}


def test_bamboohr_blanks_behind_a_department_do_not_make_another(home):
    assert sorted(sampled(home, "bamboohr", "people")["department_text"].unique()) == ["Claims", "Facilities", "IT", "Sales"]


def test_orangehrm_sub_units_and_joined_dates(home):
    found = sampled(home, "orangehrm", "people")
    assert set(found["department_text"]) == {"Claims", "IT", "Sales", "Facilities"}
    assert _day(person(found, "0003")["hired_on"]) == date(2013, 3, 15)
    assert person(found, "0006")["leave_kind"] == "involuntary"


def test_orangehrm_past_employees_keep_their_name(home):
    sampled(home, "orangehrm", "people")
    assert aliases(home, "Jörg Ejemplo") == {who("0003")}
    assert aliases(home, "Jörg Ejemplo (Past Employee)") == set()


def test_personio_counts_the_last_day_and_not_the_day_of_notice(home):
    found = sampled(home, "personio", "people")
    assert _day(person(found, "P301")["left_on"]) == date(2025, 6, 30)
    assert _day(person(found, "P310")["left_on"]) == date(2027, 1, 31)
    assert {n: person(found, n)["leave_kind"] for n in ("P301", "P304", "P307")} == {"P301": "voluntary", "P304": "involuntary", "P307": "other"}


def test_personio_in_french(home, tmp_path):
    written(
        home, tmp_path,
        "Matricule;Prénom;Nom;Adresse e-mail;Statut;Département;Bureau;Date d'entrée;Dernier jour de travail;Motif de départ;Heures hebdomadaires;Type d'emploi\n"
        "F1;Cléa;Exemple;clea@example.org;Inactif;Sinistres;Lyon;14/03/2022;30/06/2025;Démission;35;CDI\n", "personio",
    )
    (row,) = table(home, "people").to_dict("records")
    assert (row["leave_kind"], row["department_text"], row["location"], _day(row["left_on"])) == ("voluntary", "Sinistres", "Lyon", date(2025, 6, 30))
    assert aliases(home, "Cléa Exemple") == {who("F1")}
