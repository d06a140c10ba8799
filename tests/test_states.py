"""What states mean, from one list of words per language."""

from __future__ import annotations

import duckdb
import pytest

from connectors.outputs.state_classes import class_sql
from connectors.vocabulary.states import CANCELLED, DONE, WAITING, WORDS, WORKING


def _class(state: str):
    return duckdb.connect().execute(f"SELECT {class_sql('t')} FROM (SELECT $text::VARCHAR AS t)", {"text": state}).fetchall()[0][0]


@pytest.mark.parametrize(
    "expected, states",
    [
        (DONE, "Closed|Resolved|Done|Closed Complete|Fixed|Solved|Gelöst|GESCHLOSSEN|Erledigt|Résolu|Clos|Clôturé|Terminé|Cerrado|Resuelta|Listo|"
               "Fechado|Solucionado|Concluído|Itens concluídos|Chiuso"),
        (CANCELLED, "Canceled|Closed Incomplete|Closed Skipped|Won't Do|Rejected|Abgebrochen|Storniert|Annulé|Rejeté|Cancelada|Cancelado|Merged|"
                    "closed unsuccessful|erfolglos geschlossen|Duplicate"),
        (WAITING, "New|Open|On Hold|Onhold|Pending|Awaiting User Info|To Do|Reopened|Waiting for customer|pending auto close+|Neu|Offen|Wartend|"
                  "Zu erledigen|En attente|Nouveau|À faire|Abierto|En espera|Esperando al cliente|Pendente|Novo|Aguardando fornecedor|stalled"),
        (WORKING, "In Progress|Work in Progress|Assigned|Active|Processing (assigned)|In Arbeit|In Bearbeitung (geplant)|En cours (Attribué)|"
                  "En curso|Em atendimento (atribuído)|Em andamento|Root Cause Analysis|Fix in Progress|Implement|UAT"),
        (None, "Unresolved|Blue|42|Z"),
    ],
)
def test_states_are_told_by_their_words(expected, states):
    assert {state: _class(state) for state in states.split("|")} == dict.fromkeys(states.split("|"), expected)


def test_every_language_names_every_class_without_accents_or_capitals():
    for language, classes in WORDS.items():
        assert set(classes) == {CANCELLED, DONE, WAITING, WORKING}, language
        for words in classes.values():
            assert all(word == word.lower() and word.isascii() for word in words), language
