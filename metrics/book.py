"""The printed indicator book: each indicator's page, made from its declaration and the history of its definition."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from metrics.facts import Rows
from metrics.indicator import FACTORS, Indicator
from metrics.indicators import beside, find, load
from metrics.versions import Version, versions_of

_UNITS = {
    "share": "share, shown in per cent", "points": "points from -100 to 100", "of 100": "points from 0 to 100", "times": "a ratio",
    "money": "the organisation's currency", "count": "a number", "per year": "a rate per year",
}
_WAYS = {"higher": "higher is better", "lower": "lower is better", None: "neither way is better by itself"}
_KEPT = {
    "open": "open", "transactional": "answers to single tickets: rows for the service's owner only",
    "confidential": "confidential answers: whole quarters and departments of enough people, never rows",
    "people": "about people: whole quarters and departments of enough people, never rows",
}
_MOMENTS = {"opened_at": "its opening", "finished_at": "its end", "answered_at": "the answer", "invited_at": "the invitation", "live_at": "going live"}
_AUDIENCES = {"executive": "executives", "service_owner": "service owners", "analyst": "analysts"}
OPENING = (
    "One indicator answers one question with one number. This book is printed from the declarations "
    "(`python -m metrics book --to docs/book.md`); nothing in it is written by hand."
)


def facts(of: Indicator) -> list[tuple[str, str]]:
    """Terms and what they are, in the order of a page of the book; terms without content are left out."""
    people = "people" if of.privacy != "open" else "rows"
    listed = [
        ("Formula", of.formula), ("Where the formula comes from", of.reference),
        ("Unit", f"{_UNITS.get(of.unit, of.unit)}; {_WAYS[of.better]}"), ("Interval", of.estimator.interval),
        ("Serves", f"{of.factor}: {of.goal}"), ("Placed in time", _placed(of)),
        ("Filters and breakdowns", ", ".join(of.dimensions) or "nothing: there is one figure"),
        ("Minimum group", f"{of.minimum} {people}" if of.minimum > 1 else "none"), ("How closely it is kept", _KEPT[of.privacy]),
        ("Assumptions it cannot do without", ", ".join(of.assumptions)), ("Where it goes wrong", of.traps),
        ("What lights it", f"{of.needs.words} (such as {of.needs.profile})"),
        ("For", ", ".join(_AUDIENCES[name] for name in of.audiences)),
        ("Next review of this definition", f"{of.review:%Y-%m-%d}"), ("Key", of.name),
    ]  # fmt: skip
    return [(term, words) for term, words in listed if words]


def version_lines(of: Indicator) -> list[str]:
    """The history of its definition in words, the newest version first."""
    kept = {one.version: one for one in beside(of.name)}
    return [_version_line(one, of.name, kept.get(one.number)) for one in reversed(versions_of(of.name))]


def markdown(keys: Iterable[str] | None = None) -> str:
    """The book, or these pages of it, by value factor."""
    told = ["# The indicator book", "", OPENING, ""]
    for factor, indicators in _by_factor(keys):
        told += [f"## {factor.capitalize()}", ""]
        for one in indicators:
            told += [f"### {one.question}", "", f"**{one.title}**", ""]
            told += [f"- {term}: {words}" for term, words in facts(one)]
            told += ["- Versions:", *(f"  - {line}" for line in version_lines(one)), ""]
    return "\n".join(told)


def html(keys: Iterable[str] | None = None) -> str:
    """The same as one page that needs nothing else."""
    told = [
        "<!doctype html>", '<html lang="en"><head><meta charset="utf-8"><title>The indicator book</title><style>',
        "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a2129}",
        "h2{border-top:2px solid #1a2129;padding-top:.25rem}h3{margin:2rem 0 0}dt{color:#525c68;font-size:.8125rem}dd{margin:0 0 .5rem}",
        "section{break-inside:avoid}</style></head><body>", "<h1>The indicator book</h1>", f"<p>{_plain(OPENING)}</p>",
    ]  # fmt: skip
    for factor, indicators in _by_factor(keys):
        told.append(f"<h2>{escape(factor.capitalize())}</h2>")
        for one in indicators:
            listed = "".join(f"<dt>{escape(term)}</dt><dd>{_plain(words)}</dd>" for term, words in facts(one))
            lines = "".join(f"<li>{_plain(line)}</li>" for line in version_lines(one))
            told.append(f"<section><h3>{escape(one.question)}</h3><p><strong>{escape(one.title)}</strong></p>"
                        f"<dl>{listed}<dt>Versions</dt><dd><ul>{lines}</ul></dd></dl></section>")
    return "\n".join([*told, "</body></html>", ""])


def _by_factor(keys: Iterable[str] | None) -> list[tuple[str, list[Indicator]]]:
    chosen = list(load().values()) if keys is None else [find(key) for key in keys]
    ordered = sorted(chosen, key=lambda one: (FACTORS.index(one.factor), one.key))
    return [(factor, list(of)) for factor, of in groupby(ordered, key=lambda one: one.factor)]


def _placed(of: Indicator) -> str:
    counts = of.counts
    if isinstance(counts, Rows):
        if counts.on is None:
            return "by no date: it stands for everything that is known"
        said = getattr(counts.on, "comment", None) or ""
        for name, words in _MOMENTS.items():
            said = said.replace(name, words)
        return f"by {said[:1].lower()}{said[1:].rstrip('.')}" if said else "by a day worked out from its rows"
    if counts.months is None:
        return "as things stand at the end of each period"
    return f"over the {counts.months} months that end with each period"


def _version_line(one: Version, name: str, kept: Indicator | None) -> str:
    asked = f" Still computed: `python -m metrics value {name} --version {one.number}`." if kept is not None else ""
    return f"{one.number}, since {one.since:%Y-%m-%d}: {one.what}{asked}"


def _plain(words: str) -> str:
    return escape(words).replace("`", "")
