"""An unknown file: what its columns may be, the mapping saved under a name, and the next file recognised by it."""

from __future__ import annotations

import json

import pytest

from connectors import remembered
from connectors.__main__ import main
from connectors.profiles import profiles
from connectors.propose import GENERAL, propose
from connectors.recognise import recognise_sheet
from pages.analysts.checked import Reader, load_all, rehearse
from pages.analysts.column_grid import lacking
from pages.analysts.column_words import choices
from pages.analysts.date_words import decimal_words, order_words
from tests.uploading import dropped

HEAD = "Kürzel,Eingang,Ausgang,Bereich,Wer"


def _unknown(first: int = 1) -> str:
    rows = [f"V{i},{13 + i % 12}.0{1 + i % 9}.2026 09:00,{13 + i % 12}.0{1 + i % 9}.2026 17:00,{'Raum' if i % 2 else 'Heizung'},Person {i % 5}"
            for i in range(first, first + 30)]
    return "\n".join([HEAD, *rows]) + "\n"


def _recognised(home, content: str, kind: str):
    (file,) = rehearse(Reader(), dropped(home, ("unknown.csv", content))).files
    return recognise_sheet(file.found.sheet, kind)


@pytest.mark.parametrize("key", [key for key, _ in GENERAL])
def test_every_kind_of_the_mapper_is_a_profile_whose_columns_have_words(key):
    words = choices(profiles()[key])
    assert set(profiles()[key].required) <= set(words)
    assert all(words.values()) and len(set(words.values())) == len(words)


def test_columns_are_proposed_by_their_names_and_by_their_values(home):
    found = _recognised(home, _unknown(), "ticket_list")
    proposed = {header: p.field for header, p in propose(found).items()}
    assert proposed["Kürzel"] == "id" and proposed["Eingang"] == "opened_at" and proposed["Ausgang"] == "resolved_at"


def test_a_name_alone_does_not_make_words_a_date(home):
    found = _recognised(home, "Code,Opened when\nA1,often\nA2,never\n", "ticket_list")
    assert "opened_at" not in {p.field for p in propose(found).values()}


def test_what_is_lacking_is_said_in_words(home):
    found = _recognised(home, _unknown(), "ticket_list")
    assert len(lacking(found, {})) == 2
    assert lacking(found, {"Kürzel": "id", "Eingang": "opened_at"}) == []


def test_a_mapping_is_saved_under_a_name_and_the_next_file_of_that_shape_is_recognised(home, tmp_path, capsys):
    mapping = (("Ausgang", "resolved_at"), ("Eingang", "opened_at"), ("Kürzel", "id"))
    upload, reader = dropped(home, ("one.csv", _unknown()), profile="ticket_list", mapping=mapping, name="House requests"), Reader()
    load_all(reader, upload)
    assert remembered.names(home) == {"House requests": "ticket_list"}
    (table,) = rehearse(Reader(), dropped(home, ("two.csv", _unknown(31)))).tables
    assert table.draft.reading.name == "House requests" and table.counts["new"] == 30
    # By command: at once by its shape, and by the name for a file whose header has grown.
    file = tmp_path / "three.csv"
    file.write_text("\n".join(line + "," for line in _unknown(61).splitlines()).replace("Wer,", "Wer,Mehr", 1), encoding="utf-8")
    assert main(["load", str(file), "--profile", "House requests", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert (report["profile"], report["new"]) == ("ticket_list", 30)


def test_a_name_that_nobody_saved_is_refused_with_a_sentence(home):
    (file,) = rehearse(Reader(), dropped(home, ("one.csv", _unknown()), profile="House requsets")).files
    assert "there is no profile" in file.refused


def test_people_can_be_mapped_with_what_links_them(home):
    people = "Nr,Eingestellt,Adresse,Heißt\n" + "".join(f"{i},2020-01-0{i},a{i}@example.org,Ann {i}\n" for i in range(1, 9))
    mapping = (("Adresse", "_email"), ("Eingestellt", "hired_on"), ("Heißt", "_name"), ("Nr", "person"))
    (table,) = rehearse(Reader(), dropped(home, ("people.csv", people), profile="people_list", mapping=mapping)).tables
    assert table.counts["new"] == 8
    assert [rows.table for rows in table.draft.batch.tables] == ["people", "person_alias"]


def test_a_column_that_is_not_there_is_refused_with_the_nearest_name(home):
    upload = dropped(home, ("one.csv", _unknown()), profile="ticket_list", mapping=(("Eingnag", "opened_at"),))
    (file,) = rehearse(Reader(), upload).files
    assert "Did you mean 'Eingang'?" in file.refused


def test_both_readings_of_a_value_are_told_with_the_value():
    assert order_words(["05/05/2026", "03/04/2026 10:00"]) == {
        "day": "Day first: 03/04/2026 is 3 April", "month": "Month first: 03/04/2026 is 4 March"}
    assert decimal_words(["1.204"]) == {
        "point": "The point is the decimal mark: 1.204 is 1 and 204 thousandths", "comma": "The comma is the decimal mark: 1.204 is the whole number 1204"}


