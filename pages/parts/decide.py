"""The right rail: what wants a decision, with owner, review date and the place to record it."""

from __future__ import annotations

from pages.parts import figures
from pages.parts.drawn import link, node
from pages.parts.face import shown
from pages.parts.gathered import Told
from pages.parts.words import day_words


def _item(why: str, one: Told, currency: str | None) -> list:
    reading, indicator = one.reading, one.indicator
    target = f", target {figures.trimmed(reading.target.value, indicator.unit, currency)}" if reading.target else ""
    now = node("p", None, f"{why}: ", node("strong", None, shown(reading, currency).whole), target)
    review = reading.target.review_on if reading.target else None
    who = node("p", "soft", node("span", None, reading.owner or "No owner"),
               node("span", None, f"Review {day_words(review)}" if review else "Review not set"))
    act = node("p", "act", link(one.address(decide="yes"), "Record the decision",
                                label=f"Record the decision about {one.title}"))
    return node("li", None, node("h3", None, link(one.address(), one.title)), now, who, act)


def decisions_rail(wanted: list[tuple[str, Told]], currency: str | None, most: int = 6) -> list:
    """The list; worst first, and how many more there are."""
    head = f"To decide: {len(wanted)}, the worst first" if wanted else "Nothing wants a decision"
    items = [_item(why, one, currency) for why, one in wanted[:most]]
    more = node("p", "soft", f"and {len(wanted) - most} more, further down") if len(wanted) > most else None
    return node("section", "decide", node("header", "factor", node("h2", None, head)), node("ol", None, *items), more)
