"""What must be assumed to turn time into money: low, base and high, with an owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
from pandas import DataFrame
from sqlalchemy import select

from data.schema import ASSUMPTIONS
from metrics.exchange import home_currency, rate_on, rates

WORDS = {
    "loaded_hourly_rate": "what an hour of work costs (loaded_hourly_rate)",
    "recoverable_share": "which share of lost time could be won back (recoverable_share)",
    "revenue_per_hour": "how much revenue an hour of a value stream brings in (revenue_per_hour)",
    "minutes_saved_per_ticket": "how many minutes of work a machine would save per ticket (minutes_saved_per_ticket)",
    "automatable_share": "which share of tickets a machine could handle (automatable_share)",
    "automation_running_cost": "what it costs a month to let a machine handle one item (automation_running_cost)",
    "automation_setup_cost": "what it costs once to hand one item to a machine (automation_setup_cost)",
    "minutes_lost_per_ticket": "how many minutes a ticket takes from a colleague (minutes_lost_per_ticket)",
}
ENDS = ("low", "base", "high")


@dataclass(frozen=True)
class Range:
    """One assumption: what is stated for all, and for single services."""

    name: str
    every: tuple[float, float, float] | None
    by_service: dict[str, tuple[float, float, float]]
    currency: str | None = None
    owner: str | None = None
    stated_on: date | None = None
    unconverted: bool = False

    def of(self, services: Iterable[str]) -> DataFrame:
        """Columns low, base, high, one row per service; empty where nothing is stated for it."""
        nothing = (float("nan"),) * 3
        return DataFrame([self.by_service.get(s, self.every or nothing) for s in services], columns=ENDS, dtype=float)

    @property
    def words(self) -> str:
        """`23 to 31, 27 at best guess; owner: Finance; stated on 2026-01-01`; it says where a range or an owner is missing."""
        stated = self.every or next(iter(self.by_service.values()))
        low, base, high = (f"{end:g}" for end in stated)
        ends = f"{low} to {high}, {base} at best guess" if low != high else f"{base}, and nobody stated a range"
        owner = f"owner: {self.owner}" if self.owner else "without an owner"
        return "; ".join([ends, owner, *([f"stated on {self.stated_on:%Y-%m-%d}"] if self.stated_on else [])])


def stated(warehouse, names: Iterable[str], part: str = "service") -> dict[str, Range]:
    """The newest statement of each assumption, for all and by ``part`` (service or stream); those without any left out."""
    other = "stream" if part == "service" else "service"
    rows = warehouse.frame(
        select(ASSUMPTIONS.c[part].label("service"), *(ASSUMPTIONS.c[c] for c in ("name", *ENDS, "currency", "owner", "stated_on", "source", "id")))
        .where(ASSUMPTIONS.c.name.in_(list(names)), ASSUMPTIONS.c[other].is_(None))
    )
    newest = rows.sort_values(["stated_on", "source", "id"], na_position="first").drop_duplicates(
        ["name", "service"], keep="last"
    )
    newest = _in_home(warehouse, newest)
    return {name: _range(name, of_name) for name, of_name in newest.groupby("name")}


def missing_words(names: Iterable[str]) -> str:
    """The sentence that says which assumptions nobody has stated."""
    return f"Nobody has stated {' nor '.join(WORDS[name] for name in names)}."


def lacking_words(known: dict[str, Range], names: Iterable[str]) -> str | None:
    """The sentence that says what keeps these assumptions from being used; None where nothing does."""
    if lacking := [name for name in names if name not in known]:
        return missing_words(lacking)
    foreign = next((known[name] for name in names if known[name].unconverted), None)
    if foreign is None:
        return None
    return f"No exchange rate says what {foreign.currency} was worth when {WORDS[foreign.name]} was stated."


def _in_home(warehouse, rows: DataFrame) -> DataFrame:
    """The rows with amounts in the organisation's currency; ``unconverted`` where no rate of that day is known."""
    rows = rows.assign(unconverted=False)
    home = home_currency(warehouse) if rows["currency"].notna().any() else None
    foreign = rows["currency"].notna() & (rows["currency"] != home) & (home is not None)
    if not foreign.any():
        return rows
    known = rates(warehouse)
    worth = [rate_on(known, c, day) for c, day in zip(rows.loc[foreign, "currency"], rows.loc[foreign, "stated_on"], strict=True)]
    rate = pd.Series(worth, index=rows.index[foreign], dtype=float)
    rows.loc[foreign, "unconverted"] = rate.isna()
    converted = foreign & rows.index.isin(rate.index[rate.notna()])
    for end in ENDS:
        rows.loc[converted, end] = rows.loc[converted, end] * rate[rows.index[converted]]
    return rows.assign(currency=rows["currency"].where(~converted, home))


def _range(name: str, rows: DataFrame) -> Range:
    every = rows[rows["service"].isna()]
    single = rows[rows["service"].notna()]
    first = (every if len(every) else single).iloc[0]
    return Range(
        name,
        tuple(every.iloc[0][list(ENDS)]) if len(every) else None,
        {row["service"]: tuple(row[end] for end in ENDS) for row in single.to_dict("records")},
        *(None if pd.isna(first[c]) else str(first[c]) for c in ("currency", "owner")),
        None if pd.isna(first["stated_on"]) else pd.Timestamp(first["stated_on"]).date(),
        bool(rows["unconverted"].any()),
    )
