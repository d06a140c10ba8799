"""The indicator card, a column of a printed page: question, value, chart, the two answers, owner and freshness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.drawn import link, node
from pages.parts.figures import Shown
from pages.parts.icons import assurance_icon, variation_icon
from pages.parts.small_chart import Picture, small_chart


@dataclass(frozen=True)
class Verdict:
    """One answer of the chart: which mark, the words in bold, and the rest of the sentence."""

    kind: str
    bold: str
    rest: str = ""
    up: bool = True  # rising, for a change; lying above the usual range, for a target


@dataclass(frozen=True)
class Missing:
    """Why there is no figure, and the link that mends it."""

    reason: str
    link_words: str = ""
    address: str = ""


@dataclass(frozen=True)
class Face:
    """What a card shows, already in words; ``missing`` takes the place of the figure."""

    question: str
    address: str
    shown: Shown | None = None
    period: str = ""
    picture: Picture | None = None
    variation: Verdict | None = None
    assurance: Verdict | None = None
    remarks: tuple[str, ...] = ()
    owner: str | None = None
    needs_owner: bool = True
    fresh: str = ""
    missing: Missing | None = None


_TONES = {"improvement": "better", "pass": "better", "concern": "worse", "fail": "worse"}


def verdict_line(verdict: Verdict | None, draws) -> list | None:
    """A mark followed by its words; the words alone are enough to understand it."""
    if verdict is None:
        return None
    words = node("span", None, node("strong", _TONES.get(verdict.kind, "plain"), verdict.bold), verdict.rest)
    return node("p", "verdict", draws(verdict.kind, verdict.up), words)


def no_figure(missing: Missing) -> list:
    """The dashed frame that stands where a figure would be."""
    more = link(missing.address, missing.link_words) if missing.address else None
    return node("div", "nofigure", node("strong", None, "No figure"), node("p", None, missing.reason, " ", *([more] if more else [])))


def _value(shown: Shown) -> list:
    unit = node("span", "unit", shown.unit) if shown.unit else None
    return node("p", "value", node("strong", None, shown.number), unit, node("span", "interval", shown.interval))


def _foot(face: Face) -> list:
    owner = node("span", None, face.owner) if face.owner else (
        node("strong", "worse", "No owner") if face.needs_owner else node("span", None, ""))
    return node("footer", None, owner, node("span", "fresh", face.fresh))


def card(face: Face) -> list:
    """One card; its rows stand at the same heights as those of the card beside it."""
    question = node("h3", None, link(face.address, face.question))
    if face.missing is not None or face.shown is None:
        missing = face.missing or Missing("There is no figure for this period.")
        return node("article", "card", question, no_figure(missing), _foot(face))
    remarks = [node("p", "remark", words) for words in face.remarks]
    return node(
        "article", "card", question, _value(face.shown), node("p", "period", face.period),
        small_chart(face.picture) if face.picture else node("div", "chart"),
        verdict_line(face.variation, variation_icon) or node("p", "verdict"),
        verdict_line(face.assurance, assurance_icon) or node("p", "verdict"),
        node("div", "remarks", *remarks), _foot(face),
    )


def card_row(name: str, goal: str, faces: Sequence[Face]) -> list:
    """A section of the page: an ink rule, the value factor, its goal at the right, and its cards side by side."""
    right = node("span", "goal", f"Goal: {goal}") if goal else node("strong", "worse", "No goal")
    head = node("header", "factor", node("h2", None, name), right)
    return node("section", "cards", head, *(card(face) for face in faces))


def card_grid(title: str, faces: Sequence[Face], note: str = "") -> list:
    """A section without a goal of its own: up to three cards beside each other."""
    head = node("header", "factor", node("h2", None, title), node("span", "goal", note) if note else None)
    return node("section", "cards wide", head, *(card(face) for face in faces))


def key_to_cards() -> list:
    """How to read a card, in the words that the cards use."""
    rows = (
        (variation_icon("improvement"), "Better than before, more than noise (round, blue)"),
        (variation_icon("concern", False), "Worse than before, more than noise (diamond, orange)"),
        (variation_icon("common"), "No real change: do not react to single months"),
        (assurance_icon("pass", False), "Meets its target month after month (round, blue)"),
        (assurance_icon("fail"), "Misses its target until something changes (diamond, orange)"),
        (assurance_icon("hit_or_miss"), "Hit or miss: the target lies within the usual range"),
    )
    return node(
        "section", "key", node("header", "factor", node("h2", None, "How to read a card")),
        *(node("p", "verdict", icon, node("span", None, words)) for icon, words in rows),
        node("p", "soft", "Grey band: the usual range. Thin line: mean. Dashed line: target."),
    )
