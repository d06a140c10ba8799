"""The two how-to pages, followed step by step in a copy of the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"`(?P<file>[\w/.]+)`\n\n```\w+\n(?P<text>.*?)```", re.DOTALL)


@pytest.fixture
def project(tmp_path):
    """A copy of the rooms, without anything that was built."""
    copy = tmp_path / "project"
    for room in ("data", "connectors", "metrics"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def follow(page: str, project: Path) -> list[str]:
    """Write the files that a page shows; returns their names."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    written = []
    for found in _BLOCK.finditer(text):
        (project / found["file"]).write_text(found["text"], encoding="utf-8")
        written.append(found["file"])
    return written


def command(project: Path, *arguments: str):
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=project, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": ""}, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_new_system_is_recognised_and_loaded(project):
    assert len(follow("adding_a_system.md", project)) == 2
    sample = "connectors/tickets/samples/tray.csv"
    recognised = command(project, "connectors", "recognise", sample, "--json")
    assert "tray" in json.dumps(recognised)
    loaded = command(project, "connectors", "load", sample, "--json")
    report = loaded[0] if isinstance(loaded, list) else loaded
    assert (report["profile"], report["rows"], report["kept"], report["refused"]) == ("tray", 2, 2, 0)
    assert command(project, "metrics", "value", "tickets", "--json")[0]["value"] == 2


def test_the_new_indicator_is_in_the_book_and_answers(project):
    assert follow("adding_an_indicator.md", project) == ["metrics/indicators/diagnostic/raised_by_phone.py"]
    tickets = project.parent / "calls.csv"
    tickets.write_text(
        "number,category,opened_at,closed_at,assignment_group,caller_id,contact_type\n"
        "A1,X,2025-01-20 10:00:00,,G,Ann Example,Phone\n"
        "A2,X,2025-01-21 10:00:00,,G,Bo Example,Portal\n"
        "A3,X,2025-01-22 10:00:00,,G,Bo Example,phone\n"
        "A4,X,2025-01-23 10:00:00,,G,Bo Example,\n", encoding="utf-8")
    command(project, "connectors", "load", str(tickets), "--json")
    row = command(project, "metrics", "value", "raised_by_phone", "--json")[0]
    assert row["n"] == 3
    assert row["value"] == pytest.approx(2 / 3)
    assert row["lo"] < row["value"] < row["hi"]
