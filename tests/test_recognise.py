"""Recognition: by headers and first rows alone, in any case, order and language, and only when it is sure."""

from __future__ import annotations

import random

import pytest

from connectors.load import load
from connectors.look import look
from connectors.profile import Profile, one
from data.errors import BadDefinition, FileRefused


def _look(tmp_path, home, text, name="export.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (seen,) = look(path, home)
    return seen.found


INCIDENT = ("number", "caller_id", "opened_at", "state", "assignment_group", "category")


@pytest.mark.parametrize("header", [
    INCIDENT,
    ("Number", "Caller", "Opened", "State", "Assignment group", "Category"),
    ("NUMMER", "Anrufer", "Geöffnet", "Zustand", "Zuweisungsgruppe", "Kategorie"),
    ("Numéro", "Appelant", "Ouvert", "État", "Groupe d'affectation", "Catégorie"),
    ("  number ", "CALLER ID", "opened-at", "State", "Assignement_Group", "category"),
])
def test_headers_in_any_case_spelling_and_language(header, tmp_path, home):
    found = _look(tmp_path, home, ",".join(f'"{h}"' for h in header) + "\nINC1,Ann,2026-02-25 09:00:00,New,Desk,Food\n")
    assert found.profile.key == "servicenow_incident"
    assert sorted(found.mapping.values()) == sorted(("id", "person", "opened_at", "state", "team", "category"))


def test_the_order_of_columns_and_unknown_ones_do_not_matter(tmp_path, home):
    cells = dict(zip(INCIDENT, ("INC1", "Ann", "2026-02-25 09:00:00", "New", "Desk", "Food"), strict=True)) | {"u_colour": "red"}
    names = list(cells)
    random.Random(7).shuffle(names)
    found = _look(tmp_path, home, ",".join(names) + "\n" + ",".join(cells[n] for n in names) + "\n")
    assert found.profile.key == "servicenow_incident"
    assert found.unmapped == ("u_colour",)
    assert found.why.startswith("6 of 7 column names match")


def test_the_same_columns_with_repeated_numbers_are_an_audit_log(tmp_path, home):
    header = ",".join((*INCIDENT, "sys_mod_count", "sys_updated_at")) + "\n"
    once = "".join(f"INC{i},Ann,2026-02-25 09:00:00,New,Desk,Food,0,2026-02-25 09:0{i}:00\n" for i in range(5))
    often = once + once.replace("New", "Closed").replace(",0,", ",1,")
    assert _look(tmp_path, home, header + once).profile.key == "servicenow_incident"
    found = _look(tmp_path, home, header + often, "other.csv")
    assert (found.profile.key, found.grain) == ("servicenow_incident_audit", "one row per change of a ticket")


def test_titles_above_the_header_are_passed_over(tmp_path, home):
    found = _look(tmp_path, home, "Report of March,,,,,\nmade by hand,,,,,\n" + ",".join(INCIDENT) + "\nINC1,Ann,2026-02-25 09:00:00,New,Desk,Food\n")
    assert (found.profile.key, found.header_rows) == ("servicenow_incident", 3)


def test_a_repeated_column_name_is_numbered_and_the_first_counts(tmp_path, home):
    found = _look(tmp_path, home, "Ticket,Opened,Category,Category,\nT-1,2026-02-25,Food,Drink,\n")
    assert found.header[:4] == ("Ticket", "Opened", "Category", "Category (2)")
    assert found.mapping["Category"] == "category"
    assert "Category (2)" in found.unmapped


def test_what_nothing_knows_is_said_so(tmp_path, home):
    found = _look(tmp_path, home, "Planet,Moons\nMars,2\n")
    assert found.profile is None
    assert found.sureness == 0


def test_a_profile_by_name_needs_its_columns_or_a_mapping(tmp_path, home):
    path = tmp_path / "export.csv"
    path.write_text("Bon,Wann,Was\n1,2026-02-25,Suppe\n")
    with pytest.raises(FileRefused, match="opened_at"):
        load(path, home, profile="ticket_list")
    report = load(path, home, profile="ticket_list", mapping={"Bon": "id", "Wann": "opened_at", "Was": "category"})
    assert (report.kept, report.unmapped) == (1, ())


def _profile(**changes):
    return Profile(**{"key": "x", "title": "X", "system": "x", "grain": "one row", "table": "tickets", "id_names": ("id",),
                      "fields": (one("opened_at", "opened"),), **changes})


@pytest.mark.parametrize("changes", [
    {"table": "tickts"}, {"fields": (one("opnd_at", "opened"),)}, {"id_names": ()}, {"fixed": {"nothing": 1}},
    {"fields": (one("opened_at", "a"), one("opened_at", "b"))}, {"fields": (one("_x", "a", kind="moon"),)},
])
def test_a_profile_that_contradicts_the_schema_fails_when_it_is_made(changes):
    with pytest.raises(BadDefinition):
        _profile(**changes)
