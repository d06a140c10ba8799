"""What questions ask, and on which scale: by their words, their labels and the answers they got."""

from __future__ import annotations

import duckdb
import pytest

from connectors.vocabulary.asks import asks, said_scale, told, zero_is_nothing
from connectors.vocabulary.scales import LABELS, scale_of
from connectors.vocabulary.spans import minutes
from tests.exports_loaded import answered, asked, written


@pytest.mark.parametrize(("text", "what"), [
    ("How likely are you to recommend us as a place to work?", "recommend"),
    ("Wie wahrscheinlich ist es, dass Sie uns als Arbeitgeber weiterempfehlen?", "recommend"),
    ("Recommanderiez-vous notre entreprise comme lieu de travail ?", "recommend"),
    ("How likely are you to recommend us to a friend?", "customer_recommend"),
    ("Would you recommend the service desk to a colleague?", "other"),
    ("Wie zufrieden sind Sie mit der Hilfe?", "satisfaction"),
    ("Êtes-vous satisfait de l'aide reçue ?", "satisfaction"),
    ("How satisfied are you with your job?", "engagement"),
    ("Wie zufrieden sind Sie mit Ihrer Bestellung?", "customer_satisfaction"),
    ("Quel effort avez-vous dû fournir ?", "effort"),
    ("How easy was it to get help?", "effort"),
    ("Wie einfach war es, Hilfe zu bekommen?", "effort"),
    ("À quel point était-il facile d'obtenir de l'aide ?", "effort"),
    ("How happy are you at work these days?", "happiness"),
    ("Wie glücklich sind Sie mit Ihrer Bestellung?", "customer_satisfaction"),
    ("Combien de minutes de travail avez-vous perdu ?", "lost_time"),
    ("Wie viel Arbeitszeit haben Sie verloren (Stunden)?", "lost_time"),
    ("Je peux demander de l'aide sans crainte.", "safety"),
    ("I feel understood here, in my own language.", "comfort"),
    ("Ich bin auf das Kommende gut vorbereitet.", "readiness"),
    ("Je suis fier de travailler ici.", "engagement"),
    ("What should we know?", "other"),
])
def test_what_a_question_asks(text, what):
    assert asks(text) == what


@pytest.mark.parametrize(("text", "turned"), [
    ("How easy was it to get help?", True), ("How much effort was it?", False), ("How easy was it? (1 = very hard, 5 = very easy)", True),
    ("How easy was it? (1 = very easy, 5 = very hard)", False), ("Wie leicht war es? (1 = sehr leicht, 7 = sehr schwer)", False),
])
def test_effort_asked_as_ease_is_turned_round(text, turned):
    found = told(text)
    assert (found.asks, found.reversed) == ("effort", turned)


def test_the_words_that_decided_are_told():
    assert told("Wie wahrscheinlich ist es, dass Sie uns als Arbeitgeber weiterempfehlen?").because == ("weiterempfehlen", "arbeitgeber")
    assert told("Anything else?").because == ()


@pytest.mark.parametrize(("text", "scale"), [
    ("(0 = not at all likely, 10 = extremely likely)", (0, 10)), ("(1 = gar nicht, 4 = voll)", (1, 4)), ("de 1 à 7", (1, 7)), ("von 1 bis 6", (1, 6)),
    ("0-10", (0, 10)), ("(0 = keine Angabe, 1 = sehr unzufrieden, 5 = sehr zufrieden)", (1, 5)), ("(0 = no, 1 = yes)", (0, 1)),
    ("in 2019-20", None), ("between 3 and 5", None), ("the last 12 months", None),
])
def test_the_scale_that_a_question_names(text, scale):
    assert said_scale(text) == scale


def test_zero_is_nothing_only_where_it_is_said():
    assert zero_is_nothing("(0 = not applicable, 1 = low, 5 = high)")
    assert not zero_is_nothing("(0 = not at all, 10 = fully)")


def test_every_set_of_labels_is_told_from_its_own_full_use():
    for wordings in LABELS:
        labels = {same[0] for same in wordings}
        places = scale_of(labels, 1000)
        assert sorted(places[label] for label in labels) == list(range(1, len(wordings) + 1)), labels


def test_four_labels_without_a_middle():
    labels = {"trifft zu", "trifft eher zu", "trifft eher nicht zu", "trifft nicht zu"}
    assert {label: scale_of(labels)[label] for label in labels} == {"trifft zu": 4, "trifft eher zu": 3, "trifft eher nicht zu": 2, "trifft nicht zu": 1}
    four = {"very satisfied", "satisfied", "dissatisfied", "very dissatisfied"}
    assert scale_of(four, 1000)["very satisfied"] == 4
    # Few people may all have left out the middle.
    assert scale_of(four, 8)["very satisfied"] == 5


def test_labels_of_no_scale_are_none():
    assert scale_of({"very satisfied", "blue"}) is None


@pytest.mark.parametrize(("cell", "told"), [
    ("30", 30), ("30 min", 30), ("1,5 Stunden", 90), ("1 h 15", 75), ("2 heures", 120), ("0:45", 45), ("5-10 minutes", None), ("a while", None),
])
def test_lengths_of_time(cell, told):
    assert duckdb.execute(f"SELECT {minutes('c', 1.0)} FROM (SELECT ? AS c)", [cell]).fetchall() == [(told,)]


def _written(home, tmp_path, question: str, cells: list[str]) -> None:
    rows = "".join(f"{n},7/{13 + n % 15}/26 9:00:00,7/{13 + n % 15}/26 9:05:00,anonymous,{cell}\n" for n, cell in enumerate(cells, start=1))
    written(home, tmp_path, f"ID,Start time,Completion time,Email,{question}\n" + rows, "microsoft_forms")


def test_recommending_on_five_points_is_not_read_on_eleven(home, tmp_path):
    _written(home, tmp_path, "Would you recommend us as a place to work?", ["5", "4", "3", "5", "1", "2"] * 5)
    assert asked(home)["Would you recommend us as a place to work?"][:3] == ("recommend", 1, 5)


def test_one_to_four_is_four_points_when_many_answered(home, tmp_path):
    _written(home, tmp_path, "How satisfied were you with the help?", ["4", "3", "2", "1"] * 30)
    assert asked(home)["How satisfied were you with the help?"][:3] == ("satisfaction", 1, 4)


def test_zero_to_ten_keeps_its_zero(home, tmp_path):
    _written(home, tmp_path, "How satisfied were you with the help?", ["0", "10", "9", "7"])
    assert asked(home)["How satisfied were you with the help?"] == ("satisfaction", 0, 10, "value")
    assert answered(home, "How satisfied were you with the help?")["1"] == 0


@pytest.mark.parametrize("cells", [["4/5", "5 stars", "3 von 5", "4 - good"], ["★★★★", "★★★★★", "★★★", "★★★★"]])
def test_points_out_of_five(home, tmp_path, cells):
    _written(home, tmp_path, "How satisfied were you with the help?", cells)
    assert list(answered(home, "How satisfied were you with the help?").values()) == [4, 5, 3, 4]
