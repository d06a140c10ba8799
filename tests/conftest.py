"""What tests share: homes of their own, real exports where they are at hand, the demo organisation loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from data.home import Home

# No test asserts a time: how fast an example runs depends on what else the machine does.
settings.register_profile("windshield", deadline=None)
settings.load_profile("windshield")

ROOT = Path(__file__).parent.parent
REAL_EXPORTS = ROOT.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path, monkeypatch):
    """No test sees the home or the key of whoever runs it."""
    monkeypatch.setenv("WINDSHIELD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WINDSHIELD_KEY", str(tmp_path / "person.key"))
    monkeypatch.delenv("REGISTER_URL", raising=False)


@pytest.fixture
def home(tmp_path) -> Home:
    """An empty home."""
    return Home(tmp_path / "home").create()


@pytest.fixture
def real():
    """The path of a real export by name; skips where the folder of real exports is not at hand."""

    def path(name: str) -> Path:
        found = REAL_EXPORTS / name
        if not found.exists():
            pytest.skip(f"the real exports are not at hand: no {name} in ../shared/data")
        return found

    return path
