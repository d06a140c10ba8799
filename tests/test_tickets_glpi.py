"""GLPI: any language, numbers with blanks, several date forms, durations in words, several people in one cell."""

from __future__ import annotations

import pandas as pd
import pytest

from connectors.load import load
from connectors.profiles import sample
from data.person_key import hash_person, person_key
from tests.tickets_loaded import at, sampled, state_classes, tickets, written


def test_numbers_lose_their_blanks_of_whatever_kind(home):
    assert sampled(home, "glpi").index.tolist() == ["52267", "52268", "52269", "52270", "52271", "999"]


def test_the_same_number_without_blanks_is_the_same_ticket(home, tmp_path):
    before = sampled(home, "glpi")
    path = tmp_path / "again.csv"
    path.write_text(sample("glpi").read_text(encoding="utf-8-sig").replace("52 267", "52267"), encoding="utf-8-sig")
    report = load(path, home)
    assert (report.new, report.changed, report.same) == (0, 0, len(before))


def test_durations_in_words_and_an_exceeded_time_as_yes_or_no(home):
    found = sampled(home, "glpi")
    assert found.loc["52267", "worked_minutes"] == 90
    assert found.loc["999", "worked_minutes"] == pytest.approx(30 + 1 / 3)
    assert found["promise_flag"].tolist() == [True, False, False, True, True, True]
    assert found.loc["52268", "due_at"] == at("2026-02-04 09:00"), "the time to resolve is a due date"


def test_the_first_of_several_in_one_cell_counts(home):
    found = sampled(home, "glpi")
    assert found.loc["52267", "team"] == "Oficina"
    assert found.loc["52268", "person"] == hash_person("Ejemplo Ann", person_key())
    assert found.loc["52268", "person"] == found.loc["52267", "person"]


def test_states(home):
    sampled(home, "glpi")
    assert state_classes(home) == {
        "Fechado": "done", "Solucionado": "done", "Pendente": "waiting", "Em atendimento (atribuído)": "working", "Novo": "waiting"
    }


@pytest.mark.parametrize(
    "head, row, classes",
    [
        ("ID;Titre;Statut;Demandeur - Demandeur;Attribué à - Groupe de techniciens;Catégorie;Type;Date d'ouverture;Date de résolution;"
         "Temps de résolution dépassé;Durée totale",
         "1 001;Essai;En cours (Attribué);Ann Ejemplo;Réseau;Accès;Demande;25-02-2026 08:30;26-02-2026 10:00;Oui;1 jours 2 heures",
         {"En cours (Attribué)": "working"}),
        ("ID;Title;Status;Requester - Requester;Assigned to - Technician group;Category;Type;Opening date;Resolution date;"
         "Time to resolve exceeded;Total duration",
         "1 001;Try;Processing (planned);Ann Example;Network;Access;Request;2026-02-25 08:30:00;2026-02-26 10:00:00;Yes;1 days 2 hours",
         {"Processing (planned)": "working"}),
        ("ID;Titel;Status;Antragsteller - Antragsteller;Zugewiesen an - Technikergruppe;Kategorie;Typ;Eröffnungsdatum;Lösungsdatum;"
         "Zeit bis zur Lösung überschritten;Gesamtdauer",
         "1 001;Test;In Bearbeitung (zugewiesen);Ann Beispiel;Netz;Zugang;Anforderung;25.02.2026 08:30;26.02.2026 10:00;Ja;1 Tage 2 Stunden",
         {"In Bearbeitung (zugewiesen)": "working"}),
        ("ID;Título;Estado;Solicitante - Solicitante;Asignado a - Grupo de técnicos;Categoría;Tipo;Fecha de apertura;Fecha de solución;"
         "Tiempo de resolución excedido;Duración total",
         "1 001;Prueba;En curso (asignada);Ann Ejemplo;Red;Acceso;Solicitud;25/02/2026 08:30;26/02/2026 10:00;Sí;1 días 2 horas",
         {"En curso (asignada)": "working"}),
    ],
    ids=("fr", "en", "de", "es"),
)
def test_other_languages_and_date_forms(home, tmp_path, head, row, classes):
    found = written(home, tmp_path, f"{head};\n{row};\n", "glpi", encoding="utf-8-sig")
    one = found.loc["1001"]
    assert (one["opened_at"], one["resolved_at"]) == (at("2026-02-25 08:30"), at("2026-02-26 10:00"))
    assert (one["kind"], one["worked_minutes"], bool(one["promise_flag"])) == ("request", 26 * 60, False)
    assert pd.isna(one["finished_at"]), "a state that is being worked on has no end"
    assert state_classes(home) == classes
    assert len(tickets(home)) == 1
