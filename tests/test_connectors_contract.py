"""Every profile keeps the contract: its sample is recognised as it and nothing else, and loads with counts that add up."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import func, select

from connectors.load import load
from connectors.look import look
from connectors.profiles import profiles, sample
from data.schema import CANONICAL
from data.warehouse import Warehouse

KEYS = sorted(profiles())


@pytest.mark.parametrize("key", KEYS)
def test_its_sample_is_recognised_as_it_and_no_other(key, home):
    (seen,) = look(sample(key), home)
    assert seen.found.profile is not None, seen.found.why
    assert seen.found.profile.key == key
    assert not seen.found.between
    assert not seen.open, seen.open
    assert seen.found.sureness >= 0.7


@pytest.mark.parametrize("key", KEYS)
def test_its_sample_loads_once_hides_people_and_can_be_taken_back(key, home):
    report = load(sample(key), home)
    assert report.profile == key
    assert report.read == report.kept + report.refused
    assert report.kept == report.new + report.changed + report.same
    assert report.kept == report.new > 0
    assert sum(report.reasons.values()) >= report.refused
    warehouse, table = Warehouse(home), CANONICAL[profiles()[key].table]
    stored = select(func.count()).select_from(table)
    # What only adds to records of other files waits for them.
    assert warehouse.rows(stored)[0][0] == (0 if profiles()[key].completes else report.kept)
    _only_hashes(warehouse, declared=profiles()[key].declared)

    again = load(sample(key), home)
    assert (again.already, again.batch, again.same) == (True, report.batch, report.kept)
    assert again.read == again.kept + again.refused

    warehouse.undo(report.batch)
    assert warehouse.rows(stored)[0][0] == 0


def _only_hashes(warehouse, declared: bool):
    for table in CANONICAL.values():
        for column in table.c:
            if column.info.get("hashed"):
                stored = warehouse.frame(select(column).where(column.is_not(None)))[column.name]
                assert stored.str.fullmatch("[0-9a-f]{32}").all(), f"{table.name}.{column.name}"
    # A declaration names owners in the open; nothing else names anybody.
    if not declared:
        content = warehouse.home.warehouse.read_bytes()
        for name in (b"Ejemplo", b"ann@example.org", b"Ann Example", b"192.0.2.10"):
            assert name not in content, f"{name} can be read in the store"


def test_no_two_profiles_share_a_title():
    titles = pd.Series([p.title for p in profiles().values()])
    assert titles.is_unique
