"""What was changed in order to move an indicator, and what each change did: better, worse or cannot tell."""

from __future__ import annotations

from metrics.improvements import Judged
from pages.parts import cached, figures
from pages.parts.drawn import Node, draw, node
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.spans import month_words, period_words
from pages.parts.tables import heading, table
from pages.parts.words import spelled

_BOLD = {"better": ("better", "Better"), "worse": ("worse", "Worse"), "cannot_tell": ("plain", "Cannot tell")}


def judged_here(here: Here, chosen: Chosen, key: str) -> list[Judged]:
    """The improvements of an indicator that belong to what is looked at, oldest first."""
    own = here.viewer.services
    return [
        one for one in cached.improvements(here.store, key, here.viewer)
        if (own is None or one.improvement.service in (None, *own))
        and (chosen.scope.services is None or one.improvement.service in (None, *chosen.scope.services))
        and (chosen.scope.stream is None or one.improvement.stream in (None, chosen.scope.stream))
    ]


def of_this(found: list[Judged], chosen: Chosen) -> list[Judged]:
    """Those that were made in exactly what is looked at, not only in a part of it."""
    services, stream = chosen.scope.services, chosen.scope.stream
    return [one for one in found if one.improvement.stream == stream
            and (None if one.improvement.service is None else (one.improvement.service,)) == services]


def improved_sentence(found: list[Judged]) -> str:
    """How many improvements did what, for the head of the page; empty where none is declared."""
    told = [one for one in found if not one.effect.reason]
    if not told:
        return ""
    said = [(len([o for o in told if o.effect.verdict == kind]), words) for kind, words in (
        ("better", "made it better"), ("worse", "made it worse"), ("cannot_tell", "did not move it as far as the data can tell"))]
    said = [(n, words) for n, words in said if n]
    if len(said) == 1:
        n, words = said[0]
        return f"{spelled(n, True)} improvement{'' if n == 1 else 's'} {words}."
    parts = [f"{spelled(n)} {words}" for n, words in said]
    return f"Of {spelled(len(told))} improvements, {', '.join(parts[:-1])} and {parts[-1]}."


def draw_improvements(here: Here, found: list[Judged], unit: str, here_only: bool) -> None:
    """The table of them; nothing where none is declared. ``here_only``: none was made in a part of what is shown."""
    if not found:
        return
    names = {row["id"]: row["name"] for row in (*cached.services(here.store), *cached.streams(here.store))}
    currency = here.organisation.currency
    rows = [(str(i), _what(one, names), _did(one), _size(one, unit, currency), _watched(one)) for i, one in enumerate(found, start=1)]
    heads = ("", "What was changed", "What it did", "By how much", "What was compared")
    title = (improved_sentence(found) or "It is too early to say what the improvements did").rstrip(".")
    elsewhere = ", where it was made" if len(found) == 1 else ", each where it was made"
    draw(node("section", None, heading(title if here_only else f"{title}{elsewhere}"), table(heads, rows)), key="improvements")


def amount(value: float, unit: str, low: float, high: float, currency: str | None) -> str:
    """A difference with its sign; of shares in points of 100."""
    k = figures.scale(unit)
    digits = min(figures.digits_for(value * k, low * k, high * k), 1 if k > 1 else 2)
    sign = "+" if value > 0 else ""
    if unit == "money":
        return f"{sign}{figures.show(value, unit, low, high, currency).number}"
    return f"{sign}{figures.plain(value * k, digits)}"


def _what(one: Judged, names: dict[str, str]) -> Node:
    kept = one.improvement
    where = names.get(kept.service or kept.stream or "", "")
    since = f"{where}, since {kept.on.day} {month_words(kept.on)}" if where else f"Since {kept.on.day} {month_words(kept.on)}"
    expected = node("span", "soft", f" Expected: {kept.expected}.") if kept.expected else None
    return node("span", None, f"{kept.what}. ", node("span", "soft", f"{since}."), expected)


def _did(one: Judged) -> Node:
    if one.effect.reason:
        return node("span", None, one.words)
    tone, bold = _BOLD[one.effect.verdict]
    return node("strong", tone, bold)


def _size(one: Judged, unit: str, currency: str | None) -> Node:
    said = one.effect
    if said.reason:
        return ""
    ends = (said.low, said.high)
    value, low, high = (amount(x, unit, *ends, currency) for x in (said.effect, *ends))
    noun = " points of 100" if unit == "share" else "" if unit == "money" else f" {figures.word(unit)}"
    return node("span", None, f"{value}{noun}", node("span", "soft", f" 95\u00a0%: {low} to {high}"))


def _watched(one: Judged) -> Node:
    said = one.effect
    if said.reason:
        return ""
    after = f"{said.after} {'periods' if said.after != 1 else 'period'} after it against the course of the {said.before} before"
    beside = f", beside {one.compared}" if one.compared else ""
    cautions = [words.replace(one.mixed, period_words(one.mixed)) if one.mixed else words for words in one.cautions]
    return node("span", "soft", " ".join([f"{after}{beside}.", *cautions]))
