"""An organisation in a store of its own, built by real imports: departments, services, and rounds of confidential answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from data.home import Home
from data.warehouse import Warehouse
from tests.batches import make_batch

QUESTIONS = {"Q1": ("recommend", 0, 10), "Q2": ("comfort", 1, 5)}


@dataclass
class Surveyed:
    """One home; ``told`` keeps what every import said, by batch, so that a test knows the truth."""

    folder: Path
    parents: dict[str, str | None]
    streams: dict[str, str | None] = field(default_factory=lambda: {"access": "joining", "rooms": "joining", "payroll": "pay"})
    number: int = 0

    def __post_init__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.warehouse = Warehouse(Home(self.folder / "home"))
        early = "2024-01-01"
        self._publish("departments", [{"id": k, "version_at": early, "name": k, "parent": v} for k, v in self.parents.items()])
        self._publish("services", [{"id": k, "version_at": early, "name": k, "stream": v} for k, v in self.streams.items()])

    def _publish(self, table: str, rows: list[dict], newest: datetime | None = None) -> str:
        self.number += 1
        batch = make_batch(self.folder, f"f{self.number}", table, rows)
        return self.warehouse.publish(replace(batch, newest_at=newest)).batch

    def ask(self, surveys: list[str]) -> None:
        """Describe the questions of these surveys."""
        self._publish("questions", [
            {"id": f"{s}/{c}", "version_at": "2024-01-01", "survey": s, "column": c, "asks": asks, "scale_low": low,
             "scale_high": high, "confidential": True, "confirmed": True}
            for s in surveys for c, (asks, low, high) in QUESTIONS.items()
        ])

    def load(self, rows: pd.DataFrame, newest: datetime, version: str = "2025-01-01") -> str:
        """One import of answers: `id, department, survey, service, day, Q1, Q2`; the batch's name."""
        self.number += 1
        filled = [
            {"id": r.id, "version_at": version, "survey": r.survey, "answered_at": r.day, "department_text": r.department,
             "service_text": r.service, "person": r.id} for r in rows.itertuples()
        ]
        given = [
            {"id": f"{r.id}/{c}", "version_at": version, "response": r.id, "survey": r.survey, "column": c,
             "value": float(getattr(r, c)), "answered_at": r.day} for r in rows.itertuples() for c in QUESTIONS
        ]
        parts = [make_batch(self.folder, f"f{self.number}", name, made) for name, made in (("responses", filled), ("answers", given))]
        batch = replace(parts[0], tables=(*parts[0].tables, *parts[1].tables), newest_at=newest)
        return self.warehouse.publish(batch).batch
