"""The same attacker against a table of colleagues: departments beside places and overtime, nobody singled out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.access import Viewer
from metrics import confidential, engine, gather
from metrics.extent import extent
from metrics.indicators import find
from metrics.scope import Scope
from tests.attacker import Attacker, Fact
from tests.invented import Store, store
from tests.watched import small_cells_of

KEY, SMALLEST = "attrition_share", 5
CUTS = ("department", "location", "overtime")
READER = Viewer(audience="analyst", people_rows=False)


def colleagues(seed: int) -> Store:
    """Each department sits in one place, but for two people of one; by the first seed of three, beside a department
    of four and one alone."""
    dice = np.random.default_rng(seed)
    home = {"claims-north": "Bergen", "claims-south": "Bergen", "finance": "Oslo", "it": "Oslo", "tiny": "Oslo"}
    away = ("finance", "it", "tiny") if seed == 1 else ("it",)
    rows = [
        {"department": name, "location": "Bergen" if name in away and i < 2 else home[name],
         "overtime": bool(dice.random() < 0.3), "left": bool(dice.random() < 0.3)}
        for name, size in {"claims-north": 22, "claims-south": 11, "finance": 17, "it": 9, **({"tiny": 4} if seed == 1 else {})}.items()
        for i in range(size)
    ]
    rows += [{"department": "it", "location": "Tromso", "overtime": True, "left": True}] if seed == 1 else []
    people = pd.DataFrame(rows).assign(source="test", batch="B1")
    return store().changed(people=people.assign(id=[f"w{i}" for i in range(len(people))], person=[f"w{i}" for i in range(len(people))]))


def world_of(of: Store) -> pd.DataFrame:
    people = of.frames["people"].assign(overtime=of.frames["people"]["overtime"].map({True: "yes", False: "no"}))
    counted = people.groupby([*CUTS, "left"]).size().unstack(fill_value=0).rename(columns={True: "gone", False: "here"})
    return counted.reset_index()


def told(of: Store, world: pd.DataFrame) -> list[Fact]:
    """Everything that may be asked: the whole, every cut, every department alone."""
    facts, indicator = [], find(KEY)
    departments = [(Scope(department=name, viewer=READER), ()) for name in (*sorted(set(world["department"])), "claims", "harbour")]
    for scope, by in [(Scope(viewer=READER), ()), *((Scope(viewer=READER), (cut,)) for cut in CUTS), *departments]:
        frame = engine.measure(of, KEY, scope, by).frame
        plan = confidential.plan(indicator, scope, by)
        found = gather.cells(of, indicator, plan, extent(of, indicator.counts))[0].reset_index(drop=True)
        cells = confidential.counted(of, indicator, scope, by, found)
        cells = cells[cells["kept"]]
        assert frame["value"].notna().sum() == cells.groupby([*by, "period"]).ngroups
        for _, rows in cells.groupby([*by, "period"]):
            own = found.loc[rows.index]
            mine = [c for c in CUTS if c in own]
            wanted = set(map(tuple, own[mine].to_numpy()))
            members = np.array([tuple(row) in wanted for row in world[mine].to_numpy()]) if mine else np.ones(len(world), dtype=bool)
            facts.append(Fact(members, float(rows["n"].sum()), (("k", float(rows["k"].sum())),)))
    return facts


def careless(world: pd.DataFrame, hides: int) -> list[Fact]:
    facts = []
    for _, cells in small_cells_of(world, world, [[cut] for cut in CUTS]):
        n, k = world.loc[cells, ["gone", "here"]].to_numpy().sum(), world.loc[cells, "gone"].sum()
        facts += [Fact(cells, float(n), (("k", float(k)),))] if n >= hides else []
    return facts


def found_by(world: pd.DataFrame, facts: list[Fact]) -> list:
    attacker = Attacker(world, ["gone", "here"], {"k": {"gone": 1.0}}, {"gone": 1.0})
    attacker.learn(facts)
    crossings = [list(cut) for cut in (CUTS[:1], CUTS[1:2], CUTS[:2], CUTS[1:], (CUTS[0], CUTS[2]), CUTS)]
    return attacker.wins(small_cells_of(world, world, crossings), SMALLEST)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_small_group_of_colleagues_is_found_out(seed):
    of = colleagues(seed)
    world = world_of(of)
    facts = told(of, world)
    assert len(facts) > 5, "hardly anything was published"
    assert not found_by(world, facts)


@pytest.mark.parametrize("hides", [0, SMALLEST])
def test_the_attack_wins_where_only_small_groups_are_hidden(hides):
    world = world_of(colleagues(1))
    assert found_by(world, careless(world, hides))
