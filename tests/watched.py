"""What a reader without the right to people's rows is told of confidential answers, kept from one state of the store to the next."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from pandas import DataFrame
from sqlalchemy import select

from data.access import Viewer
from data.schema import ANSWERS
from data.warehouse import Warehouse
from metrics import confidential, engine, gather
from metrics.departments import parents_of
from metrics.extent import extent
from metrics.indicators import find
from metrics.periods import first_day, label_at, period
from metrics.scope import Scope
from tests.attacker import Attacker, Fact

READER = Viewer(audience="analyst", people_rows=False)
# By indicator: its classes of answer, what a figure adds up over them, and the score that nobody should learn.
KINDS = {
    "enps": (["for", "between", "against"], {"p": {"for": 1.0}, "d": {"against": 1.0}}, {"for": 1.0, "against": -1.0}),
    "comfort": (["good", "poor"], {"k": {"good": 1.0}}, {"good": 1.0}),
}
CUTS = ("department", "survey", "service", "stream")
_CELL = ("department", "survey", "service", "stream", "quarter", "arrived")


def answers(warehouse: Warehouse, key: str, streams: dict[str, str | None]) -> DataFrame:
    """The truth: one row per answer that the indicator counts, with its cell and its class."""
    rows = warehouse.frame(select(ANSWERS).where(find(key).counts.where))
    quarter = [period("quarter", first_day("quarter", day.date())).label for day in pd.to_datetime(rows["answered_on"])]
    if key == "enps":
        told = np.select([rows["promoter"].astype(bool), rows["detractor"].astype(bool)], ["for", "against"], "between")
    else:
        told = np.where(rows["favourable"].astype(bool), "good", "poor")
    stream = rows["service"].map(lambda name: streams.get(name) or "unknown")
    arrived = rows["arrived"].map("B{:.0f}".format)
    return rows.assign(quarter=quarter, stream=stream, told=told, arrived=arrived)[["id", *_CELL, "told"]]


class Watcher:
    """Keeps the truth and everything published of every state of one store."""

    def __init__(self, warehouse: Warehouse, key: str, streams: dict[str, str | None]):
        self.warehouse, self.key, self.streams = warehouse, key, streams
        self.states: list[tuple[DataFrame, list]] = []

    def look(self) -> None:
        """Ask for everything that may be asked of the store as it is now."""
        told = [piece for scope, by in questions(self.key, self.streams, self.warehouse) for piece in self._told(scope, by)]
        self.states.append((answers(self.warehouse, self.key, self.streams), told))

    def _told(self, scope: Scope, by: tuple[str, ...]) -> Iterator[tuple[DataFrame, dict]]:
        """Per published figure the cells that it counts, as the engine knows them, checked against what it says."""
        indicator = find(self.key)
        frame = engine.measure(self.warehouse, self.key, scope, by).frame.set_index([*by, "period"])
        plan = confidential.plan(indicator, scope, by)
        found, _ = gather.cells(self.warehouse, indicator, plan, extent(self.warehouse, indicator.counts))
        found = found.reset_index(drop=True)
        cells = confidential.counted(self.warehouse, indicator, scope, by, found)
        own = found.loc[cells.index].rename(columns={"period": "quarter"})
        own = own.assign(arrived=own["arrived"].map("B{:.0f}".format))
        cells = cells.assign(period=cells["period"].map(lambda label: label_at(scope.grain, label)))
        for spot, rows in cells[cells["kept"]].groupby([*by, "period"], sort=False):
            figure = frame.loc[spot if len(spot) > 1 else spot[0]]
            assert figure["n"] == rows["n"].sum(), (spot, figure)
            sums = {name: float(rows[name].sum()) for name in KINDS[self.key][1]}
            yield own.loc[rows.index, [c for c in _CELL if c in own]], {"n": float(figure["n"]), **sums}
        known = frame[~frame["note"].isin(["withheld", "no_data"])]
        assert len(known) == cells[cells["kept"]].groupby([*by, "period"]).ngroups, "a figure is published of cells not kept"

    def attacker(self, hides: int | None = None) -> Attacker:
        """Somebody who holds all of it: unknown is the class of each answer in each of its wordings.

        With ``hides`` what was published is not the product's, but all groups of at least so many answers.
        """
        classes, weights, score = KINDS[self.key]
        world = self._world(classes)
        found = Attacker(world, classes, weights, score)
        for state, (_, told) in enumerate(self.states):
            here = world[f"in {state}"]
            at = DataFrame({name: world[f"{name} {state}"] for name in _CELL})
            if hides is None:
                found.learn(self._fact(at, here, cells, sums) for cells, sums in told)
            else:
                found.learn(_careless(found, at[here], hides))
        for _, rows in world.groupby("who"):
            for other in rows.index[1:]:
                one = np.zeros(len(world), dtype=bool)
                two = one.copy()
                one[rows.index[0]], two[other] = True, True
                found.same_size.append((one, two))
        return found

    def _fact(self, at: DataFrame, here: pd.Series, cells: DataFrame, sums: dict) -> Fact:
        wanted = set(map(tuple, cells.astype(str).to_numpy()))
        members = [tuple(row) in wanted for row in at[list(cells)].astype(str).to_numpy()]
        return Fact(np.array(members) & here.to_numpy(), sums["n"], tuple((k, v) for k, v in sums.items() if k != "n"))

    def _world(self, classes: list[str]) -> DataFrame:
        """One row per set of answers that were always in the same cells and were worded anew at the same time."""
        wide = None
        for state, (truth, _) in enumerate(self.states):
            named = truth.rename(columns={c: f"{c} {state}" for c in (*_CELL, "told")})
            wide = named if wide is None else wide.merge(named, how="outer", on="id")
        said = wide[[f"told {s}" for s in range(len(self.states))]]
        word = {}
        for state in range(len(self.states)):
            now = said[f"told {state}"]
            word[state] = now.ne(said[f"told {state - 1}"]) & now.notna() & said[f"told {state - 1}"].notna() if state else now.isna() & False
        wording = DataFrame(word).cumsum(axis=1)
        where = [c for c in wide if c != "id" and not c.startswith("told")]
        keys = wide[where].astype(str).agg("|".join, axis=1) + "|" + wording.astype(str).agg("|".join, axis=1)
        rows = []
        for who, members in wide.groupby(keys, sort=True):
            turns = wording.loc[members.index[0]]
            for turn in sorted(turns.unique()):
                states = [s for s in turns.index if turns[s] == turn and pd.notna(members[f"told {s}"].iloc[0])]
                if states:
                    counted = members[f"told {states[0]}"].value_counts()
                    rows.append({"who": who, "turn": turn, **{c: members[c].iloc[0] for c in where},
                                 **{f"in {s}": s in states for s in range(len(self.states))},
                                 **{c: int(counted.get(c, 0)) for c in classes}})
        return DataFrame(rows)

    def targets(self, world: DataFrame) -> list[tuple[str, np.ndarray]]:
        """Every group of every state: by each kind, each crossing of them, each import, and each answer that changed."""
        found = small_cells_of(world, world, [["who", "turn"]])
        for state in range(len(self.states)):
            names = {name: f"{name} {state}" for name in _CELL}
            crossings = [["quarter", c] for c in _CELL if c != "quarter"]
            crossings += [["quarter", a, b] for i, a in enumerate(_CELL) for b in _CELL[i + 1:] if "quarter" not in (a, b)]
            here = world[world[f"in {state}"]]
            found += small_cells_of(world, here, [[names[c] for c in shared] for shared in crossings])
        unique = {cells.tobytes(): (name, cells) for name, cells in found}
        return list(unique.values())


def _careless(attacker: Attacker, here: DataFrame, hides: int) -> Iterator[Fact]:
    for cut in (["quarter"], *(["quarter", c] for c in CUTS)):
        for _, cells in small_cells_of(attacker.world, here, [cut]):
            truth = attacker.truth[cells].sum(axis=0)
            if truth.sum() >= max(hides, 1):
                sums = ((name, float(truth @ [w.get(c, 0.0) for c in attacker.classes])) for name, w in attacker.weights.items())
                yield Fact(cells, float(truth.sum()), tuple(sums))


def small_cells_of(world: DataFrame, here: DataFrame, keys: list[list[str]]) -> list[tuple[str, np.ndarray]]:
    """Every group of these rows that shares such keys, as (name, which rows of the whole world)."""
    found = []
    for shared in keys:
        for value, rows in here.groupby(shared, dropna=False, sort=True):
            cells = np.zeros(len(world), dtype=bool)
            cells[rows.index.to_numpy()] = True
            found.append((f"{' x '.join(shared)} = {value}", cells))
    return found


def questions(key: str, streams: dict[str, str | None], warehouse: Warehouse) -> Iterator[tuple[Scope, tuple[str, ...]]]:
    """Every kind of question that the product allows such a reader: cuts, filters, grains and stretches of time."""
    dimensions = engine.dimensions(key)
    every = sorted(warehouse.frame(select(ANSWERS.c.answered_on).distinct())["answered_on"].dropna())
    first = first_day("quarter", every[0].date())
    for by in ((), *((name,) for name in CUTS if name in dimensions)):
        for grain in ("quarter", "all"):
            yield Scope(grain=grain, viewer=READER), by
        yield Scope(grain="all", end=period("quarter", first).end, viewer=READER), by
    named = sorted(warehouse.frame(select(ANSWERS.c.department).distinct())["department"])
    for department in sorted({*named, *parents_of(warehouse)}):
        yield Scope(grain="quarter", department=department, viewer=READER), ()
    if "service" in dimensions:
        for service in streams:
            yield Scope(grain="quarter", services=(service,), viewer=READER), ()
        for stream in sorted({s for s in streams.values() if s}):
            yield Scope(grain="quarter", stream=stream, viewer=READER), ("service",)
        yield Scope(grain="quarter", viewer=Viewer(audience="service_owner", services=tuple(streams)[:1])), ()
