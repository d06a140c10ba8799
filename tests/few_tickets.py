"""A store of a few tickets and whatever else a test of the engine needs, said in one line."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from metrics import engine
from metrics.scope import Scope
from tests.invented import Store


def tickets(rows: list[dict], newest: datetime = datetime(2026, 3, 31, 12), **tables) -> Store:
    """A store of these tickets only; `finished_on` is given, everything else follows."""
    told = pd.DataFrame(rows).reset_index(names="number")
    told = told.assign(source="test", id="T" + told["number"].astype(str), batch="B1", state_class="done").drop(columns="number")
    told["finished_at"] = pd.to_datetime(told["finished_on"])
    if "opened_on" not in told:
        told["opened_on"] = told["finished_on"]
    told["opened_at"] = pd.to_datetime(told["opened_on"])
    batches = pd.DataFrame([{"batch": "B1", "arrived": 1, "file_name": "f", "newest_at": newest, "source": "test"}])
    filled = pd.DataFrame([{"batch": "B1", "table": "tickets", "mapped": "[]"}])
    return Store({"tickets": told, "batches": batches, "batch_tables": filled, **tables})


def kept(day: date, hits: int, misses: int, **more) -> list[dict]:
    return [{"finished_on": day, "promise_kept": i < hits, "service": "access", **more} for i in range(hits + misses)]


def by_period(of: Store, key: str, grain: str = "month", **scope) -> pd.DataFrame:
    return engine.measure(of, key, Scope(grain=grain, **scope)).frame.set_index("period")
