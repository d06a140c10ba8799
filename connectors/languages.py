"""What German and French exports call the headers that a profile names in English or in other languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from connectors.headers import plain
from connectors.vocabulary.translated.business import BUSINESS, DECLARED
from connectors.vocabulary.translated.people import ANSWERS, PEOPLE
from connectors.vocabulary.translated.tickets import TICKETS
from connectors.vocabulary.translated.wording import LANGUAGES, Wording

# One word means different things in different rooms: `position` is a job among people, a place in a list of rules.
_SPOKEN_IN: dict[str, tuple[Wording, ...]] = {
    **dict.fromkeys(("tickets", "ticket_events"), TICKETS),
    "outages": (*TICKETS, *BUSINESS, *DECLARED),
    **dict.fromkeys(("people", "person_alias", "requisitions"), PEOPLE),
    "responses": (*ANSWERS, *TICKETS, *PEOPLE),
    "invitations": (*ANSWERS, *PEOPLE, *DECLARED),
    **dict.fromkeys(("measures", "costs", "deliveries", "customers"), (*BUSINESS, *DECLARED)),
}
_OTHERWISE = (*DECLARED, *BUSINESS)


def wordings(table: str) -> tuple[Wording, ...]:
    """What is known of the headers of a canonical table's exports."""
    return _SPOKEN_IN.get(table, _OTHERWISE)


@cache
def _words(table: str, language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for wording in wordings(table):
        for name in (*wording.english, *wording.seen):
            found[plain(name)] = (*found.get(plain(name), ()), *getattr(wording, language))
    return found


def telling(table: str, proof: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The translations that prove as much as the names in ``proof``: those that translate nothing else of ``known``.

    `Status` is also what an incident state is called, and proves nothing.
    """
    proven, others = {plain(name) for name in proof}, {plain(name) for name in known}
    others -= proven
    alike = [w for w in wordings(table) if proven & set(map(plain, w.english)) and not others & set(map(plain, w.english))]
    return tuple(word for w in alike for language in LANGUAGES for word in getattr(w, language))


def translations(table: str, names: Iterable[str], languages: tuple[str, ...] = LANGUAGES) -> tuple[str, ...]:
    """What the languages call columns of these names in exports of the table, in the order of the names.

    >>> translations("tickets", ["caller_id"], ("German",))
    ('Anrufer', 'Melder')
    """
    spoken = [_words(table, language) for language in languages]
    return tuple(dict.fromkeys(word for name in names for words in spoken for word in words.get(plain(name), ())))
