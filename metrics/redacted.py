"""What people wrote, without what names anybody: addresses, numbers, and every word that is the name of a colleague."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from data.person_key import hash_person

REMOVED = "[removed]"
_ADDRESS = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+|\b(?:https?://|www\.)\S+", re.IGNORECASE)
# Seven digits or more, however they are grouped: a telephone, a badge, an account.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s()./-]{0,2}\d){6,}")
_WORD = re.compile(r"[^\W_](?:[\w.'’-]*[^\W_])?")
_LONGEST = 4  # words in a name
_OWNERS = re.compile(r"['’]s?$")


def redacted(text: str, known: Container[str], key: str) -> str:
    """The text with `[removed]` in place of addresses, numbers and names.

    ``known`` holds the keyed hashes of all names, logins and personnel numbers. Up to four words in a row are looked
    up together, also turned round with a comma, since lists write `Berg, Anna` and people write `Anna Berg`.
    """
    text = _NUMBER.sub(REMOVED, _ADDRESS.sub(REMOVED, text))
    words = [match for match in _WORD.finditer(text) if match[0] != REMOVED.strip("[]")]
    gone: list[tuple[int, int]] = []
    for size in range(_LONGEST, 0, -1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            if any(start < run[-1].end() and run[0].start() < end for start, end in gone):
                continue
            if any(_hash(name, key) in known for name in _spellings([_OWNERS.sub("", word[0]) for word in run])):
                gone.append((run[0].start(), run[-1].end()))
    for start, end in sorted(gone, reverse=True):
        text = text[:start] + REMOVED + text[end:]
    return text


def _spellings(words: list[str]) -> list[str]:
    told = [" ".join(words)]
    if len(words) > 1:
        told += [f"{words[-1]}, {' '.join(words[:-1])}", f"{words[0]}, {' '.join(words[1:])}", " ".join([words[-1], *words[:-1]]),
                 " ".join([*words[1:], words[0]])]
    return told


@lru_cache(maxsize=100_000)
def _hash(name: str, key: str) -> str:
    return hash_person(name, key)
