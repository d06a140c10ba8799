"""Homes for tests of the pages: nothing loaded, the demo in small, and one in which every figure must be withheld."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from connectors.demo import make
from connectors.load import load
from data.home import Home

DEPARTMENTS = ("Finance", "Legal", "Claims")


def demo(folder: Path, scale: float = 0.1) -> Home:
    """The demo organisation in small, loaded as ever, in a folder of its own."""
    home = Home(folder / "demo").create()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WINDSHIELD_KEY", str(folder / "person.key"))
        make(lambda words: None, home, scale=scale)
    return home


def withheld(folder: Path) -> Home:
    """Three colleagues in three departments, one of whom left: too few for any figure about people."""
    home = Home(folder).create()
    lines = ["employee id,hire date,termination date,department,termination reason"]
    lines += [f"E{i},2019-0{i}-01,{'2025-05-31' if i == 2 else ''},{name},{'voluntary' if i == 2 else ''}" for i, name in enumerate(DEPARTMENTS, 1)]
    file = folder / "few_people.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WINDSHIELD_KEY", str(folder / "person.key"))
        load(file, home, as_of=datetime(2026, 7, 31))
    return home
