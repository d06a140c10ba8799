"""Many indicators read at once for one page: their cards, what changed among them, and what wants a decision."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.errors import BadScope, NotAllowed
from metrics.indicator import Indicator
from metrics.indicators import load
from pages.parts import cached
from pages.parts.card import Face, Missing
from pages.parts.face import face, has_value
from pages.parts.routes import address
from pages.parts.scope_bar import Chosen
from pages.parts.shell import Here
from pages.parts.words import lower_first


@dataclass(frozen=True, eq=False)
class Told:
    """One indicator on a page: what the engine says of it, or the sentence why it says nothing here."""

    indicator: Indicator
    reading: object | None
    trouble: str = ""
    stream: str = ""  # the name of the value stream that it speaks of, where the page speaks of all

    @property
    def has_figure(self) -> bool:
        """Whether its last whole period has a value; a card without one says why."""
        return self.reading is not None and has_value(self.reading)

    @property
    def question(self) -> str:
        """The question, of the value stream that it speaks of."""
        return f"{self.stream}: {lower_first(self.indicator.question)}" if self.stream else self.indicator.question

    @property
    def title(self) -> str:
        """The title, of the value stream that it speaks of."""
        return f"{self.stream}: {lower_first(self.indicator.title)}" if self.stream else self.indicator.title

    def address(self, **chosen: str) -> str:
        """Where its own page is."""
        return address("indicator", key=self.indicator.key, **({"stream": self.stream} if self.stream else {}), **chosen)

    @property
    def variation(self) -> str:
        return self.reading.trend.variation if self.has_figure else ""

    @property
    def assurance(self) -> str | None:
        return self.reading.trend.assurance if self.has_figure else None

    @property
    def chance(self) -> float | None:
        """The chance, 0 to 1, that its target is met when it is looked at; None where nothing can be said."""
        ahead = self.reading.ahead if self.has_figure else None
        known = ahead is not None and ahead.outlook is not None and not math.isnan(ahead.outlook.chance)
        return ahead.outlook.chance if known else None


def tell(here: Here, chosen: Chosen, keys: Iterable[str]) -> list[Told]:
    """The indicators of these keys, as far as this release has them and this reader may open them."""
    book = load()
    told = []
    for key in keys:
        if key not in book or here.viewer.audience not in book[key].audiences:
            continue
        try:
            told.append(Told(book[key], cached.reading(here.store, key, chosen.scope)))
        except (BadScope, NotAllowed) as error:
            told.append(Told(book[key], None, str(error)))
    return told


def of_one_stream(here: Here, chosen: Chosen, key: str) -> Told | None:
    """The indicator of the value stream that wants attention most; None where no stream has a figure of its own.

    A median over unlike streams answers nobody's question, and what they cost cannot be added up.
    """
    if chosen.scope.stream is not None or chosen.scope.services:
        return None
    of_each = []
    for stream in cached.streams(here.store):
        (one,) = tell(here, chosen.of_stream(stream["id"]), [key]) or (None,)
        if one is not None and one.has_figure:
            of_each.append(replace(one, stream=stream["name"]))
    order = {"fail": 0, "hit_or_miss": 1, "pass": 2, None: 3}
    return min(of_each, key=lambda one: (one.variation != "concern" or one.assurance == "pass", order[one.assurance]), default=None)


def best(told: list[Told], most: int) -> list[Told]:
    """The first ones that have a figure; where these are too few, the first of the others, in the page's own order."""
    ranked = sorted(told, key=lambda one: not one.has_figure)[:most]
    return [one for one in told if one in ranked]


def face_of(here: Here, one: Told, extra: tuple[str, ...] = ()) -> Face:
    """The card of an indicator, whatever is known of it."""
    if one.reading is None:
        return Face(one.question, one.address(), missing=Missing(one.trouble), needs_owner=False)
    return replace(face(one.reading, here.organisation.currency, extra), question=one.question, address=one.address())


def changed(told: list[Told]) -> tuple[list[Told], list[Told]]:
    """Those that became better and those that became worse, beyond noise."""
    return ([t for t in told if t.variation == "improvement"], [t for t in told if t.variation == "concern"])


def to_decide(told: list[Told]) -> list[tuple[str, Told]]:
    """Why each wants a decision, and which; what became worse and misses its target comes first.

    That nobody owns an indicator is said once somebody owns any: before, nothing was declared at all.
    """
    owned = any(t.has_figure and t.reading.owner for t in told)
    reasons = (
        ("Worse than before, and misses its target", lambda t: t.variation == "concern" and t.assurance == "fail"),
        ("Worse than before", lambda t: t.variation == "concern"),
        ("Misses its target until something changes", lambda t: t.assurance == "fail"),
        ("Nobody owns it", lambda t: owned and t.has_figure and not t.reading.owner),
    )
    found: list[tuple[str, Told]] = []
    for why, holds in reasons:
        found += [(why, one) for one in told if holds(one) and all(one is not seen for _, seen in found)]
    return found


def silently(ask, *arguments):
    """A figure that may not exist in this scope: None where the question cannot be asked so."""
    try:
        return ask(*arguments)
    except (BadScope, NotAllowed):
        return None
