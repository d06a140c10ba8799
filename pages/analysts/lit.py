"""Which figures over all time a load changes, from what to what, and which pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from data.warehouse import Warehouse
from metrics import engine
from metrics.indicators import load as book
from metrics.scope import Scope
from pages.parts.routes import BY_PATH


@dataclass(frozen=True)
class Lit:
    """An indicator that changes: the figure over all time before and after; None where there was none."""

    key: str
    before: dict | None
    after: dict | None


def whole_figures(warehouse: Warehouse) -> dict[str, dict]:
    """The figure of every indicator over all time, those without a value left out."""
    if not warehouse.exists():
        return {}
    return {key: row for key in book() if (row := _whole(warehouse, key)) is not None}


def _whole(warehouse: Warehouse, key: str) -> dict | None:
    rows = engine.measure(warehouse, key, Scope()).rows()
    return rows[0] if len(rows) == 1 and rows[0]["value"] is not None else None


def lit(before: dict[str, dict], after: dict[str, dict]) -> tuple[Lit, ...]:
    """What differs: first the outcomes, then the diagnostics, each in the order of the book."""
    changed = [Lit(key, before.get(key), after.get(key)) for key in book() if before.get(key) != after.get(key)]
    return tuple(sorted(changed, key=lambda one: book()[one.key].diagnostic))


def pages_of(changed: tuple[Lit, ...]) -> tuple[str, ...]:
    """The pages, by their addresses, on which a figure appears that was not there before."""
    new = [book()[one.key] for one in changed if one.before is None and one.after is not None]
    shown = {
        "outcomes": any(not i.diagnostic for i in new),
        "experience": any(i.factor == "experience" for i in new),
        "services": any("service" in i.dimensions for i in new),
        "streams": any("stream" in i.dimensions for i in new),
    }
    return tuple(page for page, shows in shown.items() if shows and page in BY_PATH)
