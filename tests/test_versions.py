"""Versions of definitions: none changes unnoticed, figures say which one made them, and an earlier one still computes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import func

from data.errors import BadDefinition, UnknownName
from data.schema import TICKETS
from metrics import __main__ as command
from metrics import engine, versions
from metrics.estimate import Share
from metrics.fingerprint import fingerprint
from metrics.indicators import beside, earlier, find, load
from metrics.reading import read
from metrics.scope import Scope
from metrics.versions import unwritten, versions_of
from tests.test_engine import tickets


@pytest.mark.parametrize("key", load())
def test_no_definition_changes_without_a_new_version(key):
    line = unwritten(load()[key])
    assert not line, (
        f"the definition of {key} is not the one that metrics/indicators/history.csv tells of. Add the line\n  {line}\n"
        "with the day and what changed, keep the old declaration as EARLIER in its file, and print the book anew. "
        "Only where the number stays the same in every case put the new mark into the last line instead."
    )


@pytest.mark.parametrize("key", earlier())
def test_a_kept_definition_still_computes_what_it_did(key):
    name, _, number = key.partition("@")
    then = next(v for v in versions_of(name) if v.number == int(number))
    assert fingerprint(earlier()[key]) == then.mark, f"{key} no longer computes what it did: mend EARLIER in its file"
    assert then.mark != versions_of(name)[-1].mark


def test_every_line_of_the_history_belongs_to_an_indicator():
    assert set(versions.history()) == set(load())
    assert any(len(known) > 1 for known in versions.history().values())


def test_words_may_be_improved_and_sums_may_not():
    now = load()["promise_kept"]
    assert fingerprint(replace(now, title="Kept", question="Kept?", formula="other words", traps="more")) == fingerprint(now)
    for changed in (
        replace(now, estimator=Share(hit=func.coalesce(TICKETS.c.promise_kept, False))),
        replace(now, counts=replace(now.counts, on=TICKETS.c.opened_on)), replace(now, better="lower"),
    ):
        assert fingerprint(changed) != fingerprint(now) and ",2," in unwritten(changed)


def raised(*, proactive: bool, state: str = "done") -> dict:
    return {"finished_on": date(2026, 1, 9), "proactive": proactive, "state": state}


def store():
    """Three alarms, two of them cancelled as false, and three calls: 3 of 6 by version 1, 1 of 4 by version 2."""
    of = tickets([raised(proactive=True), *[raised(proactive=True)] * 2, *[raised(proactive=False)] * 3], datetime(2026, 1, 31))
    told = of.frames["tickets"].assign(state_class=["done", "cancelled", "cancelled", "done", "done", "done"])
    return of.changed(tickets=told)


def test_both_versions_can_be_asked_for_and_say_which_they_are():
    newer, older = (engine.measure(store(), key) for key in ("proactive_share", "proactive_share@1"))
    assert (newer.frame.loc[0, "value"], newer.frame.loc[0, "n"], newer.version) == (0.25, 4, 2)
    assert (older.frame.loc[0, "value"], older.frame.loc[0, "n"], older.version) == (0.5, 6, 1)
    assert (older.key, find("proactive_share@1").name) == ("proactive_share@1", "proactive_share")
    assert find("proactive_share@2") is find("proactive_share")
    assert engine.records(store(), "proactive_share@1").n == 6
    assert [kept.version for kept in beside("proactive_share")] == [1] and beside("tickets") == ()


def test_a_version_that_was_never_written_is_named_with_the_known_ones():
    with pytest.raises(UnknownName, match=r"no version of proactive_share '7'.*Known: 1, 2"):
        find("proactive_share@7")
    with pytest.raises(UnknownName, match="promise_kept"):
        find("promise_kep@1")


def test_no_earlier_definition_of_a_figure_about_people_is_kept(monkeypatch):
    """Two definitions that differ by one answer, subtracted, would tell of one person."""
    import metrics.indicators as book

    kept = type("Module", (), {"EARLIER": {1: load()["enps"]}, "__name__": "x.enps"})
    monkeypatch.setattr(book, "_modules", lambda: iter([kept]))
    with pytest.raises(BadDefinition, match="about people"):
        book.earlier.__wrapped__()


def test_the_target_of_an_indicator_holds_for_each_of_its_versions():
    import pandas as pd

    goal = {"source": "t", "id": "g", "batch": "B1", "indicator": "proactive_share", "value": 0.4}
    of = store().changed(targets=pd.DataFrame([goal]))
    assert read(of, "proactive_share@1", Scope(grain="month")).target.value == 0.4


def test_the_command_says_and_takes_versions(monkeypatch, capsys):
    monkeypatch.setattr(command, "_warehouse", lambda asked: store())

    def ask(*arguments):
        assert command.main(arguments) == 0
        return capsys.readouterr().out

    assert [(r["value"], r["version"]) for r in json.loads(ask("value", "proactive_share", "--json"))] == [(0.25, 2)]
    assert [(r["value"], r["version"]) for r in json.loads(ask("value", "proactive_share", "--version", "1", "--json"))] == [(0.5, 1)]
    told = json.loads(ask("versions", "proactive_share", "--json"))
    assert [(v["version"], v["computes"]) for v in told] == [(1, True), (2, True)]
    assert "proactive_share 2, since 2026-11-27: Cancelled" in ask("versions", "proactive_share")
    assert len(ask("versions").splitlines()) == sum(map(len, versions.history().values()))


@pytest.mark.parametrize("lines, words", [
    ("a,2,2026-01-01,x,m\n", "version 2 of a should be number 1"),
    ("a,1,2026-01-01,x,m\na,3,2026-01-02,y,n\n", "version 3 of a should be number 2"),
    ("a,1,2026-01-02,x,m\na,2,2026-01-01,y,n\n", "begins before version 1"),
])
def test_a_history_that_contradicts_itself_is_refused(lines, words, tmp_path, monkeypatch):
    file = tmp_path / "history.csv"
    file.write_text(f"key,version,since,what,fingerprint\n{lines}", encoding="utf-8")
    monkeypatch.setattr(versions, "HISTORY", file)
    with pytest.raises(BadDefinition, match=words):
        versions.history.__wrapped__()
