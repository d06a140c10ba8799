"""An attacker asks for everything, before and after late answers, a correction and undos: no small group is found out."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from tests.surveyed import Surveyed
from tests.watched import Watcher

SMALLEST = 5
NESTED = {"top": None, "a": "top", "b": "top", "a1": "a", "a2": "a", "b1": "b", "b2": "b"}
FLAT = {"a1": None, "a2": None, "b1": None, "b2": None}

# name: departments, answers per department and quarter, share of the surveys, share of the services, whose mind is one
ORGANISATIONS = {
    "a department of four": (NESTED, {"a1": 12, "a2": 6, "b1": 4, "b2": 9}, (0.7, 0.25, 0.05), (0.6, 0.3, 0.1), None),
    "a department of one mind": (FLAT, {"a1": 9, "a2": 7, "b1": 5, "b2": 11}, (0.5, 0.3, 0.2), (0.4, 0.4, 0.2), "a2"),
    "one alone": (NESTED, {"a1": 16, "b1": 1, "b2": 6}, (0.8, 0.1, 0.1), (0.8, 0.1, 0.1), None),
}


def answers(sizes: dict[str, int], surveys, services, one_mind: str | None, seed: int) -> pd.DataFrame:
    """Two quarters of answers; a survey `z` that one department alone answers, so that its cells are known to be empty."""
    dice = np.random.default_rng(seed)
    rows = []
    for quarter, department, i in ((q, d, i) for q in (1, 2) for d, n in sizes.items() for i in range(n)):
        survey = dice.choice(["x", "y"], p=[surveys[0] / sum(surveys[:2]), surveys[1] / sum(surveys[:2])])
        rows.append({
            "id": f"{quarter}{department}{i}", "department": department, "day": f"2025-0{3 * quarter - 2}-10 09:00",
            "survey": "z" if department == "b2" and i < 3 else survey, "service": dice.choice(["access", "rooms", "payroll"], p=services),
            "Q1": 10 if department == one_mind else int(dice.choice([2, 5, 7, 8, 9, 10])),
            "Q2": 5 if department == one_mind else int(dice.integers(1, 6)),
        })
    return pd.DataFrame(rows)


def watched(folder, name: str, key: str) -> Watcher:
    """A first small import, a large one that closes the quarter, two late answers, a correction; each undone again."""
    parents, sizes, surveys, services, one_mind = ORGANISATIONS[name]
    of = Surveyed(folder, parents)
    of.ask(["x", "y", "z"])
    rows = answers(sizes, surveys, services, one_mind, seed=len(name))
    first, second = rows[rows["day"] < "2025-03"], rows[rows["day"] > "2025-03"]
    early = of.load(first.iloc[:2], datetime(2025, 2, 1))
    of.load(first.iloc[2:], datetime(2025, 4, 2))
    watcher = Watcher(of.warehouse, key, of.streams)
    watcher.look()
    of.load(second, datetime(2025, 7, 2))
    late = first[first["department"] == "a1"].iloc[:2]
    late = of.load(late.assign(id="late" + late["id"], Q1=10, Q2=5), datetime(2025, 7, 5))
    watcher.look()
    wrong = first.iloc[[3]]
    mended = of.load(wrong.assign(Q1=12 - wrong["Q1"], Q2=6 - wrong["Q2"]), datetime(2025, 7, 6), version="2025-07-06")
    watcher.look()
    of.warehouse.undo(mended)
    of.warehouse.undo(late)
    watcher.look()
    of.warehouse.undo(early)
    watcher.look()
    return watcher


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Every organisation as the attacker saw it; asked once."""
    seen = {}

    def of(name: str, key: str) -> Watcher:
        if (name, key) not in seen:
            seen[name, key] = watched(tmp_path_factory.mktemp("attack"), name, key)
        return seen[name, key]

    return of


CASES = [("a department of four", "enps"), ("a department of one mind", "enps"), ("one alone", "comfort")]


@pytest.mark.parametrize(("name", "key"), CASES)
@pytest.mark.parametrize("hides", [0, SMALLEST])
def test_the_attack_finds_people_where_nothing_or_only_small_groups_are_hidden(kept, name, key, hides):
    watcher = kept(name, key)
    attacker = watcher.attacker(hides=hides)
    found = attacker.wins(watcher.targets(attacker.world), SMALLEST)
    assert {"size", "score"} <= {one.what for one in found}


@pytest.mark.parametrize(("name", "key"), CASES)
def test_no_group_below_the_smallest_is_found_out(kept, name, key):
    watcher = kept(name, key)
    attacker = watcher.attacker()
    assert len(attacker.facts) > 20, "hardly anything was published: the attack would find nothing anywhere"
    assert not attacker.wins(watcher.targets(attacker.world), SMALLEST)
