"""Every profile is recognised from a German and from a French header row of its own, built from the names it declares."""

from __future__ import annotations

import csv
from itertools import product

import pytest

from connectors.headers import plain
from connectors.languages import wordings
from connectors.profiles import profiles, sample
from connectors.readers.container import open_file
from connectors.recognise import Recognition, recognise_sheet
from connectors.scratch import working_folder
from connectors.vocabulary.translated.wording import LANGUAGES

# These exports carry keys that are the same in every language, or no fixed header at all.
KEYED = {
    "successfactors": "keys in the first row; only the labels below them are translated",
    "qualtrics": "codes in the first row; only the texts below them are translated",
    "limesurvey_participants": "keys of the participants' table",
    "limesurvey_two_rows": "questions only",
    "template_requisitions": "in other languages it is the list of positions, which never goes by a bare id",
    "servicenow_metric_instance": "its field is told by the English field name or label",
}
# Tables that are turned before they are read stand in a test of their own.
TURNED = {
    "costs_wide": ("Monat;Dienst;Betrieb;Projekte;Währung", "Mois;Prestation;Exploitation;Projets;Devise"),
    "measures_wide": ("Monat;Wertstrom;Bestellungen;Umsatz;Beschwerden", "Mois;Flux de valeur;Commandes;Revenus;Réclamations"),
    "survey_benchmarks": ("Gruppe;Organisationseinheit;Kürzel;Rücklauf;Engagement;Führung;Ziele;Befragungsdatum",
                          "Groupe;Entité;Code de l'organisation;Participation;Engagement;Direction;Objectifs;Date de l'enquête"),
}
CELLS = {
    "costs_wide": "2025-01;Portal;120,5;20;EUR", "measures_wide": "2025-01;Home;410;52267;12",
    "survey_benchmarks": "A;Haus A;HA;67%;63%;71%;49%;2025-10-01",
}
KEYS = sorted(key for key in profiles() if key not in KEYED and key not in TURNED)
VARIANTS = 3


def _seen(path, home) -> Recognition:
    with working_folder(home) as folder:
        return recognise_sheet(open_file(path, folder)[0])


def _said(table: str, name: str, language: str) -> tuple[str, ...]:
    """What the language calls a column of this name, whichever language the name is in."""
    alike = [w for w in wordings(table) if plain(name) in map(plain, (*w.english, *w.German, *w.French, *w.seen))]
    if any(plain(name) in map(plain, getattr(w, language)) for w in alike):
        return (name,)
    return tuple(word for w in alike for word in getattr(w, language))


def _header(found: Recognition, language: str, variant: int) -> tuple[list[str], list[str]]:
    """The sample's header in a language, and the mapped headers that the language has no word for."""
    table, untold, row = found.profile.table, [], []
    fields = {m.column: m.field.names for m in reversed(found.matches)}
    if found.id_column is not None:
        fields[found.id_column] = found.profile.id_names
    for place, name in enumerate(found.header):
        # What an administrator named, as `CustomField.{Service}`, is in whatever language that was.
        own = (name,) if "{" in name else _said(table, name, language)
        words = own or tuple(word for other in fields.get(place, ()) for word in _said(table, other, language))
        if not words and place in fields:
            untold.append(name)
        # What no name is known for is a question, or a column that only this language has.
        row.append(words[variant % len(words)] if words else name if found.profile.questions else f"Spalte {place}")
    return row, untold


def _translated(found: Recognition, header: list[str], folder) -> object:
    rows = [list(row) for row in found.sheet.head]
    last = found.header_rows - 1
    first = last - (profiles()[found.profile.key].header_rows - 1)
    rows[first] = header
    path = folder / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.parametrize("key", KEYS)
def test_it_is_recognised_from_headers_in_the_language(key, home, tmp_path):
    own = _seen(sample(key), home)
    for language, variant in product(LANGUAGES, range(VARIANTS)):
        header, untold = _header(own, language, variant)
        assert not untold, f"no {language} word for {untold}"
        _same(key, own, _seen(_translated(own, header, tmp_path), home), header)


def _same(key: str, own: Recognition, found: Recognition, header: list[str]) -> None:
    assert found.profile is not None, (header, found.why)
    general = profiles()[key].whole and not profiles()[key].declared
    assert found.profile.table == own.profile.table
    assert general or found.profile.key == key, (header, found.why)
    assert not found.between
    if not general:
        assert {m.field.to for m in found.matches} >= {m.field.to for m in own.matches}, header
    assert found.sureness >= 0.65


@pytest.mark.parametrize(("place", "language"), list(enumerate(LANGUAGES)))
@pytest.mark.parametrize("key", TURNED)
def test_a_table_that_is_turned_is_recognised_too(key, place, language, home, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(f"{TURNED[key][place]}\n{CELLS[key]}\n", encoding="utf-8")
    assert _seen(path, home).profile.key == key, language


def test_keys_that_are_the_same_everywhere_are_those_of_profiles():
    assert set(KEYED) <= set(profiles())
