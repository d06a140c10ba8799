"""The printed indicator book: every page complete, the file in docs as the declarations say, and safe as a web page."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics import __main__ as command
from metrics import book
from metrics.indicators import load
from metrics.versions import versions_of

PAGE = Path(__file__).parent.parent / "docs" / "book.md"


def test_the_page_in_docs_is_printed_from_the_declarations():
    assert PAGE.read_text(encoding="utf-8") == book.markdown(), "print it anew: python -m metrics book --to docs/book.md"


@pytest.mark.parametrize("key", load())
def test_each_indicator_has_a_whole_page(key):
    one = load()[key]
    told = book.markdown([key])
    terms = dict(book.facts(one))
    for term in ("Formula", "Where the formula comes from", "Unit", "Serves", "Placed in time", "Filters and breakdowns",
                 "Minimum group", "Where it goes wrong", "What lights it", "Next review of this definition"):
        assert terms[term] and f"- {term}: {terms[term]}" in told
    assert one.question in told and one.factor in terms["Serves"] and one.goal in terms["Serves"]
    assert one.needs.profile in terms["What lights it"]
    assert all(f"  - {v.number}, since {v.since:%Y-%m-%d}: {v.what}" in told for v in versions_of(key))
    assert str(one.minimum) in terms["Minimum group"] if one.minimum > 1 else terms["Minimum group"] == "none"


def test_an_earlier_version_says_how_it_is_asked_for():
    newest, first = book.version_lines(load()["proactive_share"])
    assert newest.startswith("2, since") and first.endswith("`python -m metrics value proactive_share --version 1`.")


def test_as_a_web_page_nothing_is_left_that_could_run(monkeypatch):
    from dataclasses import replace

    evil = replace(load()["tickets"], traps="<script>alert(1)</script>", question="Who & what?")
    monkeypatch.setattr(book, "find", lambda key: evil)
    told = book.html(["tickets"])
    assert "<script" not in told and "Who &amp; what?" in told and told.startswith("<!doctype html>")


def test_the_command_prints_one_page_the_whole_and_into_a_file(capsys, tmp_path):
    assert command.main(["book", "promise_kept"]) == 0
    assert capsys.readouterr().out.count("### ") == 1
    assert command.main(["book", "--html", "--to", str(tmp_path / "book.html")]) == 0
    assert (tmp_path / "book.html").read_text(encoding="utf-8").count("<section>") == len(load())
    capsys.readouterr()
    assert command.main(["book", "promise_kep"]) == 2
    assert "promise_kept" in capsys.readouterr().err
    assert command.main(["book", "--to", str(tmp_path / "none" / "book.md")]) == 2
    assert "Name another file." in capsys.readouterr().err
