"""The indicator book: every file below declares one indicator, found by walking the folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from data.errors import BadDefinition, UnknownName
from metrics.indicator import Indicator


@cache
def load() -> dict[str, Indicator]:
    """Every indicator by key, in the order of the keys.

    Raises:
        BadDefinition: a file declares no indicator, or one under another key than its own name.
    """
    found = {}
    for module in walk_packages(__path__, prefix=f"{__name__}."):
        if module.ispkg:
            continue
        indicator = getattr(import_module(module.name), "INDICATOR", None)
        stem = module.name.rsplit(".", 1)[-1]
        if indicator is None:
            raise BadDefinition("it declares no INDICATOR.", where=module.name, change="Declare one, or move the file.")
        if indicator.key != stem:
            raise BadDefinition(f"its key is {indicator.key!r}.", where=module.name, change=f"Name the file {indicator.key}.py.")
        if stem in found:
            raise BadDefinition(f"{stem!r} is declared twice.", where=module.name, change="Keep one of them.")
        found[stem] = indicator
    return dict(sorted(found.items()))


def find(key: str) -> Indicator:
    """The indicator of that key.

    Raises:
        UnknownName: there is none; the nearest is named.
    """
    book = load()
    if key not in book:
        raise UnknownName("indicator", key, book)
    return book[key]
