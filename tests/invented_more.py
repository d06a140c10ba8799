"""What the invented organisation holds beyond tickets, answers and people's spells; drawn apart, so as to move nothing."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from tests import invented

STALE = {"joining": 10.0, "pay": 5.0}
MOMENTS = {"access": "joining", "laptops": "first 90 days", "payroll": "leaving"}
OWNERS = {"access": "claims", "laptops": "IT ", "payroll": "finance", "rooms": None}


def extended(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames with further columns and tables."""
    dice = invented.Dice(np.random.default_rng(4))
    tickets = _tickets(dice, frames["tickets"])
    cases, rests = _cases(dice, frames["cases"])
    responses, answers = _answers(dice, frames["responses"], frames["answers"])
    frames = {**frames, "people": pd.concat([frames["people"], _leavers()], ignore_index=True)}
    filled, told = _engagement(dice, frames["people"])
    responses, answers = (pd.concat(pair, ignore_index=True) for pair in ((responses, filled), (answers, told)))
    return {
        **frames, "organisation": frames["organisation"].assign(leaving_study_approved_by="the works council"),
        "tickets": tickets, "cases": cases, "case_rests": rests, "responses": responses, "answers": answers,
        "services": frames["services"].assign(
            department="it", moment=frames["services"]["id"].map(MOMENTS),
            owner_department=frames["services"]["id"].map(OWNERS),
        ),
        "streams": frames["streams"].assign(stale_days=frames["streams"]["id"].map(STALE)),
        "batch_tables": pd.concat([frames["batch_tables"], _batch_tables()], ignore_index=True),
        "requisitions": _requisitions(dice), "customers": _customers(dice), "impairments": _impairments(dice),
        "assumptions": pd.concat([frames["assumptions"], _assumptions()], ignore_index=True),
    }


def _day(moments: pd.Series) -> pd.Series:
    # A store of frames reads a mostly empty column of NaT as dates of its own.
    return pd.Series([None if pd.isna(m) else m.date() for m in moments], index=moments.index, dtype=object)


def _batch_tables() -> pd.DataFrame:
    names = ("requisitions", "customers", "outages", "services", "streams", "ticket_events")
    return pd.DataFrame([{"batch": b, "table": t, "mapped": "[]"} for t in names for b in ("B1", "B2")])


def _tickets(dice, tickets: pd.DataFrame) -> pd.DataFrame:
    n = len(tickets)
    change = np.arange(n) % 12 == 5
    live = (tickets["opened_at"] + pd.to_timedelta(dice.rng.gamma(2.0, 240, n), unit="h")).where(dice.rng.random(n) < 0.5)
    live = live.where(change & (live <= pd.Timestamp(invented.NEWEST)))
    ended = live.fillna(tickets["finished_at"]).where(change & (tickets["state_class"] != "cancelled"))

    def flag(share, known=0.8):
        return pd.Series(dice.rng.random(n) < share, dtype="boolean").where(dice.rng.random(n) < known)

    return tickets.assign(
        kind=np.where(change, "change", tickets["kind"]), live_at=live, live_on=_day(ended),
        is_repeat=dice.rng.random(n) < 0.06, article_used=flag(0.3), self_served=flag(0.2), proactive=flag(0.1, 0.5),
        channel=dice.one_of(["portal", "phone", "Monitoring ", None], n), item=dice.one_of(["vpn", "laptop", "badge", None], n),
        cause=dice.one_of([None, *(f"PRB{i}" for i in range(60))], n),
        person=tickets["person"].where(dice.rng.random(n) < 0.9),
    )


def _cases(dice, cases: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    n = len(cases)
    known = dice.rng.random(n) < 0.9
    out = dice.rng.random(n) < 0.3
    before = pd.Series(dice.rng.random(n) < 0.4, dtype="boolean").where(out & ~cases["cancelled"])
    cases = cases.assign(
        raised=dice.rng.integers(1, 4, n), has_history=dice.rng.random(n) < 0.7, before_opening=before,
        worked_hours=(cases["working_hours"] * dice.rng.beta(2, 5, n)).where(known),
        last_event_at=cases["seen_at"],
    )
    rests = []
    for row in cases[cases["has_history"] & cases["stream"].notna()].to_dict("records"):
        limit = STALE[row["stream"]]
        length = (row["seen_at"] - row["started_at"]).days
        if length > limit + 1 and dice.rng.random() < 0.5:
            dropped = row["started_at"] + timedelta(days=limit)
            until = None if not row["finished"] and dice.rng.random() < 0.5 else dropped + timedelta(days=int(length - limit) // 2)
            rests.append({"case_id": row["id"], "dropped_at": dropped, "until_at": until, "dropped_on": dropped.date(),
                          "until_on": None if until is None else until.date()})
    return cases, pd.DataFrame(rests)


def _answers(dice, responses: pd.DataFrame, answers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    ask = invented._survey
    parts = [
        ask(dice, "served_more", "effort", 700, (1, 7), confidential=False),
        ask(dice, "served_more", "happiness", 500, (0, 10), confidential=False),
        ask(dice, "climate", "comfort", 500, (1, 5), confidential=True),
        ask(dice, "climate", "safety", 500, (1, 5), confidential=True),
        ask(dice, "climate", "readiness", 500, (1, 5), confidential=True),
        ask(dice, "buyers", "customer_satisfaction", 300, (1, 5), confidential=False),
    ]
    more = pd.concat(parts, ignore_index=True)
    more = more.assign(id=[f"M{i}" for i in range(len(more))], response=[f"N{i}" for i in range(len(more))], column="Q2")
    filled = more[[c for c in responses if c in more and c != "id"]].assign(id=more["response"], complete=True)
    answers = pd.concat([answers, more], ignore_index=True)
    moment = answers["service"].map(MOMENTS)
    return pd.concat([responses, filled], ignore_index=True), answers.assign(moment=moment.where(moment.notna(), None))


def _leavers(n: int = 90) -> pd.DataFrame:
    """Colleagues of long standing, of whom a third leaves in the spring of 2025: enough to be followed."""
    left = [date(2025, 3, 1) + timedelta(days=2 * i // 3) if i % 3 == 0 else None for i in range(n)]
    return invented._rows("l", [
        {"hired_on": date(2019, 5, 1), "left_on": day, "leave_kind": "voluntary" if day else None, "left": day is not None,
         "department": ("finance", "it")[i % 2], "location": ("Oslo", "Bergen")[i // 2 % 2], "person": f"l{i}",
         "seen_at": invented.NEWEST}
        for i, day in enumerate(left)
    ])


def _engagement(dice, people: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every colleague in post early in 2025 answers once; who is unhappy is left to chance."""
    day = pd.Timestamp(2025, 2, 10)
    there = people[(pd.to_datetime(people["hired_on"]) <= day) & ~(pd.to_datetime(people["left_on"]) < day)].reset_index()
    value = dice.rng.integers(1, 6, len(there)).astype(float)
    told = pd.DataFrame({
        "source": "test", "batch": "B1", "survey": "engaged", "asks": "engagement", "value": value, "column": "Q3",
        "answered_at": day, "answered_on": day.date(), "arrived": 1, "score": (value - 1) * 25, "favourable": value > 3,
        "confidential": True, "person": there["person"], "employee": there["person"], "service": "unassigned",
        "department": there["department"], "id": [f"E{i}" for i in range(len(there))],
        "response": [f"F{i}" for i in range(len(there))],
    })
    kept = ["source", "batch", "survey", "answered_at", "answered_on", "arrived", "department", "service", "person"]
    return told[kept].assign(id=told["response"], complete=True), told


def _requisitions(dice, n: int = 260) -> pd.DataFrame:
    opened = pd.Series(dice.days(n, last=date(2026, 7, 1)))
    newest = pd.Timestamp(invented.NEWEST)
    accepted = opened + pd.to_timedelta(dice.rng.integers(10, 120, n), unit="D")
    cancelled = opened + pd.to_timedelta(dice.rng.integers(10, 300, n), unit="D")
    filled = (accepted < cancelled) & (accepted <= newest)
    dropped = (cancelled < accepted) & (cancelled <= newest)
    accepted, cancelled = accepted.where(filled), cancelled.where(dropped)

    return invented._rows("q", [{} for _ in range(n)]).assign(
        opened_at=opened, accepted_at=accepted, cancelled_at=cancelled, opened_on=_day(opened), accepted_on=_day(accepted),
        cancelled_on=_day(cancelled), held_days=np.where(dice.rng.random(n) < 0.2, 5.0, np.nan),
        department=dice.one_of(list(invented.STAFF), n),
    )


def _customers(dice, n: int = 400) -> pd.DataFrame:
    since = pd.Series(dice.days(n, last=date(2026, 6, 1))) - pd.to_timedelta(600, unit="D")
    left = (since + pd.to_timedelta(dice.rng.exponential(1500, n), unit="D")).dt.normalize()
    left = left.where((left <= pd.Timestamp(invented.NEWEST)) & (left >= pd.Timestamp(2025, 1, 3)))
    return invented._rows("k", [{} for _ in range(n)]).assign(
        customer=[f"c{i}" for i in range(n)], since_on=since.dt.date, left_on=_day(left),
        stream=dice.one_of(["joining", "pay"], n),
    )


def _impairments(dice) -> pd.DataFrame:
    rows = []
    for stream in ("joining", "pay"):
        for day in sorted(dice.rng.choice(500, 25, replace=False)):
            start = pd.Timestamp(2025, 1, 5, int(dice.rng.integers(0, 24))) + pd.Timedelta(days=int(day))
            rows.append({"stream": stream, "started_at": start, "ended_at": start + pd.Timedelta(hours=float(dice.rng.integers(1, 20))),
                         "started_on": start.date(), "affected_share": float(dice.one_of([0.2, 0.5, 1.0], 1)[0]),
                         "share_stated": True, "interruptions": 1})
    return invented._rows("z", rows)


def _assumptions() -> pd.DataFrame:
    def one(name, low, base, high, **more):
        return {"name": name, "low": low, "base": base, "high": high, "owner": "Finance", **more}

    return invented._rows("b", [
        one("revenue_per_hour", 100.0, 200.0, 400.0), one("revenue_per_hour", 10.0, 20.0, 30.0, stream="pay"),
        one("minutes_saved_per_ticket", 5.0, 10.0, 15.0), one("automatable_share", 0.1, 0.2, 0.6),
        one("automation_running_cost", 1.0, 2.0, 3.0), one("automation_setup_cost", 50.0, 80.0, 120.0),
    ])
