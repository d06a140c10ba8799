"""The indicator book: every file below declares one indicator, found by walking the folders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

from data.errors import BadDefinition, UnknownName
from metrics.indicator import Indicator
from metrics.versions import newest


@cache
def load() -> dict[str, Indicator]:
    """Every indicator by key, in the order of the keys, as it is defined now.

    Raises:
        BadDefinition: a file declares no indicator, or one under another key than its own name.
    """
    found = {}
    for module in _modules():
        indicator = getattr(module, "INDICATOR", None)
        stem = module.__name__.rsplit(".", 1)[-1]
        if indicator is None:
            raise BadDefinition("it declares no INDICATOR.", where=module.__name__, change="Declare one, or move the file.")
        if indicator.key != stem:
            raise BadDefinition(f"its key is {indicator.key!r}.", where=module.__name__, change=f"Name the file {indicator.key}.py.")
        if stem in found:
            raise BadDefinition(f"{stem!r} is declared twice.", where=module.__name__, change="Keep one of them.")
        found[stem] = replace(indicator, version=newest(stem))
    return dict(sorted(found.items()))


@cache
def earlier() -> dict[str, Indicator]:
    """Definitions that were kept when a newer one took their place, by `key@version`, the newest of each first.

    Raises:
        BadDefinition: one is about people: two counts of nearly the same people differ by a few of them.
    """
    found = {}
    for module in _modules():
        kept = getattr(module, "EARLIER", {})
        for number in sorted(kept, reverse=True):
            key = f"{kept[number].key}@{number}"
            if kept[number].privacy in ("confidential", "people"):
                raise BadDefinition(
                    "an earlier definition of a figure about people would tell whom the new one counts otherwise.",
                    where=key, change="Do not keep it.",
                )
            found[key] = replace(kept[number], key=key, version=number)
    return found


def find(key: str) -> Indicator:
    """The indicator of that key, or of `key@version` for an earlier definition.

    Raises:
        UnknownName: there is none; the nearest is named.
    """
    book = load()
    name, _, number = key.partition("@")
    if name not in book:
        raise UnknownName("indicator", name, book)
    if not number or number == str(book[name].version):
        return book[name]
    if key not in earlier():
        raise UnknownName(f"version of {name}", number, [str(book[name].version), *(k.partition("@")[2] for k in _kept(name))])
    return earlier()[key]


def beside(key: str) -> tuple[Indicator, ...]:
    """The earlier definitions of an indicator that can still be computed, the newest first."""
    return tuple(earlier()[kept] for kept in _kept(key.partition("@")[0]))


def _kept(name: str) -> list[str]:
    return [key for key in earlier() if key.partition("@")[0] == name]


def _modules() -> Iterator[ModuleType]:
    for module in walk_packages(__path__, prefix=f"{__name__}."):
        if not module.ispkg:
            yield import_module(module.name)
