"""The history of every definition: which version holds since when, and what each changed."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.errors import BadDefinition
from metrics.fingerprint import fingerprint

HISTORY = Path(__file__).parent / "indicators" / "history.csv"
FIRST = "First definition."


@dataclass(frozen=True)
class Version:
    """One version of a definition; ``mark`` is the fingerprint of what it computes."""

    number: int
    since: date
    what: str
    mark: str


@cache
def history() -> dict[str, tuple[Version, ...]]:
    """The versions of every indicator by key, the first one first.

    Raises:
        BadDefinition: the file skips a number, or a version comes before the one that it follows.
    """
    found: dict[str, list[Version]] = {}
    with HISTORY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            versions = found.setdefault(row["key"], [])
            one = Version(int(row["version"]), date.fromisoformat(row["since"]), row["what"], row["fingerprint"])
            _follows(row["key"], versions, one)
            versions.append(one)
    return {key: tuple(versions) for key, versions in found.items()}


def versions_of(key: str) -> tuple[Version, ...]:
    """The versions of one indicator; empty where its first line has not been written yet."""
    return history().get(key.partition("@")[0], ())


def newest(key: str) -> int:
    """The number of the version that holds now."""
    known = versions_of(key)
    return known[-1].number if known else 1


def unwritten(indicator, today: str = "YYYY-MM-DD") -> str:
    """The line that the history lacks for this declaration; empty where it is up to date."""
    known, mark = versions_of(indicator.key), fingerprint(indicator)
    if known and known[-1].mark == mark:
        return ""
    what = FIRST if not known else "WHAT CHANGED, IN A SENTENCE."
    return f'{indicator.key},{newest(indicator.key) + bool(known)},{today},"{what}",{mark}'


def _follows(key: str, before: list[Version], one: Version) -> None:
    wanted = before[-1].number + 1 if before else 1
    if one.number != wanted:
        raise BadDefinition(f"version {one.number} of {key} should be number {wanted}.", where=HISTORY.name, change="Number them without a gap.")
    if before and one.since < before[-1].since:
        raise BadDefinition(f"version {one.number} of {key} begins before version {one.number - 1}.", where=HISTORY.name, change="Mend its day.")
