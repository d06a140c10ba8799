"""Workday: paths as reasons, rehires, a title above the header, managers' names behind organisations."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.exports_loaded import aliases, person, sampled, table, who, written

_HEADER = "EMPLOYEE_ID,HIRE_DATE,ORIGINAL_HIRE_DATE,Termination Date,Primary Termination Category,Termination Reason,Time Type,Supervisory Organization\n"


def test_the_last_part_of_a_path_does_not_hide_what_kind_of_leaving_it_was(home):
    found = sampled(home, "workday", "people")
    assert person(found, "0100221")["leave_kind"] == "involuntary"
    assert person(found, "0100207")[["leave_kind", "leave_reason"]].tolist() == ["voluntary", "Relocation"]
    assert person(found, "0100235")["leave_kind"] == "retirement"
    assert found["leave_kind"].isna().sum() == found["left_on"].isna().sum()


def test_somebody_hired_again_has_two_spells(home):
    found = sampled(home, "workday", "people")
    spells = found[found["person"] == who("0100263")].sort_values("hired_on")
    assert [d.date() for d in pd.to_datetime(spells["hired_on"])] == [date(2021, 10, 22), date(2025, 3, 17)]
    assert spells["left_on"].isna().tolist() == [False, True]


def test_the_display_name_of_a_ticket_finds_the_worker(home):
    sampled(home, "workday", "people")
    assert aliases(home, "Jörg Ejemplo") == {who("0100214")}
    assert aliases(home, "joerg.ejemplo@example.org") == set()


def test_a_managers_name_behind_an_organisation_is_not_kept(home, tmp_path):
    written(home, tmp_path, _HEADER + "7,03/14/2024,03/14/2024,,,,Full time,Claims (Ann Example)\n8,03/15/2024,03/15/2024,,,,Full time,IT\n", "workday")
    assert sorted(table(home, "people")["department_text"]) == ["Claims", "IT"]


def test_german_headers(home, tmp_path):
    written(
        home, tmp_path,
        "Mitarbeiter-ID;Eintrittsdatum;Ursprüngliches Einstellungsdatum;Austrittsdatum;Kündigungsgrund;Mitarbeitertyp;Aufsichtsorganisation;Standort\n"
        "7;14.03.2022;14.03.2022;30.06.2025;Eigenkündigung;Angestellt;Schaden;Hamburg\n", "workday",
    )
    (row,) = table(home, "people").to_dict("records")
    assert (row["leave_kind"], row["department_text"], row["location"]) == ("voluntary", "Schaden", "Hamburg")
