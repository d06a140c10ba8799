"""Comments: off until declared, ten people's at a time, nobody named, in no order, and late ones wait."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from connectors.load import load
from data.access import Viewer
from data.errors import NotAllowed, UnknownName
from data.home import Home
from data.person_key import hash_person, person_key
from data.schema import RESPONSES
from data.warehouse import Warehouse
from metrics.__main__ import main
from metrics.comments import comments, surveys
from metrics.redacted import redacted
from tests.batches import make_batch

ANALYST = Viewer()


class Written:
    """A store of questionnaires with comments."""

    def __init__(self, home: Home, folder):
        self.warehouse, self.folder, self.number = Warehouse(home), folder, 0

    def publish(self, table: str, rows: list[dict], newest: datetime) -> str:
        self.number += 1
        batch = make_batch(self.folder, f"c{self.number}", table, rows)
        return self.warehouse.publish(replace(batch, newest_at=newest)).batch

    def write(self, department: str, texts: list[str], newest=datetime(2026, 4, 2), name: str = "r") -> str:
        return self.publish("responses", [
            {"id": f"{name}{department}{i}", "version_at": "2026-02-03", "survey": "pulse", "answered_at": f"2026-02-0{i % 9 + 1} 09:00",
             "department_text": department, "person": f"{name}{department}{i}", "comment": text}
            for i, text in enumerate(texts)
        ], newest)

    def declare(self, *, shown: bool = True, confirmed: bool = True) -> None:
        self.publish("questions", [
            {"id": "q", "version_at": f"2026-01-0{self.number + 1}", "survey": "pulse", "column": "comment", "asks": "other",
             "comments_shown": shown, "confirmed": confirmed}
        ], datetime(2026, 1, 1))


@pytest.fixture
def written(home, tmp_path) -> Written:
    return Written(home, tmp_path)


def texts(of: Written) -> list[str]:
    return [text for one in comments(of.warehouse, "pulse", ANALYST) for text in one.texts]


TWELVE = [f"Comment number {word}" for word in "one two three four five six seven eight nine ten eleven twelve".split()]


def test_comments_are_off_until_somebody_declares_them(written):
    written.write("it", TWELVE)
    with pytest.raises(NotAllowed, match="nobody declared"):
        comments(written.warehouse, "pulse", ANALYST)
    written.declare(confirmed=False)
    assert surveys(written.warehouse, ANALYST) == ()
    written.declare()
    assert sorted(texts(written)) == sorted(TWELVE)


@pytest.mark.parametrize("viewer", [Viewer(audience="executive"), Viewer(audience="service_owner", services=("access",))])
def test_only_those_who_may_read_them(written, viewer):
    written.write("it", TWELVE)
    written.declare()
    assert surveys(written.warehouse, viewer) == ()
    with pytest.raises(NotAllowed):
        comments(written.warehouse, "pulse", viewer)


def test_fewer_than_ten_people_are_shown_with_their_neighbours_or_not_at_all(written):
    written.write("it", TWELVE[:9], newest=datetime(2026, 2, 20))
    written.declare()
    written.publish("people", [{"id": "p", "version_at": "2026-04-02", "person": "p"}], datetime(2026, 4, 2))
    assert texts(written) == []


def test_nine_and_three_are_one_group_of_twelve(written):
    written.write("it", TWELVE[:9], newest=datetime(2026, 2, 20))
    written.write("finance", TWELVE[9:])
    written.declare()
    (only,) = comments(written.warehouse, "pulse", ANALYST)
    assert (only.departments, only.people) == ("finance and it", 12)


def test_late_comments_wait_until_they_are_ten(written):
    written.write("it", TWELVE)
    written.declare()
    before = texts(written)
    written.write("it", ["late and lonely"], newest=datetime(2026, 5, 2), name="late")
    assert texts(written) == before
    written.write("it", [f"late {text}" for text in TWELVE], newest=datetime(2026, 5, 3), name="later")
    assert "late and lonely" not in texts(written)
    assert len(texts(written)) == 24


def test_taking_back_a_small_import_does_not_show_which_comment_it_brought(written):
    small = written.write("it", ["the one"], newest=datetime(2026, 2, 10), name="early")
    written.write("it", TWELVE)
    written.declare()
    assert "the one" in texts(written)
    written.warehouse.undo(small)
    assert texts(written) == []


def test_their_order_says_nothing(home, tmp_path):
    one, other = Written(home, tmp_path), Written(Home(tmp_path / "other").create(), tmp_path / "other")
    for of, told in ((one, TWELVE), (other, TWELVE[::-1])):
        of.write("it", told)
        of.declare()
    assert texts(one) == texts(other) != TWELVE


def test_names_addresses_and_numbers_are_removed():
    key = person_key()
    known = {hash_person(name, key) for name in ("Anna Berg", "Berg, Carl", "annab", "4711", "Jörg")}
    told = redacted(
        "Anna  Berg's team, Carl Berg and annab: write to x.y@corp.example or anna (at) corp.example, call +49 (0)30 123 45 67 or 4711. "
        "JÖRG said no. In 2026 we had 12 desks. See https://corp.example/anna", known, key)
    assert told == (
        "[removed] team, [removed] and [removed]: write to [removed] or [removed], call [removed] or [removed]. "
        "[removed] said no. In 2026 we had 12 desks. See [removed]")


def test_the_names_are_those_of_the_people_lists(written):
    key = person_key()
    written.publish("person_alias", [
        {"id": "a", "version_at": "2026-01-01", "kind": "name", "alias": hash_person("Anna Berg", key), "person": "p"}
    ], datetime(2026, 1, 1))
    written.write("it", [*TWELVE, "Ask Anna Berg"])
    written.declare()
    assert "Ask [removed]" in texts(written)


def test_a_comment_is_stored_only_where_it_is_mapped(home, tmp_path):
    rows = ["ID,Start time,Completion time,Email,Name,Department,Would you recommend working here?,Anything else?"]
    rows += [f"{i},2026-02-03 09:{i:02}:00,2026-02-03 10:{i:02}:00,anonymous,,IT,{i % 11},Words of {i}" for i in range(12)]
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(rows))
    stored = []
    for folder, said in (("plain", {}), ("mapped", {"Anything else?": "comment"})):
        into = Home(tmp_path / folder).create()
        load(path, into, profile="microsoft_forms", source="pulse", mapping=said)
        stored.append(Warehouse(into).frame(select(RESPONSES.c.comment))["comment"].notna().sum())
    assert stored == [0, 12]


def test_the_command_tells_them_and_says_why_not(written, capsys, monkeypatch):
    monkeypatch.setenv("WINDSHIELD_HOME", str(written.warehouse.home.folder))
    written.write("it", TWELVE)
    assert main(["comments", "pulse"]) == 2
    assert "comments_shown" in capsys.readouterr().err
    written.declare()
    assert main(["comments", "pulse", "--json"]) == 0
    (only,) = json.loads(capsys.readouterr().out)
    assert (only["people"], sorted(only["texts"])) == (12, sorted(TWELVE))
    with pytest.raises(UnknownName):
        comments(written.warehouse, "pulze", ANALYST)
