"""A small invented organisation as frames, for tests of figures; the same frames fill a warehouse and a recount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import duckdb
import numpy as np
import pandas as pd
from sqlalchemy.schema import CreateTable

from data.schema import METADATA
from data.sqltext import DuckDBDialect, compile_duckdb

FIRST, NEWEST = date(2025, 1, 1), datetime(2026, 7, 15, 17, 0)
SERVICES = {"access": "joining", "laptops": "joining", "payroll": "pay", "rooms": None}
PARENTS = {
    "harbour": None, "claims": "harbour", "claims-north": "claims", "claims-south": "claims", "finance": "harbour",
    "it": "harbour", "tiny": "claims",
}
STAFF = {"claims-north": 60, "claims-south": 40, "finance": 50, "it": 30, "tiny": 4}


class Store:
    """A warehouse over frames in memory: what the engine needs of one, and nothing else."""

    def __init__(self, frames: dict[str, pd.DataFrame]):
        self.frames = frames
        self._connection = duckdb.connect()
        for table in METADATA.tables.values():
            self._connection.execute(str(CreateTable(table).compile(dialect=DuckDBDialect())))
        for name, frame in frames.items():
            if len(frame):
                self._connection.register("given", frame)
                self._connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM given")
                self._connection.unregister("given")

    def exists(self) -> bool:
        return True

    def revision(self) -> str:
        return "one"

    def frame(self, statement) -> pd.DataFrame:
        return self._connection.cursor().execute(compile_duckdb(statement)).df()

    def changed(self, **frames: pd.DataFrame) -> Store:
        return Store({**self.frames, **frames})


@dataclass(frozen=True)
class Dice:
    """Seeded draws, so that every run tells the same story."""

    rng: np.random.Generator

    def one_of(self, options, n, p=None):
        return self.rng.choice(np.array(options, dtype=object), n, p=p)

    def days(self, n, last=None):
        span = ((last or NEWEST.date()) - FIRST).days
        return pd.to_datetime(FIRST) + pd.to_timedelta(self.rng.integers(0, span + 1, n), unit="D")


@cache
def frames() -> dict[str, pd.DataFrame]:
    """Every table, small enough to recount in pandas."""
    from tests.invented_more import extended

    dice = Dice(np.random.default_rng(20260715))
    tickets = _tickets(dice)
    responses, answers = _answers(dice)
    base = {
        "batches": _batches(), "batch_tables": _batch_tables(),
        "organisation": _rows("organisation", [{"name": "Harbour", "time_zone": "UTC", "currency": "EUR"}]),
        "departments": _rows("d", [{"id": k, "name": k, "parent": v} for k, v in PARENTS.items()]),
        "services": _rows("s", [{"id": k, "name": k.title(), "stream": v} for k, v in SERVICES.items()]),
        "streams": _rows("v", [
            {"id": "joining", "name": "Joining", "measure": "joined", "owner": "HR"},
            {"id": "pay", "name": "Pay", "measure": "payslips"},
        ]),
        "tickets": tickets, "cases": _cases(dice, tickets), "responses": responses, "answers": answers,
        "invitations": _invitations(), "people": pd.concat([_people(dice), _undated(dice)], ignore_index=True),
        "deliveries": _deliveries(dice), "costs": _costs(dice), "measures": _measures(dice),
        "assumptions": _assumptions(), "targets": _targets(),
    }
    return extended(base)


@cache
def store() -> Store:
    return Store(frames())


def _rows(prefix: str, rows: list[dict], batch: str = "B1") -> pd.DataFrame:
    return pd.DataFrame([{"source": "test", "id": f"{prefix}{i}", "batch": batch, **row} for i, row in enumerate(rows)])


def _batches() -> pd.DataFrame:
    return pd.DataFrame([
        {"batch": "B1", "arrived": 1, "file_name": "first.csv", "newest_at": datetime(2026, 4, 20)},
        {"batch": "B2", "arrived": 2, "file_name": "second.csv", "newest_at": NEWEST},
    ]).assign(source="test", loaded_at=NEWEST)


def _batch_tables() -> pd.DataFrame:
    tables = ("tickets", "responses", "answers", "invitations", "people", "deliveries", "costs", "measures")
    return pd.DataFrame([{"batch": b, "table": t, "mapped": "[]"} for t in tables for b in ("B1", "B2")])


def _tickets(dice: Dice, n: int = 1500) -> pd.DataFrame:
    opened = dice.days(n) + pd.to_timedelta(dice.rng.integers(0, 24 * 60, n), unit="min")
    hours = dice.rng.gamma(1.2, 60.0, n)
    finished = opened + pd.to_timedelta(hours, unit="h")
    newest = pd.Timestamp(NEWEST)
    done = (finished <= newest) & (dice.rng.random(n) > 0.06)
    opened, finished = pd.Series(opened).where(opened <= newest, newest), pd.Series(finished).where(done)
    cancelled = done & (dice.rng.random(n) < 0.03)
    state = np.where(cancelled, "cancelled", np.where(done, "done", "working"))
    promised = dice.rng.random(n) > 0.1
    kept = pd.Series(hours < 100, dtype="boolean").where(done & ~cancelled & promised)
    frame = pd.DataFrame({
        "source": "test", "id": [f"T{i}" for i in range(n)], "batch": np.where(np.arange(n) < 1000, "B1", "B2"),
        "opened_at": opened, "resolved_at": finished.where(dice.rng.random(n) > 0.05), "finished_at": finished,
        "updated_at": finished.fillna(opened), "state_class": state, "promise_kept": kept,
        "reopen_count": dice.rng.poisson(0.08, n), "came_back": dice.rng.random(n) < 0.12,
        "service": dice.one_of([*SERVICES, None], n, p=[0.4, 0.3, 0.2, 0.08, 0.02]),
        "department": dice.one_of([*STAFF, "unknown"], n, p=[0.3, 0.2, 0.2, 0.2, 0.02, 0.08]),
        "kind": dice.one_of(["incident", "request"], n), "channel": dice.one_of(["portal", "phone", None], n),
        "location": dice.one_of(["Oslo", "Bergen"], n), "priority": dice.one_of(["1", "2", "3"], n),
        "team": dice.one_of(["desk", "field"], n), "category": dice.one_of(["hardware", "software"], n),
        "person": dice.one_of([f"p{i}" for i in range(150)], n),
    })
    return frame.assign(
        opened_on=frame["opened_at"].dt.date, finished_on=frame["finished_at"].dt.date,
        hours_to_resolve=(frame["finished_at"] - frame["opened_at"]).dt.total_seconds() / 3600,
    )


def _cases(dice: Dice, tickets: pd.DataFrame) -> pd.DataFrame:
    newest = pd.Timestamp(NEWEST)
    seen = tickets["finished_at"].fillna(newest)
    finished = tickets["state_class"] == "done"
    history = tickets["service"].isin(["access", "laptops"])
    hands = pd.Series(dice.rng.poisson(1.3, len(tickets)), dtype="Int64").where(dice.rng.random(len(tickets)) > 0.1)
    hours = (seen - tickets["opened_at"]).dt.total_seconds() / 3600
    return pd.DataFrame({
        "source": "test", "id": tickets["id"], "batch": tickets["batch"], "service": tickets["service"],
        "stream": tickets["service"].map(SERVICES), "department": tickets["department"],
        "started_at": tickets["opened_at"], "finished_at": tickets["finished_at"].where(finished), "seen_at": seen,
        "started_on": tickets["opened_on"], "finished_on": tickets["finished_on"].where(finished),
        "seen_on": seen.dt.date, "finished": finished, "cancelled": tickets["state_class"] == "cancelled",
        "tickets": 1, "handoffs": hands, "handoffs_from": np.where(history, "history", "counter"),
        "working_hours": (hours * 8 / 24).round(3), "hours": hours,
    })


def _answers(dice: Dice) -> tuple[pd.DataFrame, pd.DataFrame]:
    parts = [
        _survey(dice, "served", "satisfaction", 700, (1, 5), confidential=False),
        _survey(dice, "served", "lost_time", 600, (0, 90), confidential=False),
        _survey(dice, "pulse", "recommend", 900, (0, 10), confidential=True),
        _survey(dice, "market", "customer_recommend", 300, (0, 10), confidential=False),
    ]
    answers = pd.concat(parts, ignore_index=True)
    answers["id"] = [f"A{i}" for i in range(len(answers))]
    answers["response"] = [f"R{i}" for i in range(len(answers))]
    responses = answers[["source", "batch", "survey", "answered_at", "answered_on", "arrived", "department", "service", "person"]]
    complete = dice.rng.random(len(answers)) > 0.07
    return responses.assign(id=answers["response"], complete=complete), answers.assign(column="Q1")


def _survey(dice: Dice, survey: str, asks: str, n: int, scale: tuple[int, int], *, confidential: bool) -> pd.DataFrame:
    low, high = scale
    at = dice.days(n) + pd.to_timedelta(dice.rng.integers(0, 17 * 60, n), unit="min")
    value = dice.rng.integers(low, high + 1, n).astype(float)
    eleven = (low, high) == (0, 10)
    late = dice.rng.random(n) < 0.02
    arrived = np.where((at < pd.Timestamp(2026, 4, 20)) & ~late, 1, 2)
    return pd.DataFrame({
        "source": "test", "batch": np.where(arrived == 1, "B1", "B2"), "survey": survey, "asks": asks, "value": value,
        "answered_at": at, "answered_on": at.date, "arrived": arrived, "score": (value - low) / (high - low) * 100,
        "favourable": value > high - 2 if high != 90 else None,
        "promoter": value >= 9 if eleven else None, "detractor": value <= 6 if eleven else None,
        "confidential": confidential, "person": dice.one_of([f"p{i}" for i in range(150)], n),
        "service": dice.one_of([*SERVICES, "unassigned"], n, p=[0.5, 0.3, 0.12, 0.05, 0.03]),
        "department": dice.one_of(list(STAFF), n, p=[0.4, 0.3, 0.15, 0.1, 0.05]),
    })


def _invitations() -> pd.DataFrame:
    quarters = [date(2025 + q // 4, q % 4 * 3 + 1, 1) for q in range(7)]
    return _rows("i", [
        {"survey": "pulse", "invited_at": datetime.combine(day, datetime.min.time()), "invited_on": day,
         "department": name, "invited": size, "arrived": 1}
        for day in quarters for name, size in STAFF.items()
    ])


def _people(dice: Dice) -> pd.DataFrame:
    rows = []
    for department, size in STAFF.items():
        for _ in range(int(size * 1.4)):
            hired = date(2018, 1, 1) + timedelta(days=int(dice.rng.integers(0, 3100)))
            left = hired + timedelta(days=int(dice.rng.exponential(2500)) + 30)
            gone = date(2025, 1, 5) <= left <= NEWEST.date()
            kind = dice.one_of(["voluntary", "involuntary", "retirement"], 1, p=[0.6, 0.3, 0.1])[0] if gone else None
            if left >= date(2025, 1, 5) and hired <= NEWEST.date():
                rows.append({"hired_on": hired, "left_on": left if gone else None, "leave_kind": kind,
                             "department": department, "location": dice.one_of(["Oslo", "Bergen"], 1)[0]})
    rows[0] |= {"hired_on": date(2019, 3, 1), "left_on": date(2025, 1, 6), "leave_kind": "voluntary"}
    frame = _rows("w", rows).assign(seen_at=NEWEST)
    return frame.assign(person=frame["id"], left=frame["left_on"].notna())


def _undated(dice: Dice, n: int = 200) -> pd.DataFrame:
    return _rows("u", [{} for _ in range(n)]).assign(
        person=[f"u{i}" for i in range(n)], left=dice.rng.random(n) < 0.2, overtime=dice.rng.random(n) < 0.3,
        department=dice.one_of(["finance", "it"], n), location="Oslo",
    )


def _deliveries(dice: Dice, n: int = 600) -> pd.DataFrame:
    promised = pd.Series(dice.days(n, last=date(2026, 8, 10)))
    delivered = (promised + pd.to_timedelta(dice.rng.integers(-10, 5, n), unit="D")).where(dice.rng.random(n) > 0.05)
    delivered = delivered.where(delivered <= pd.Timestamp(NEWEST))
    on_time = (delivered <= promised).astype("boolean").where(delivered.notna())
    return _rows("x", [{} for _ in range(n)]).assign(
        promised_on=promised.dt.date, delivered_on=delivered.dt.date, on_time=on_time,
        stream=dice.one_of(["joining", "pay", None], n), region=dice.one_of(["north", "south"], n),
    )


def _months() -> list[date]:
    return [date(2025 + m // 12, m % 12 + 1, 1) for m in range(18)]


def _costs(dice: Dice) -> pd.DataFrame:
    return _rows("c", [
        {"on": day, "service": name, "stream": stream, "kind": kind, "amount": float(dice.rng.integers(1000, 9000)),
         "service_text": name, "currency": "EUR"}
        for day in _months() for name, stream in SERVICES.items() for kind in ("run", "change")
    ])


def _measures(dice: Dice) -> pd.DataFrame:
    rows = [
        {"on": day, "measure": measure, "value": float(dice.rng.integers(20, 90)), "stream": stream}
        for day in _months()[2:] for stream, measure in (("joining", "joined"), ("pay", "payslips"), ("pay", "complaints"))
    ]
    return _rows("m", rows)


def _assumptions() -> pd.DataFrame:
    def one(name, low, base, high, **more):
        return {"name": name, "low": low, "base": base, "high": high, "owner": "Finance", **more}

    return _rows("a", [
        one("loaded_hourly_rate", 30.0, 40.0, 55.0, currency="EUR", stated_on=date(2026, 1, 1)),
        one("loaded_hourly_rate", 20.0, 21.0, 22.0, currency="EUR", stated_on=date(2024, 1, 1)),
        one("recoverable_share", 0.2, 0.3, 0.5), one("recoverable_share", 0.1, 0.15, 0.2, service="payroll"),
        one("minutes_lost_per_ticket", 10.0, 20.0, 40.0), one("minutes_lost_per_ticket", 5.0, 6.0, 7.0, service="rooms"),
    ])


def _targets() -> pd.DataFrame:
    return _rows("t", [
        {"indicator": "promise_kept", "value": 0.9, "owner": "Chief operating officer", "agreed_by": "the board",
         "agreed_on": date(2026, 1, 10), "review_on": date(2026, 12, 31), "goal": "g1"},
        {"indicator": "promise_kept", "service": "payroll", "value": 0.97, "owner": "Head of pay"},
    ])
